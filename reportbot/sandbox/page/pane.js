/** One device: a header, a chat seen by one person, and a composer. */

import * as api from "./api.js";
import { renderRow, initials } from "./bubble.js";
import { dayLabel, nowOf } from "./clock.js";
import { commandsFor } from "./commands.js";
import { Composer } from "./composer.js";
import { button, el, icon } from "./dom.js";
import { badge, toast, zoom } from "./notices.js";
import { rowsOf } from "./timeline.js";
import { words } from "./words.js";

const NEAR_BOTTOM = 80;
const BUSY_MS = 10_000;

/** hooks: onDeepLink(viewer, payload). */
export class Pane {
  constructor(name, hooks) {
    this.name = name;
    this.hooks = hooks;
    this.opened = new Set();
    this.busy = new Set();
    this.drawn = new Map();
    this.composer = new Composer({
      onError: (text) => this.toast(text),
      onSent: () => this.scrollDown(),
      commands: () => commandsFor(this.scene.state, this.scene.chat, this.scene.viewer),
      now: () => nowOf(this.scene.state),
    });
    this.build();
  }

  build() {
    const place = words.panes[this.name];
    this.header = el("header", { class: "chat-header" });
    this.switches = el("div", { class: "switches" });
    this.list = el("ol", { class: "messages" });
    this.scroller = el("div", { class: "scroller", role: "log", "aria-live": "off", tabindex: 0 }, this.list);
    this.scroller.addEventListener("scroll", () => this.onScroll());
    this.down = button("round down", icon("down"), () => this.scrollDown(), words.toBottom);
    this.stage = el("div", { class: "stage" }, this.scroller, this.down);
    this.foot = el("div", { class: "foot" });
    this.device = el("div", { class: `device device-${this.name}` }, this.header, this.switches, this.stage, this.foot);
    this.node = el("section", { class: `pane pane-${this.name}`, id: `pane-${this.name}`, "aria-label": place.caption },
      el("div", { class: "caption" }, el("h2", null, place.caption), el("p", null, place.hint)), this.device);
    new ResizeObserver(() => this.onResize()).observe(this.scroller);
  }

  /** scene: {state, chat, viewer, title, subtitle, switches}; chat {id, type}. */
  show(scene) {
    const moved = this.scene?.chat?.id !== scene.chat?.id || this.scene?.viewer?.id !== scene.viewer?.id;
    this.scene = scene;
    this.header.replaceChildren(el("span", { class: "face face-bot", "aria-hidden": "true" }, initials(scene.title)),
      el("div", { class: "chat-title" }, el("h2", null, scene.title), el("p", null, scene.subtitle)));
    this.switches.replaceChildren(...scene.switches);
    this.scroller.setAttribute("aria-label", words.messagesOf(scene.title));
    if (moved) this.forget();
    this.drawMessages(moved);
    this.drawFoot();
  }

  forget() {
    this.drawn.clear();
    this.list.replaceChildren();
    this.pinned = true;
    this.missed = 0;
  }

  messages() {
    return this.scene.state.messages.get(this.scene.chat?.id) ?? [];
  }

  drawMessages(moved) {
    const atEnd = moved || this.isNearEnd();
    const focus = this.rememberFocus();
    const rows = rowsOf(this.messages());
    const now = nowOf(this.scene.state);
    const nodes = rows.flatMap((row) => [row.newDay && dayMark(row, now), this.drawRow(row)].filter(Boolean));
    const keys = new Set(rows.map((row) => row.key));
    for (const key of this.drawn.keys()) if (!keys.has(key)) this.drawn.delete(key);
    const before = this.list.querySelectorAll("[data-message]").length;
    setChildren(this.list, nodes.length ? nodes : [this.emptyNote()]);
    if (!atEnd) this.missed += this.list.querySelectorAll("[data-message]").length - before;
    this.restoreFocus(focus);
    if (atEnd) this.scrollDown();
    this.refreshDown();
  }

  drawRow(row) {
    const view = this.view();
    const signature = JSON.stringify([row, view]);
    const known = this.drawn.get(row.key);
    if (known?.signature === signature) return known.node;
    const node = renderRow(row, view, this.rowHooks());
    this.drawn.set(row.key, { signature, node });
    return node;
  }

  view() {
    const { state, chat, viewer } = this.scene;
    return { viewerId: viewer?.id, botId: state.bot.id, isGroup: chat?.type !== "private" };
  }

  rowHooks() {
    return {
      isOpen: (message) => this.opened.has(keyOf(message)),
      onOpen: (message) => this.opened.add(keyOf(message)),
      isBusy: (message, data) => this.busy.has(`${keyOf(message)}:${data}`),
      onPress: (message, data, node) => this.press(message, data, node),
      onReply: (message) => this.composer.setAbout({ kind: "reply", message }),
      onEdit: (message) => this.composer.setAbout({ kind: "edit", message }),
      onFind: (messageId) => this.find(messageId),
      onCommand: (text) => this.composer.post({ text }),
      onCopy: (text) => this.copy(text),
      onLink: (url) => this.follow(url),
      onZoom: zoom,
    };
  }

