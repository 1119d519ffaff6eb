/** Everything that was said in the sandbox, as plain text. */

import { dayOf, timeOf } from "./clock.js";
import { el } from "./dom.js";
import { summaryOf } from "./media.js";
import { fullName, senderName, userById } from "./people.js";
import { words } from "./words.js";

/** One block for each chat, one line (with its buttons) for each message. */
export function transcriptOf(state) {
  const blocks = [...state.messages].filter(([, messages]) => messages.length).map(([chatId, messages]) =>
    [`# ${chatName(state, chatId)}`, ...messages.map(lineOf)].join("\n"));
  return `${words.title}\n\n${blocks.join("\n\n")}\n`;
}

function chatName(state, chatId) {
  const chat = state.chats.find((each) => each.id === chatId);
  return chat?.title ?? (fullName(userById(state, chatId)) || String(chatId));
}

function lineOf(message) {
  const edited = message.edit_date ? ` (${words.edited})` : "";
  const when = `${dayOf(message.date)} ${timeOf(message.date)}`;
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const keys = rows.map((row) => `    ${row.map((key) => `[${key.text}]`).join(" ")}`);
  return [`${when} · ${senderName(message)}${edited}: ${summaryOf(message)}`, ...keys].join("\n");
}

export function downloadTranscript(state) {
  const blob = new Blob([transcriptOf(state)], { type: "text/plain;charset=utf-8" });
  const link = el("a", { href: URL.createObjectURL(blob), download: words.transcriptFile });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
