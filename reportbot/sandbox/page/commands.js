/** Which commands Telegram's menu offers to one person in one chat. */

import { memberOf } from "./people.js";

const LEADERS = new Set(["creator", "administrator"]);

/** The commands of the narrowest scope that has any, as Telegram chooses them. */
export function commandsFor(state, chat, viewer) {
  for (const fits of scopesOf(chat, viewer)) {
    const found = state.commands.filter((entry) => fits(entry.scope ?? { type: "default" }));
    const chosen = found.find((entry) => entry.language_code === "id") ?? found.find((entry) => !entry.language_code);
    if (chosen?.commands.length) return chosen.commands;
  }
  return [];
}

function scopesOf(chat, viewer) {
  const here = (type) => (scope) => scope.type === type && Number(scope.chat_id) === chat.id;
  const everywhere = (type) => (scope) => scope.type === type;
  if (chat.type === "private") return [here("chat"), everywhere("all_private_chats"), everywhere("default")];
  const one = (scope) => here("chat_member")(scope) && Number(scope.user_id) === viewer.id;
  const leads = LEADERS.has(memberOf(chat, viewer.id)?.status);
  const forLeaders = leads ? [here("chat_administrators")] : [];
  const forAllLeaders = leads ? [everywhere("all_chat_administrators")] : [];
  return [one, ...forLeaders, here("chat"), ...forAllLeaders, everywhere("all_group_chats"), everywhere("default")];
}
