/** Puts the three devices together and keeps each showing what its person would see. */

import * as api from "./api.js";
import { nowOf, shortDayOf, timeOf } from "./clock.js";
import { button, el, icon } from "./dom.js";
import { Lesson } from "./lesson.js";
import { summaryOf } from "./media.js";
import { openMenu } from "./menu.js";
import { alertDialog, announce, badge, toast } from "./notices.js";
import { Pane } from "./pane.js";
import * as people from "./people.js";
import { Store } from "./store.js";
import { faultOn, toolItems } from "./tools.js";
import { language, words } from "./words.js";

const TAB_ICONS = { citizen: "phone", team: "people", side: "shield", lesson: "check" };
const SHOWN = new Set(["message", "edit", "delete"]);
const TAUGHT = new Set(["message", "edit", "answer", "lesson"]);
const ROOMY = "(min-width: 1280px)";
const CLOCK_MS = 5000;
const wantedAdmin = Number(new URLSearchParams(location.search).get("admin")) || null;

class App {
  constructor() {
    this.chosen = { citizen: null, team: null, side: null };
    this.unread = new Map();
    this.tab = "citizen";
    const hooks = { onDeepLink: (viewer, payload) => this.openBotChat(viewer, payload) };
    this.panes = Object.fromEntries(Object.keys(words.panes).map((name) => [name, new Pane(name, hooks)]));
    this.lesson = new Lesson({
      onGo: (place) => this.goTo(place), onDone: (title) => this.praise(title),
      onClose: () => this.showLesson(false), onChange: () => this.onLesson(),
    });
    this.store = new Store((state, event) => this.onChange(state, event), (isUp) => this.onConnection(isUp));
  }

  start() {
    document.title = words.title;
    document.documentElement.lang = language;
    this.tabs = el("nav", { class: "tabs", "aria-label": words.devices });
    this.floor = el("main", { class: "floor" }, Object.values(this.panes).map((pane) => pane.node), this.lesson.node);
    this.fault = el("div", { class: "fault", role: "status" });
    document.body.append(this.topBar(), this.fault, this.floor, this.tabs);
    this.markCurrent();
    setInterval(() => this.refreshClock(), CLOCK_MS);
    this.store.connect();
  }

  topBar() {
    this.clock = el("time", { class: "clock" });
    this.light = el("span", { class: "light", role: "status" });
    const say = (text) => toast(this.floor, text);
    const tools = button("tools", [icon("wrench"), el("span", null, words.tools)], () =>
      this.state && openMenu(tools, toolItems(this.state, this.viewers().citizen, say)), words.tools);
    tools.setAttribute("aria-haspopup", "menu");
    this.toLesson = button("tools to-lesson", "", () => this.showLesson(!this.floor.classList.contains("with-lesson")));
    this.toLesson.setAttribute("aria-controls", "lesson");
    this.toLesson.hidden = true;
    return el("header", { class: "top" },
      el("div", { class: "brand" }, el("span", { class: "mark", "aria-hidden": "true" }, icon("shield")),
        el("h1", null, words.brand, el("span", null, words.brandNote))),
      el("p", { class: "intro" }, words.intro), this.light, this.clock, this.toLesson, tools);
  }

  onConnection(isUp) {
    this.light.className = `light ${isUp ? "up" : "down"}`;
    this.light.replaceChildren(el("span", null, isUp ? words.online : words.offline));
  }

  onChange(state, event) {
    this.state = state;
    if (event?.kind === "answer") this.onAnswer(event);
    if (event?.kind === "message") this.onMessage(event.message);
    if (!event || SHOWN.has(event.kind)) this.draw();
    if (!event || TAUGHT.has(event.kind)) this.lesson.look();
  }

  /** The people shown in the three panes and those who may be chosen. */
  viewers() {
    const admin = people.adminOf(this.state, wantedAdmin);
    const citizens = people.citizensOf(this.state, admin);
    const team = people.moderatorsOf(this.state, admin);
    const side = admin ? [admin, ...team.filter((user) => user.id !== admin.id)] : team;
    const pick = (name, list) => list.find((user) => user.id === this.chosen[name]) ?? list[0] ?? null;
    return {
      admin, lists: { citizen: citizens, team, side },
      citizen: pick("citizen", citizens), team: pick("team", team), side: pick("side", side),
    };
  }

  draw() {
    const viewers = this.viewers();
    this.drawPrivate("citizen", viewers, words.citizens);
    this.drawTeam(viewers);
    this.drawPrivate("side", viewers, words.chatsOf);
    this.drawTabs();
    this.drawFault();
    this.refreshClock();
  }

  drawFault() {
    const name = faultOn(this.state);
    if (this.shownFault === name) return;
    this.shownFault = name;
    this.fault.replaceChildren(...(name ? [words.faultIsOn(name), button("", words.clearFaults, () => api.clearFaults())] : []));
  }

  drawPrivate(name, viewers, label) {
    const viewer = viewers[name];
    if (this.isVisible(name) && viewer) this.unread.delete(viewer.id);
    const switches = viewers.lists[name].length > 1 ? this.switches(name, viewers, label) : [];
    const chat = viewer && { id: viewer.id, type: "private" };
    const subtitle = viewer ? `${words.bot} · ${people.fullName(viewer)}` : words.bot;
    this.panes[name].show({ state: this.state, chat, viewer, title: this.state.bot.first_name, subtitle, switches });
  }

  drawTeam(viewers) {
    const chat = people.teamChat(this.state);
    if (this.isVisible("team") && chat) this.unread.delete(chat.id);
    this.panes.team.show({
      state: this.state, chat, viewer: viewers.team, title: chat?.title ?? words.noGroup,
      subtitle: words.members(people.presentIn(chat).length),
      switches: this.switches("team", viewers, words.actAs),
    });
  }

