"""/audit shows who did what when, never a reporter; the chain's head goes to the admins each day."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from reportbot.conversation import admin, flow
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Started
from reportbot.conversation.needs import ChainHead, DecisionsUpTo, Need
from reportbot.conversation.says import NoticeToAdmins
from reportbot.domain.records import Decision, Timer
from tests.conversation.admin.office import ADMIN, OTHER, Desk, Office
from tests.conversation.admin.office import desk as new_desk
from tests.conversation.harness import NOON

HASH = "ab" * 32


@dataclass
class Chained(Office):
    """The office with its decisions as one chain."""

    hash: str = HASH

    def _load(self, facts: Facts, need: Need) -> None:
        facts.loaded.add(need)
        chain = sorted(self.all(Decision), key=lambda each: each.decision)
        match need:
            case ChainHead():
                facts.chain = (len(chain), self.hash if chain else "")
            case DecisionsUpTo(place):
                facts.list_as(Decision, "up-to", place, reversed(chain[max(0, place - 15) : place]))
            case _:
                super()._load(facts, need)


def desk(person: int = ADMIN) -> Desk:
    made = new_desk(person)
    made.world = Chained(**{name: getattr(made.world, name) for name in made.world.__dataclass_fields__})
    return made


def decided(at: Desk, count: int) -> int:
    """A case with so many decisions, one of them a note."""
    case = at.world.case()
    for number in range(1, count + 1):
        kind, text = ("note", "Lihat https://jahat.example/x") if number == 3 else ("take", "")
        at.world.put(a_decision(number, case=case, kind=kind, text=text, by=1, at=NOON + timedelta(minutes=number)))
    return case


def a_decision(number: int, **more: Any) -> Decision:
    return Decision(**{"decision": number, "case": None, "kind": "export", "by": ADMIN, "at": NOON, **more})


def test_audit_alone_shows_the_chain_and_its_newest_entries_page_by_page() -> None:
    office = desk()
    decided(office, 37)
    read = office.writes("/audit")
    assert "37 catatan, ujung abababababab." in read
    assert "37 · " in read.splitlines()[1]
    assert "kasus 1 · kasus diambil · Ayu" in read
    assert len(read.splitlines()) == 16
    assert office.labels == ["Lebih lama"]
    office.taps("Lebih lama")
    read = office.taps("Lebih lama")
    assert "Catatan 1 sampai 7" in read
    assert (len(read.splitlines()), office.labels) == (8, ["Lebih baru"])
    assert "Catatan 8 sampai 22" in office.taps("Lebih baru")


def test_an_empty_chain_is_said_to_be_empty() -> None:
    assert desk().writes("/audit") == "Belum ada keputusan yang dicatat."


@pytest.mark.parametrize("typed", ["/audit 1", "/audit kasus 1", "/audit #1", "/audit {ticket}"])
def test_a_case_shows_its_whole_log_without_its_reporter(typed: str) -> None:
    office = desk()
    case = decided(office, 4)
    report = office.world.report_of(case)
    read = office.writes(typed.format(ticket=report.ticket))
    assert read.startswith("Catatan kasus 1: 4 seluruhnya.")
    assert "catatan · Ayu: “Lihat jahat[.]example/x”" in read or "jahat" in read
    assert "https://jahat.example" not in read
    assert report.ticket not in read


def test_a_long_log_is_paged_and_pages_beyond_it_are_not_invented() -> None:
    office = desk()
    decided(office, 33)
    office.writes("/audit 1")
    assert office.labels == ["Berikutnya"]
    office.taps("Berikutnya")
    assert office.labels == ["Sebelumnya", "Berikutnya"]
    assert "Nomor 31 sampai 33" in office.taps("Berikutnya")
    assert "Nomor 31 sampai 33" in office.presses("yc:1:rr")
    office.presses("yc:zz:0")
    assert office.toasts[-1].startswith("Tulis /audit")
    assert "Catatan 19 sampai 33" in office.presses("yp:zzz")


def test_reasons_moves_and_who_did_it_are_told_in_words() -> None:
    office = desk()
    case = office.world.case()
    given = {"case": case, "by": 1, "before": "in_review", "after": "dismissed", "reason": "no-violation"}
    office.world.put(a_decision(1, kind="dismiss", **given))
    office.world.put(a_decision(2, case=case, kind="answered", by=None))
    office.world.put(a_decision(3, kind="export"))
    office.world.put(a_decision(4, kind="something-new", reason="a-code", by=77))
    office.world.put(a_decision(5, kind="block", reason="flood"))
    read = office.writes("/audit")
    assert "bukan pelanggaran (tidak melanggar), sedang diperiksa → tidak diteruskan · Ayu" in read.lower() or (
        "bukan pelanggaran" in read and "sedang diperiksa → tidak diteruskan · Ayu" in read
    )
    assert "pelapor menjawab · tanpa petugas" in read
    assert "umum · data diekspor · admin" in read
    assert "something-new (a-code)" in read
    assert "pelapor diblokir (banyak laporan yang sama dalam waktu singkat) · admin" in read


def test_an_unknown_number_is_told_as_such_and_anything_else_brings_the_usage() -> None:
    office = desk()
    for typed in ("/audit 99", "/audit RB-7K2M-9QXC", "/audit RB-AAAA-AAAA", "/status RB-AAAA-AAAA"):
        assert office.writes(typed) == "Tidak ada laporan atau kasus dengan nomor itu.", typed
    assert office.writes("/audit apa saja").startswith("Tulis /audit saja")


def test_nobody_but_admins_turns_its_pages() -> None:
    other = desk(OTHER)
    assert other.presses("yp:1") == ""
    assert other.toasts[-1] != ""


def test_the_head_is_posted_daily_from_the_first_start_on() -> None:
    office = desk()
    decided(office, 5)
    world = office.world
    facts = world.loaded(world.facts(), lambda facts: flow.needs(facts, Started(bot_id=5, bot_username="lapor_bot")))
    started = flow.step(facts, Started(bot_id=5, bot_username="lapor_bot"), world.now, world.rules, world.fresh)
    world.apply(started)
    assert world.due("chain-anchor", 0) == datetime(2021, 3, 22, 1, 0, tzinfo=UTC)
    world.flow = admin
    world.pass_time(timedelta(days=2))
    posted = [world.words(say.content) for say in world.says if isinstance(say, NoticeToAdmins)]
    assert len(posted) == 2
    assert f"5:{HASH}" in posted[0]
    assert world.due("chain-anchor", 0) == datetime(2021, 3, 24, 1, 0, tzinfo=UTC)


def test_a_head_that_was_changed_is_told_instead() -> None:
    office = desk()
    decided(office, 5)
    assert isinstance(office.world, Chained)
    office.world.hash = ""
    assert "TIDAK COCOK" in office.writes("/audit")
    office.world.flow = admin
    office.world.put(Timer(kind="chain-anchor", subject=0, due_at=office.world.now))
    office.world.pass_time(timedelta(hours=1))
    (told,) = office.world.admin_notices()
    assert told.startswith("PENTING: ujung rantai keputusan tidak cocok")


def test_an_empty_chain_is_not_posted() -> None:
    world = desk().world
    world.flow = admin
    world.put(Timer(kind="chain-anchor", subject=0, due_at=world.now))
    world.pass_time(timedelta(hours=1))
    assert world.admin_notices() == []
    assert world.due("chain-anchor", 0) is not None
