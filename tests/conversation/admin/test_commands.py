"""Admins ask for figures, one case, the queue, a search; and connect a group."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from reportbot.conversation import admin, review
from reportbot.conversation.inputs import Answered, Chat, Message
from reportbot.domain.records import Group, Person
from tests.conversation.review.team import ADMIN, GROUP_ID, Team, team

BOT = {"user": {"id": 5, "is_bot": True, "username": "lapor_bot"}, "status": "administrator"}


@dataclass
class Office:
    """An admin and the group's world."""

    world: Team
    said: list[str] = field(default_factory=list)

    def writes(self, words: str, **more: Any) -> str:
        """A command; what the admin then reads."""
        self.world.put(Person(person=ADMIN, created_at=self.world.now))
        given: dict[str, Any] = {"chat": Chat(1, "private"), "person": ADMIN} | more
        message = Message(text=words, message_id=1, date=self.world.now, sender=self.world.sender(ADMIN), **given)
        self.world.flow = admin
        self.world.play(message, given["person"])
        self.world.flow = review
        notices = self.world.notices(given["person"])
        return notices[-1] if notices else ""


def office() -> Office:
    return Office(team())


def test_status_counts_the_queue() -> None:
    desk = office()
    desk.world.case()
    desk.world.case(danger=True, urgent=True)
    read = desk.writes("/status")
    assert read.startswith("2 kasus menunggu, 1 mendesak. Yang tertua 0 menit. Lewat batas waktu: 1.")
    assert "• baru: 2" in read
    assert "Grup tim: Tim" in read


def test_status_of_a_ticket_or_number_shows_the_case_without_its_reporter() -> None:
    desk = office()
    case = desk.world.case()
    ticket = desk.world.report_of(case).ticket
    for typed in (f"/status {ticket}", f"/status {ticket.lower()}", "/status 1", "/status kasus 1"):
        assert desk.writes(typed).startswith("Kasus 1 · baru\nMiChat · akun_1"), typed
    assert ticket not in desk.writes(f"/status {ticket}")


@pytest.mark.parametrize(
    ("typed", "starts"),
    [
        ("/status 77", "Tidak ada laporan"),
        ("/status entah", "Tulis /status"),
        ("/cari", "Tulis /cari"),
        ("/cari tidakada", "Tidak ada kasus yang cocok"),
        ("/antrean", "Tidak ada kasus yang menunggu"),
        ("/hubungkan", "Tulis /hubungkan di dalam grup"),
    ],
)
def test_what_finds_nothing_says_so(typed: str, starts: str) -> None:
    assert office().writes(typed).startswith(starts)


def test_the_queue_lists_the_most_urgent_first_with_links() -> None:
    desk = office()
    desk.world.case()
    desk.world.case(danger=True, urgent=True)
    lines = desk.writes("/antrean").splitlines()
    assert lines[0] == "2 kasus menunggu. 2 yang paling mendesak:"
    assert lines[1].startswith("• MENDESAK · Kasus 2")
    links = [button.url for row in desk.world.newest_notice(ADMIN).rows for button in row]
    assert links[0].startswith("https://t.me/c/1234567/")


def test_search_finds_by_account() -> None:
    desk = office()
    desk.world.case(account="contoh_akun88")
    assert "Kasus 1 · MiChat · contoh_akun88" in desk.writes("/cari CONTOH_akun")


def connects(desk: Office, chat_id: int, kind: dict[str, Any] | None = None, bot: Any = BOT) -> None:
    desk.writes("/hubungkan", chat=Chat(chat_id, "supergroup"))
    chat = {"id": chat_id, "type": "supergroup", "title": "Tim baru"} | (kind or {})
    desk.world.answer("group-seen", chat)
    if not kind:
        owner = {"user": {"id": 9, "is_bot": False, "first_name": "Dewi", "person": 7}, "status": "creator"}
        desk.world.answer("group-administrators", [owner, bot] if bot else [owner])


def test_an_admin_connects_a_group_and_open_cases_get_new_cards_there() -> None:
    desk = office()
    case = desk.world.case()
    old = desk.world.card_message(case)
    connects(desk, -100777)
    group = desk.world.records[Group][1]
    assert (group.chat_id, group.state, group.title) == (-100777, "ready", "Tim baru")
    assert desk.world.words(desk.world.posts[0]) == "Grup ini terhubung. Kasus akan muncul di sini."
    assert desk.world.card_message(case) != old
    assert desk.world.at(case).shown


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ({"type": "group"}, "bukan supergrup"),
        ({"username": "tim_publik"}, "publik"),
        ({"linked_chat_id": -1}, "kanal"),
        ({"type": "channel"}, "bukan supergrup"),
    ],
)
def test_a_wrong_group_is_not_connected_and_admins_read_why(kind: dict[str, Any], says: str) -> None:
    desk = office()
    connects(desk, -100777, kind)
    assert desk.world.records[Group][1].chat_id == GROUP_ID
    assert says in desk.world.admin_notices()[-1]
    assert desk.world.posts == []


def test_a_group_where_the_bot_is_no_administrator_is_not_connected() -> None:
    desk = office()
    connects(desk, -100777, None, bot=None)
    assert desk.world.records[Group][1].chat_id == GROUP_ID
    assert "administrator" in desk.world.admin_notices()[-1]


def test_only_named_admins_connect() -> None:
    desk = office()
    refused = desk.writes("/hubungkan", chat=Chat(-100777, "supergroup"), person=1)
    assert refused == "Hanya admin ReportBot yang dapat menghubungkan grup."
    desk.writes("/hubungkan", chat=Chat(-100777, "supergroup"), anonymous=True, person=0)
    assert "anonim" in desk.world.admin_notices()[-1]
    assert desk.world.calls("getChat") == []


def test_an_unanswered_look_is_repeated() -> None:
    desk = office()
    desk.writes("/hubungkan", chat=Chat(-100777, "supergroup"))
    call = desk.world.calls("getChat")[-1]
    desk.world.play(Answered(kind="group-seen", outcome="unknown", about=call.about))
    assert desk.world.due("group-check", 0) is not None
