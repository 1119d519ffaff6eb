/** Cuts a chat's messages into rows: day marks, albums, and runs of one sender. */

import { dayOf } from "./clock.js";

const RUN_SECONDS = 300;

/** Rows {key, messages, first, last, newDay}: first and last say where a sender's run begins and ends. */
export function rowsOf(messages) {
  const rows = [];
  for (const message of messages) {
    const previous = rows.at(-1);
    if (sameAlbum(previous, message)) previous.messages.push(message);
    else rows.push({ key: String(message.message_id), messages: [message] });
  }
  rows.forEach((row, index) => place(row, rows[index - 1], rows[index + 1]));
  return rows;
}

function sameAlbum(row, message) {
  return Boolean(message.media_group_id) && row?.messages[0].media_group_id === message.media_group_id;
}

function place(row, before, after) {
  row.newDay = !before || dayOf(before.messages[0].date) !== dayOf(row.messages[0].date);
  row.first = row.newDay || !oneRun(before, row);
  row.last = !after || dayOf(after.messages[0].date) !== dayOf(row.messages[0].date) || !oneRun(row, after);
}

function oneRun(left, right) {
  const [a, b] = [left.messages.at(-1), right.messages[0]];
  return senderKey(a) === senderKey(b) && b.date - a.date < RUN_SECONDS;
}

const senderKey = (message) => `${message.from?.id}:${message.sender_chat?.id}:${isService(message)}`;

const SERVICE = ["new_chat_members", "left_chat_member", "pinned_message", "migrate_to_chat_id",
  "migrate_from_chat_id", "group_chat_created", "supergroup_chat_created"];

/** Whether Telegram, not a person, says this. */
export const isService = (message) => SERVICE.some((name) => message[name] !== undefined);
