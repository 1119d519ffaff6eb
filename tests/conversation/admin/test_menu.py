"""The menus that Telegram shows name commands that exist, each with a word about it."""

import json

import pytest

from reportbot.cli.greeting import menus
from reportbot.conversation import filing
from reportbot.conversation.admin import GROUP_COMMANDS
from reportbot.conversation.filing.commands import COMMANDS as FILING
from reportbot.conversation.flow import FLOWS
from reportbot.conversation.menus import CITIZENS, STAFF, of_staff
from reportbot.conversation.says import Text
from reportbot.domain.records import Member
from reportbot.texts import Texts
from tests.authorisation.cast import Right
from tests.authorisation.table import COMMANDS
from tests.conversation.admin.office import desk
from tests.conversation.review.stock import ADMIN

SUPERVISOR, MODERATOR, CITIZEN = 3, 1, 51
HELP = "Anda tidak harus menghadapinya sendiri"
OF_ALL = {str(rule.what)[1:]: {str(right) for right in rule.who} for rule in COMMANDS}
"""By command, who may use it, as the table of permissions says."""


def named(person: int, status: str = "") -> list[str]:
    """The commands that the second part of this person's help names; the first is everybody's."""
    office = desk(person)
    office.flow = filing
    if status:
        now = office.world.now
        office.world.put(Member(person=person, status=status, name="Dewi", approved=True, checked_at=now))
    read = office.writes("/bantuan")
    assert HELP in read
    return [line[1:].partition(" · ")[0] for line in read.splitlines() if line.startswith("/") and " · " in line]


def allowed(*rights: Right) -> list[str]:
    """The commands of staff that somebody with these rights may use, in the menu's order."""
    return [name for name in STAFF if {*rights} & OF_ALL[name] or (name == "status" and Right.ADMIN in rights)]


def test_every_command_of_a_menu_exists() -> None:
    known = {name for flow in FLOWS for name in flow.COMMANDS} | set(FILING)
    assert {*STAFF, *CITIZENS, *GROUP_COMMANDS} - known == set()


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_admin_has_a_menu_of_his_own_chat(language: str) -> None:
    menu = menus(Texts.load(), language, (7, 8))
    scopes = [json.loads(scope) for scope in menu]
    assert scopes == [{"type": "all_private_chats"}, {"type": "chat", "chat_id": 7}, {"type": "chat", "chat_id": 8}]
    everybody, *admins = menu.values()
    for entries in menu.values():
        names = [entry["command"] for entry in entries]
        assert len(names) == len(set(names)) <= 100
        assert all(1 <= len(entry["description"]) <= 256 for entry in entries)
    assert not {"statistik", "audit"} & {entry["command"] for entry in everybody}
    assert {"statistik", "audit", "lapor"} <= {entry["command"] for entry in admins[0]}
    assert [entry["command"] for entry in admins[0]][: len(STAFF)] == list(STAFF)


def test_the_list_names_every_command_of_staff_and_who_the_table_of_permissions_says() -> None:
    of_staff_only = {name for name, who in OF_ALL.items() if Right.ANYONE not in who}
    assert set(STAFF) == of_staff_only | {"status"}
    assert {name: set(map(str, who)) for name, who in STAFF.items() if name != "status"} == {
        name: OF_ALL[name] for name in of_staff_only
    }


@pytest.mark.parametrize(("person", "status"), [(CITIZEN, ""), (CITIZEN, "left"), (CITIZEN, "kicked"), (MODERATOR, "")])
def test_the_help_of_citizens_and_moderators_names_no_command_of_staff(person: int, status: str) -> None:
    assert named(person, status) == []


def test_the_help_of_a_supervisor_names_only_the_commands_of_supervisors() -> None:
    mine = named(SUPERVISOR)
    assert mine == allowed(Right.SUPERVISOR)
    assert {"permintaan", "rujukan", "sanggahan"} <= set(mine)
    assert not {"audit", "pengaturan", "statistik", "status", "impor"} & set(mine)


def test_the_help_of_an_admin_names_all_commands_of_admins() -> None:
    assert named(ADMIN) == allowed(Right.ADMIN)
    assert named(ADMIN, "member") == allowed(Right.ADMIN, Right.ADMIN_IN_GROUP)


def test_the_help_of_an_admin_who_supervises_names_all_that_his_menu_does() -> None:
    assert named(ADMIN, "administrator") == list(STAFF)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_command_of_staff_has_a_word_about_it(language: str) -> None:
    texts = Texts.load()
    assert all(texts.plain(of_staff(name), language).strip() for name in STAFF)


def test_the_answer_to_an_unknown_command_names_every_command_of_citizens_but_the_menu() -> None:
    said = Texts.load().plain(Text("command-unknown"), "id")
    assert [name for name in CITIZENS if name != "start" and f"/{name}" not in said] == []