  emptyNote() {
    const isGroup = this.scene.chat && this.scene.chat.type !== "private";
    const text = isGroup ? words.emptyGroup : words.emptyPrivate(this.scene.state.bot.first_name);
    return el("li", { class: "empty" }, el("span", null, this.scene.viewer ? text : words.nobody));
  }

  drawFoot() {
    const { viewer, chat } = this.scene;
    if (!viewer || !chat) return this.setFoot(el("p", { class: "foot-note" }, chat ? words.notMember : words.noGroup));
    this.composer.aim(chat.id, viewer);
    if (viewer.blocked_bot && chat.type === "private") return this.setFoot(this.blockedNote());
    if (chat.type === "private" && !this.messages().length) return this.setFoot(this.startButton());
    return this.setFoot(this.composer.node);
  }

  setFoot(node) {
    if (node === this.foot.firstChild) return;
    this.foot.replaceChildren(node);
  }

  startButton() {
    return button("primary start", words.start, () => this.composer.post({ text: "/start" }));
  }

  blockedNote() {
    const unblock = () => api.setBlocked(this.scene.viewer.id, false).catch((error) => this.toast(words.failed(error.message)));
    return el("div", { class: "blocked" }, el("span", null, words.blocked), button("primary", words.unblock, unblock));
  }

  async press(message, data, node) {
    const key = `${keyOf(message)}:${data}`;
    this.busy.add(key);
    node.setAttribute("aria-busy", "true");
    setTimeout(() => this.settle(), BUSY_MS);
    try {
      await api.press(this.scene.viewer.id, message, data);
    } catch (error) {
      this.settle();
      this.toast(words.failed(error.message));
    }
  }

  /** The bot answered a press (or will not): no button waits any longer. */
  settle() {
    const waited = this.busy.size > 0;
    this.busy.clear();
    for (const key of this.list.querySelectorAll("[aria-busy]")) key.removeAttribute("aria-busy");
    return waited;
  }

  toast(text) {
    toast(this.stage, text);
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.toast(words.copied);
    } catch {
      this.toast(words.copyFailed);
    }
  }

  /** A link to the bot itself opens its private chat, as in Telegram; no other link leads out of the page. */
  follow(url) {
    const own = new RegExp(`^(?:https://t\\.me/|tg://resolve\\?domain=)${this.scene.state.bot.username}\\b`, "i");
    if (!own.test(url)) this.toast(words.linkHint(url));
    else this.hooks.onDeepLink(this.scene.viewer, /[?&]start=([\w-]+)/.exec(url)?.[1] ?? null);
  }

  find(messageId) {
    const row = this.list.querySelector(`[data-message="${Number(messageId)}"]`);
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    row.classList.remove("found");
    requestAnimationFrame(() => row.classList.add("found"));
  }

  isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
  }

  scrollDown() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.pinned = true;
  }

  /** A chat that was at its end stays there when its window gets smaller, whichever event comes first. */
  onScroll() {
    if (this.scroller.clientHeight === this.height) this.refreshDown();
  }

  onResize() {
    this.height = this.scroller.clientHeight;
    if (this.pinned) this.scrollDown();
    this.refreshDown();
  }

  refreshDown() {
    this.pinned = this.isNearEnd();
    if (this.pinned) this.missed = 0;
    this.down.hidden = this.pinned;
    const news = this.missed > 0 ? this.missed : 0;
    this.down.replaceChildren(icon("down"), ...[badge(news)].filter(Boolean));
    this.down.setAttribute("aria-label", news ? `${words.toBottom} (${words.unread(news)})` : words.toBottom);
  }

  rememberFocus() {
    const row = document.activeElement?.closest?.("[data-message]");
    if (!row || !this.list.contains(row)) return null;
    return { id: row.dataset.message, at: focusables(row).indexOf(document.activeElement) };
  }

  restoreFocus(focus) {
    if (!focus || this.list.contains(document.activeElement)) return;
    const row = this.list.querySelector(`[data-message="${focus.id}"]`);
    const target = row && (focusables(row)[focus.at] ?? focusables(row)[0]);
    (target ?? this.scroller).focus({ preventScroll: true });
  }
}

const keyOf = (message) => `${message.chat.id}:${message.message_id}`;

const focusables = (row) => [...row.querySelectorAll("button, [tabindex]")];

const dayMark = (row, now) => el("li", { class: "service day" }, el("span", null, dayLabel(row.messages[0].date, now)));

/** Moves only what is out of place, because a node taken out loses its focus and its playing video. */
function setChildren(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => parent.children[index] !== node && parent.insertBefore(node, parent.children[index]));
}
