/** Who is who: citizens, moderators and the admin, read off the groups. */

import { words } from "./words.js";

const PRESENT = new Set(["creator", "administrator", "member", "restricted"]);

export const fullName = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(" ");

/** The moderators' group: the first one, which lives on under a new id when it is upgraded. */
export function teamChat(state) {
  const first = state.chats.find((chat) => chat.type === "group" || chat.type === "supergroup") ?? null;
  return state.chats.find((chat) => chat.id === first?.upgraded_to) ?? first;
}

export const presentIn = (chat) => (chat?.members ?? []).filter((member) => PRESENT.has(member.status));

export const memberOf = (chat, userId) => presentIn(chat).find((member) => member.user_id === userId) ?? null;

export const userById = (state, id) => state.users.find((user) => user.id === id) ?? null;

/** The user of `?admin=ID`, else the first creator of a group. */
export function adminOf(state, wantedId) {
  const wanted = userById(state, wantedId);
  if (wanted) return wanted;
  const members = state.chats.flatMap((chat) => chat.members ?? []);
  const creator = members.find((member) => member.status === "creator" && member.user_id !== state.bot.id);
  return creator ? userById(state, creator.user_id) : null;
}

/** The people of the group, the admin last: a newcomer is to start as a moderator. */
export function moderatorsOf(state, admin) {
  const ids = new Set(presentIn(teamChat(state)).map((member) => member.user_id));
  const people = state.users.filter((user) => ids.has(user.id) && !user.is_bot);
  return [...people.filter((user) => user.id !== admin?.id), ...people.filter((user) => user.id === admin?.id)];
}

/** Everybody who is in no group and is not the admin. */
export function citizensOf(state, admin) {
  const groups = state.chats.filter((chat) => chat.type !== "private");
  const inGroups = new Set(groups.flatMap((chat) => (chat.members ?? []).map((member) => member.user_id)));
  return state.users.filter((user) => !user.is_bot && !inGroups.has(user.id) && user.id !== admin?.id);
}

/** The name above a message, which for a post in the name of a chat is the chat's. */
export function senderName(message) {
  if (message.sender_chat) return message.author_signature ?? message.sender_chat.title ?? words.anonymousAdmin;
  return fullName(message.from) || message.chat.title || words.bot;
}

export function originName(origin) {
  if (origin.type === "user") return fullName(origin.sender_user);
  if (origin.type === "hidden_user") return origin.sender_user_name;
  return (origin.chat ?? origin.sender_chat)?.title ?? words.anonymousAdmin;
}
