"""People and the bot come, go, rise and fall in chats; blocks; groups become supergroups."""

from __future__ import annotations

from reportbot.sandbox.errors import ControlError, Json
from reportbot.sandbox.members import STATUSES, Member
from reportbot.sandbox.world import START_CYCLE, Chat, Message, User, World


def set_member(world: World, chat: Chat, member: Member, by: Json) -> None:
    """Give somebody a standing and send the updates Telegram sends about it."""
    if member.status not in STATUSES:
        raise ControlError(f"unknown status {member.status!r}")
    old = chat.member(member.user_id)
    chat.members[member.user_id] = member
    world.journal.event("member", chat_id=chat.id, user_id=member.user_id, status=member.status)
    is_bot = member.user_id == world.bot["id"]
    if is_bot or world.bot_member(chat).admin:
        _report(world, chat, (old, member), by, "my_chat_member" if is_bot else "chat_member")
    if chat.type != "channel" and old.inside != member.inside:
        _service(world, chat, member, by)


def _report(world: World, chat: Chat, change: tuple[Member, Member], by: Json, kind: str) -> None:
    user = world.find_user(change[1].user_id) or {}
    body: Json = {"chat": world.chat_json(chat), "from": by, "date": int(world.now())}
    body |= {"old_chat_member": change[0].to_json(user), "new_chat_member": change[1].to_json(user)}
    world.notify(kind, body)


def _service(world: World, chat: Chat, member: Member, by: Json) -> None:
    """The message in the chat about who came or went."""
    user = world.find_user(member.user_id) or {}
    if member.inside:
        content: Json = {"new_chat_members": [user]}
    else:
        content = {"left_chat_member": user}
    message = world.add(chat, {"from": by}, content)
    if world.bot_member(chat).inside:
        world.notify("message", message.data)


def make_user(world: World, body: Json) -> User:
    """A person, who has not started the bot."""
    number = int(body.get("id") or 5_000_000_000 + world.serial() % START_CYCLE)
    if number in world.users:
        raise ControlError(f"user {number} exists")
    names = ("last_name", "username", "language_code")
    data: Json = {"id": number, "is_bot": False, "first_name": str(body["first_name"])}
    user = world.users[number] = User(data | {name: str(body[name]) for name in names if body.get(name)})
    world.journal.event("user", user_id=number)
    return user


def make_group(world: World, body: Json) -> Chat:
    """A group, supergroup or channel with its members; nobody is told but the bot, of its own standing."""
    kind = body.get("type", "supergroup")
    if kind not in {"group", "supergroup", "channel"}:
        raise ControlError(f"unknown chat type {kind!r}")
    number = -(4_000_000_000 + world.serial()) if kind == "group" else -(1_002_000_000_000 + world.serial())
    chat_id = int(body.get("id") or number)
    if chat_id in world.chats:
        raise ControlError(f"chat {chat_id} exists")
    chat = world.new_chat(chat_id, kind, str(body.get("title") or "Group"), body.get("username"))
    for item in body.get("members") or []:
        user = world.user(item["user_id"])
        chat.members[user.id] = Member(user.id, item.get("status", "member"), bool(item.get("is_anonymous")))
    owner = next((m for m in chat.members.values() if m.status == "creator"), None)
    by = world.find_user(owner.user_id) if owner else next(iter(world.users.values())).data if world.users else None
    world.journal.event("chat", chat_id=chat.id)
    status = body.get("bot_status", "administrator")
    if status != "left":
        set_member(world, chat, Member(world.bot["id"], status), by or world.bot)
    return chat


def upgrade(world: World, chat: Chat) -> Chat:
    """A group becomes a supergroup with another id; both get the service message. A supergroup may be moved as well."""
    if chat.type not in {"group", "supergroup"} or chat.upgraded_to is not None:
        raise ControlError(f"chat {chat.id} is no group that can be upgraded")
    new = world.new_chat(-(1_002_000_000_000 + world.serial()), "supergroup", chat.title, None)
    new.members = dict(chat.members)
    chat.upgraded_to = new.id
    by = next((world.find_user(m.user_id) for m in chat.members.values() if m.status == "creator"), None) or world.bot
    inside = world.bot_member(new).inside
    for place, content in ((chat, {"migrate_to_chat_id": new.id}), (new, {"migrate_from_chat_id": chat.id})):
        message = world.add(place, {"from": by}, content)
        if inside:
            world.notify("message", message.data)
    world.journal.event("chat", chat_id=new.id, migrated_from=chat.id)
    return new


def rename(world: World, chat: Chat, title: str | None, username: str | None) -> None:
    """Another title (with its service message) or username; an empty username makes it private."""
    if username is not None:
        chat.username = username or None
    if title is not None and title != chat.title:
        chat.title = title
        by = next((world.find_user(m.user_id) for m in chat.members.values() if m.admin), None) or world.bot
        message: Message = world.add(chat, {"from": by}, {"new_chat_title": title})
        if world.bot_member(chat).inside:
            world.notify("message", message.data)
    world.journal.event("chat", chat_id=chat.id)


def set_blocked(world: World, user: User, blocked: bool) -> None:
    """Block or unblock the bot; it hears of the change if it had a chat with the person."""
    if user.blocked == blocked:
        return
    user.blocked = blocked
    world.journal.event("user", user_id=user.id)
    if user.started:
        change = (Member(world.bot["id"], "member"), Member(world.bot["id"], "kicked"))
        _report(world, world.chat(user.id), change if blocked else change[::-1], user.data, "my_chat_member")