  switches(name, viewers, label) {
    const choices = viewers.lists[name].map((user) => this.choice(name, user, viewers));
    return [el("span", { class: "switch-label", id: `switch-${name}` }, label),
      el("div", { class: "switch", role: "group", "aria-labelledby": `switch-${name}` }, choices)];
  }

  choice(name, user, viewers) {
    const count = name === "team" ? 0 : this.unread.get(user.id) ?? 0;
    const isAdmin = user.id === viewers.admin?.id;
    const node = button("pick", [user.first_name, isAdmin && el("small", null, words.roleAdmin), badge(count)].filter(Boolean),
      () => this.choose(name, user.id));
    node.setAttribute("aria-pressed", String(viewers[name]?.id === user.id));
    node.dataset.user = user.id;
    return node;
  }

  choose(name, userId) {
    this.chosen[name] = userId;
    this.draw();
    this.panes[name].switches.querySelector(`[data-user="${Number(userId)}"]`)?.focus();
  }

  drawTabs() {
    const viewers = this.viewers();
    const counts = {
      citizen: this.unreadOf(viewers.lists.citizen), side: this.unreadOf(viewers.lists.side),
      team: this.unread.get(people.teamChat(this.state)?.id) ?? 0,
    };
    const names = [...Object.keys(words.panes), ...(this.lesson.exists ? ["lesson"] : [])];
    this.tabs.replaceChildren(...names.map((name) => this.tabButton(name, counts[name])));
  }

  markCurrent() {
    for (const [name, place] of Object.entries({ ...this.panes, lesson: this.lesson })) {
      place.node.classList.toggle("current", name === this.tab);
    }
  }

  unreadOf(users) {
    return users.reduce((sum, user) => sum + (this.unread.get(user.id) ?? 0), 0);
  }

  tabButton(name, count) {
    const node = button("tab", [icon(TAB_ICONS[name]), el("span", null, words.panes[name]?.tab ?? words.lessonTab), badge(count)].filter(Boolean),
      () => this.openTab(name));
    if (name === this.tab) node.setAttribute("aria-current", "page");
    return node;
  }

  openTab(name) {
    this.tab = name;
    this.markCurrent();
    this.draw();
    this.panes[name]?.scrollDown();
    this.tabs.querySelector("[aria-current]")?.focus();
  }

  /** A new lesson opens by itself where there is room for it beside the devices. */
  onLesson() {
    if (this.toLesson.hidden && this.lesson.exists) this.showLesson(matchMedia(ROOMY).matches);
    this.toLesson.hidden = !this.lesson.exists;
    if (!this.lesson.exists) this.showLesson(false);
    this.toLesson.textContent = `${words.lessonTab} ${this.lesson.done}/${this.lesson.tasks.length}`;
    this.drawTabs();
  }

  showLesson(isShown) {
    const hadFocus = this.lesson.node.contains(document.activeElement);
    this.floor.classList.toggle("with-lesson", isShown);
    this.toLesson.setAttribute("aria-expanded", String(isShown));
    this.toLesson.setAttribute("aria-pressed", String(isShown));
    if (isShown && !matchMedia(ROOMY).matches) this.lesson.node.focus();
    else if (hadFocus && !isShown) this.toLesson.focus();
  }

  /** Where a task is done: on narrow screens its tab, and in any case its chat has the focus. */
  goTo(place) {
    if (!matchMedia(ROOMY).matches) this.showLesson(false);
    this.openTab(place);
    this.panes[place].scroller.focus();
  }

  praise(title) {
    toast(this.floor, words.taskDone(title));
    announce(words.taskDone(title));
  }

  /** Narrow screens show one device at a time. */
  isVisible(name) {
    return this.panes[name].node.offsetParent !== null;
  }

  onMessage(message) {
    if (message.from?.id !== this.state.bot.id) return;
    announce(`${people.senderName(message)}: ${summaryOf(message)}`);
    this.unread.set(message.chat.id, (this.unread.get(message.chat.id) ?? 0) + 1);
    const markup = message.sandbox?.reply_markup ?? message.reply_markup;
    if (!markup?.force_reply) return;
    const pane = Object.values(this.panes).find((each) => each.scene?.chat?.id === message.chat.id);
    pane?.composer.setAbout({ kind: "reply", message });
  }

  onAnswer(event) {
    const panes = Object.values(this.panes);
    const waiting = panes.filter((pane) => pane.scene.viewer?.id === event.user_id && pane.settle());
    const pane = waiting[0] ?? panes.find((each) => each.scene.viewer?.id === event.user_id);
    const user = people.userById(this.state, event.user_id);
    if (event.url) (pane ?? this.panes.team).follow(event.url);
    if (!event.text) return;
    if (event.show_alert) alertDialog(people.fullName(user), event.text);
    else toast(pane?.stage ?? this.floor, event.text);
  }

  /** What Telegram does on a t.me link to the bot: its private chat, with a start parameter if there is one. */
  openBotChat(viewer, payload) {
    const name = this.viewers().citizen?.id === viewer.id ? "citizen" : "side";
    this.chosen[name] = viewer.id;
    this.openTab(name);
    if (payload) this.panes[name].composer.post({ text: `/start ${payload}` });
  }

  refreshClock() {
    if (!this.state) return;
    const now = nowOf(this.state);
    this.clock.replaceChildren(el("span", { class: "day" }, `${shortDayOf(now)}, `), `${timeOf(now)} WIB`);
  }
}

new App().start();
