"""The commands that Telegram's menus and the help name, and who may use each: one list for both."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.says import Menu, Text
from reportbot.domain.records import Member

CITIZENS: Final = (
    *("lapor", "status", "laporan_saya", "bantuan", "bahasa", "batal", "privasi", "start"),
    *("sanggah", "data_saya", "hapus_data"),
)
"""Commands in private chats, in the menu's order."""


class Post(StrEnum):
    """What somebody is, beside a citizen."""

    ADMIN = "admin"
    ADMIN_IN_GROUP = "admin who is in the group"
    SUPERVISOR = "supervisor"


_ADMIN: Final = frozenset({Post.ADMIN})
_SUPERVISOR: Final = frozenset({Post.SUPERVISOR})
_OFFICE: Final = _SUPERVISOR | {Post.ADMIN_IN_GROUP}

STAFF: Final[Mapping[str, frozenset[Post]]] = {
    **dict.fromkeys(("status", "antrean", "statistik", "cari", "ekspor"), _ADMIN),
    "permintaan": _OFFICE,
    "rujukan": _SUPERVISOR,
    "sanggahan": _ADMIN | _SUPERVISOR,
    "impor": _ADMIN,
    "kasus_baru": _ADMIN | _SUPERVISOR,
    **dict.fromkeys(("platform", "pengaturan"), _ADMIN),
    "blokir": _ADMIN | _SUPERVISOR,
    "buka_identitas": _SUPERVISOR,
    **dict.fromkeys(("audit", "cadangan", "hubungkan"), _ADMIN),
}
"""Each admin's menu shows all of them, since he may be a supervisor too; there `/status` shows the queue."""


OF_SUPERVISORS: Final = tuple(name for name, who in STAFF.items() if Post.SUPERVISOR in who)


def entries(staff: Collection[str] = ()) -> dict[str, Text]:
    """The commands of a menu in private, in its order, each with a word about it: these of staff, then everybody's."""
    return {name: of_staff(name) for name in staff} | {
        name: of_citizens(name) for name in CITIZENS if name not in staff
    }


def of_citizens(name: str) -> Text:
    """A word about a command of everybody."""
    return Text(f"command-{name.replace('_', '-')}")


def of_staff(name: str) -> Text:
    """A word about a command of staff."""
    return Text(f"admin-command-{name.replace('_', '-')}")


def posts(desk: Desk, person: int) -> frozenset[Post]:
    """What this person is, as far as is known; each command judges it anew."""
    member = desk.member(person)
    found = {Post.SUPERVISOR} if member is not None and member.supervises else set()
    if desk.is_admin(person):
        found |= {Post.ADMIN, Post.ADMIN_IN_GROUP} if member is not None and member.in_group else {Post.ADMIN}
    return frozenset(found)


def renew(desk: Desk, member: Member) -> None:
    """Telegram's menu names what a member may use now; an admin's names all, whatever he is in the group."""
    if not desk.is_admin(member.person):
        desk.say(Menu(member.person, OF_SUPERVISORS if member.supervises else ()))


def renew_all(desk: Desk) -> None:
    """The same for each supervisor, since the words of a menu may be new; the members must be loaded."""
    for member in desk.many(Member, "group", True):
        if member.supervises:
            renew(desk, member)


def greet(desk: Desk, person: int) -> None:
    """Who starts the bot can be given a menu from then on: Telegram knew no chat for it before."""
    mine = posts(desk, person)
    if mine:
        desk.say(Menu(person, tuple(STAFF) if Post.ADMIN in mine else OF_SUPERVISORS))


def staff_lines(desk: Desk, person: int) -> tuple[Text, ...]:
    """The commands of staff that this person may use, each with a word about it; none for a citizen."""
    mine = posts(desk, person)
    usable = [name for name, who in STAFF.items() if who & mine]
    lines = [Text("help-staff-command", {"command": name, "about": of_staff(name)}) for name in usable]
    return (Text("help-staff"), *lines) if lines else ()
