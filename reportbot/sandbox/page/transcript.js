/** Everything that was said in the sandbox, as plain text. */

import { dayOf, timeOf } from "./clock.js";
import { el } from "./dom.js";
import { summaryOf } from "./media.js";
import { fullName, senderName, userById } from "./people.js";
import { words } from "./words.js";

/** One block for each chat; for each message its time, sender, text, buttons, and what it said before its edits. */
export function transcriptOf(state) {
  const blocks = [...state.messages].filter(([, messages]) => messages.length).map(([chatId, messages]) =>
    [`# ${chatName(state, chatId)}`, ...messages.map(blockOf)].join("\n\n"));
  return `${words.title}\n\n${blocks.join("\n\n")}\n`;
}

function chatName(state, chatId) {
  const chat = state.chats.find((each) => each.id === chatId);
  if (chat && chat.type !== "private") return words.transcriptGroup(chat.title);
  return words.transcriptPrivate(fullName(userById(state, chatId)) || String(chatId));
}

function blockOf(message) {
  const edited = message.edit_date ? ` (${words.transcriptEdited(momentOf(message.edit_date))})` : "";
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const keys = rows.map((row) => `    ${row.map((key) => `[${key.text}]`).join(" ")}`);
  const earlier = (message.sandbox?.earlier ?? []).map((version) =>
    indented(`${words.transcriptEarlier}, ${momentOf(version.date)}: ${version.text}`, "    | "));
  return [`${momentOf(message.date)} · ${senderName(message)}${edited}: ${summaryOf(message)}`, ...keys, ...earlier].join("\n");
}

const momentOf = (seconds) => `${dayOf(seconds)} ${timeOf(seconds)}`;

const indented = (text, margin) => text.split("\n").map((line) => margin + line).join("\n");

export function downloadTranscript(state) {
  const blob = new Blob([transcriptOf(state)], { type: "text/plain;charset=utf-8" });
  const link = el("a", { href: URL.createObjectURL(blob), download: words.transcriptFile });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
