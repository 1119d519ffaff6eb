/** Renders one row of a chat: a bubble with its name, quote, media, text, time and keyboard. */

import { timeOf } from "./clock.js";
import { button, el, icon, tappable } from "./dom.js";
import { renderText } from "./entities.js";
import { renderKeyboard } from "./keyboard.js";
import { renderMedia, summaryOf } from "./media.js";
import { fullName, originName, senderName } from "./people.js";
import { isService } from "./timeline.js";
import { words } from "./words.js";

const NAME_COLOURS = 6;

/** view: {viewerId, botId, isGroup}; hooks: what a tap does (see pane.js). */
export function renderRow(row, view, hooks) {
  const message = row.messages[0];
  if (isService(message)) return el("li", { class: "service" }, el("span", null, serviceText(message)));
  const mine = message.from?.id === view.viewerId && !message.sender_chat;
  const classes = ["row", mine ? "mine" : "theirs", row.first && "first", row.last && "last"];
  const stack = el("div", { class: "stack" },
    bubble(row, view, mine, hooks), actions(message, mine, hooks), keyboard(message, hooks));
  return el("li", { class: classes.filter(Boolean).join(" "), "data-message": message.message_id },
    view.isGroup && !mine && face(message, row.last, view), stack);
}

function bubble(row, view, mine, hooks) {
  const message = row.messages[0];
  const media = renderMedia(row.messages, hooks);
  const said = row.messages.find((each) => each.text ?? each.caption);
  const named = row.first && !mine;
  return el("div", { class: `bubble${media ? " with-media" : ""}${said ? "" : " no-text"}` },
    named && nameLine(message, view), origin(message), quote(message, hooks), media,
    said ? textOf(said, hooks, meta(row.messages)) : meta(row.messages));
}

function nameLine(message, view) {
  const isBot = message.from?.id === view.botId;
  return el("div", { class: `name name-${isBot ? 0 : colourOf(message)}` }, senderName(message),
    isBot && " ", isBot && el("span", { class: "tag" }, words.bot));
}

const colourOf = (message) => Math.abs((message.sender_chat ?? message.from ?? { id: 0 }).id) % NAME_COLOURS;

function face(message, shown, view) {
  if (!shown) return el("span", { class: "face hidden" });
  const colour = message.from?.id === view.botId ? "bot" : colourOf(message);
  return el("span", { class: `face face-${colour}`, "aria-hidden": "true" }, initials(senderName(message)));
}

export const initials = (name) => name.split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase();

function origin(message) {
  if (!message.forward_origin) return null;
  return el("div", { class: "origin" }, words.forwardedFrom(originName(message.forward_origin)));
}

function quote(message, hooks) {
  const target = message.reply_to_message;
  if (!target) return null;
  const lines = el("div", { class: `quote quote-${colourOf(target)}` },
    el("b", null, senderName(target)), el("span", null, summaryOf(target)));
  return tappable(lines, "link", () => hooks.onFind(target.message_id));
}

/** The time floats inside the text, so that it takes no line of its own where the last one has room. */
function textOf(message, hooks, time) {
  const [text, entities] = message.text !== undefined
    ? [message.text, message.entities] : [message.caption, message.caption_entities];
  const opening = { ...hooks, isOpen: () => hooks.isOpen(message), onOpen: () => hooks.onOpen(message) };
  return el("div", { class: "text" }, renderText(text, entities, opening), time);
}

function meta(messages) {
  const last = messages.at(-1);
  const edited = messages.some((each) => each.edit_date ?? each.sandbox?.edited);
  const locked = messages.some((each) => each.has_protected_content);
  return el("div", { class: "meta" },
    locked && el("span", { class: "locked", role: "img", title: words.protected, "aria-label": words.protected }, icon("lock")),
    edited && el("span", { class: "edited" }, words.edited),
    el("time", { datetime: new Date(last.date * 1000).toISOString() }, timeOf(last.date)));
}

function keyboard(message, hooks) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return renderKeyboard(rows, {
    ...hooks,
    isBusy: (data) => hooks.isBusy(message, data),
    onPress: (data, node) => hooks.onPress(message, data, node),
  });
}

function actions(message, mine, hooks) {
  const changeable = mine && !message.forward_origin && (message.text ?? message.caption);
  return el("div", { class: "actions" },
    button("act", icon("reply"), () => hooks.onReply(message), words.reply),
    changeable && button("act", icon("pencil"), () => hooks.onEdit(message), words.edit));
}

function serviceText(message) {
  if (message.new_chat_members) return words.joined(message.new_chat_members.map(fullName).join(", "));
  if (message.left_chat_member) return words.left(fullName(message.left_chat_member));
  if (message.pinned_message) return words.pinned(senderName(message));
  return message.migrate_to_chat_id || message.migrate_from_chat_id ? words.migrated : words.groupMade;
}
