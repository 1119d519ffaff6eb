"""What the bot may learn about chats and do in them."""

from __future__ import annotations

from reportbot.sandbox.access import bot_sender, check_admin, find_message, method, readable_chat, writable_chat
from reportbot.sandbox.errors import Json, bad_request
from reportbot.sandbox.members import Member
from reportbot.sandbox.params import Params
from reportbot.sandbox.people_moves import set_member
from reportbot.sandbox.sending import short
from reportbot.sandbox.world import World

GIFTS = (
    "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels",
)  # fmt: skip


def _member_json(world: World, member: Member) -> Json:
    return member.to_json(world.find_user(member.user_id) or {})


@method("getMe")
async def get_me(world: World, params: Params) -> object:
    """The bot itself."""
    del params
    able = ("can_join_groups", "has_main_web_app", "can_connect_to_business")
    return world.bot | dict.fromkeys(able, False) | {
        "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False,
    }  # fmt: skip


@method("getChat")
async def get_chat(world: World, params: Params) -> object:
    """A chat with all its particulars."""
    chat = readable_chat(world, params)
    full: Json = world.chat_json(chat) | {"accent_color_id": 0, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(GIFTS, False)
    if chat.username:
        full["active_usernames"] = [chat.username]
    if not chat.private:
        full["permissions"] = {"can_send_messages": True, "can_invite_users": True}
    pinned = world.live(chat, chat.pinned[-1]) if chat.pinned else None
    return full | {"pinned_message": short(pinned)} if pinned else full


@method("getChatMember")
async def get_chat_member(world: World, params: Params) -> object:
    """How somebody stands in a chat; who never was in it has left."""
    chat = readable_chat(world, params)
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    user = world.find_user(user_id)
    if user is None:
        raise bad_request("user not found")
    member = Member(user_id, "member") if chat.private and user_id == chat.id else chat.member(user_id)
    return member.to_json(user)


@method("getChatAdministrators")
async def get_chat_administrators(world: World, params: Params) -> object:
    """Owner and administrators, no other bots."""
    chat = readable_chat(world, params)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    admins = [member for member in chat.members.values() if member.admin]
    return [_member_json(world, member) for member in admins]


@method("getChatMemberCount")
async def get_chat_member_count(world: World, params: Params) -> object:
    """How many are in a chat, bots included."""
    chat = readable_chat(world, params)
    return 2 if chat.private else sum(member.inside for member in chat.members.values())


@method("leaveChat")
async def leave_chat(world: World, params: Params) -> object:
    """The bot goes."""
    chat = writable_chat(world, params)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    set_member(world, chat, Member(world.bot["id"], "left"), world.bot)
    return True


@method("pinChatMessage")
async def pin_chat_message(world: World, params: Params) -> object:
    """Pin a message; the chat gets a service message."""
    chat = writable_chat(world, params)
    check_admin(world, chat, "manage pinned messages in the chat")
    message = find_message(world, chat, params, "message to pin")
    chat.pinned.append(message.id)
    added = world.add(chat, bot_sender(world, chat), {"pinned_message": short(message)})
    world.notify("channel_post" if chat.type == "channel" else "message", added.data)
    return True


@method("unpinChatMessage", "unpinAllChatMessages")
async def unpin_chat_message(world: World, params: Params) -> object:
    """Unpin one, the newest, or all."""
    chat = writable_chat(world, params)
    check_admin(world, chat, "manage pinned messages in the chat")
    if params.method == "unpinAllChatMessages":
        chat.pinned.clear()
    elif not params.has("message_id"):
        del chat.pinned[-1:]
    elif params.integer("message_id") in chat.pinned:
        chat.pinned.remove(params.integer("message_id"))
    else:
        raise bad_request("message to unpin not found")
    return True


@method("setMessageReaction")
async def set_message_reaction(world: World, params: Params) -> object:
    """At most one reaction of the bot's."""
    chat = writable_chat(world, params)
    message = find_message(world, chat, params, "message to react")
    reactions = params.array("reaction", "reaction types", "ReactionType") or []
    if len(reactions) > 1 or not all(isinstance(r, dict) and r.get("type") == "emoji" for r in reactions):
        raise bad_request("REACTION_INVALID")
    world.journal.event("reaction", chat_id=chat.id, message_id=message.id, reaction=reactions)
    return True
