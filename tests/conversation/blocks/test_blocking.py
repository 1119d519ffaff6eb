"""Admins block whom they never see; the person is told kindly, and another admin looks again."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from reportbot.conversation import blocks
from reportbot.conversation.blocks.presses import BlockFor, BlockNow, Ground, Keep, Lift
from reportbot.conversation.buttons import encode
from reportbot.conversation.says import Call
from reportbot.domain.block_records import UNTIL_LIFTED
from reportbot.domain.records import Block, Member, Person, Report, Timer
from reportbot.domain.words import Category
from tests.conversation.admin.office import ADMIN, OTHER, Desk, Office, desk

SECOND = 98


def office() -> tuple[Desk, Desk, Desk, Report]:
    """An admin, another one, and a citizen with a report."""
    world = desk(admins=(ADMIN, SECOND)).world
    world.put(Person(person=SECOND, created_at=world.now))
    world.case(reporters=(OTHER,), category=Category.FRAUD)
    report = next(one for one in world.all(Report) if one.person == OTHER)
    return Desk(world, ADMIN, blocks), Desk(world, SECOND, blocks), Desk(world, OTHER, blocks), report


def blocked(admin: Desk, report: Report, ground: str = "Laporan dibuat-buat", days: str = "7 hari") -> Block:
    admin.writes(f"/blokir {report.ticket}")
    admin.taps(ground)
    admin.taps(days)
    admin.taps("Ya, blokir")
    found: Block = max(admin.world.all(Block), key=lambda one: one.block)
    return found


def told(citizen: Desk) -> str:
    return citizen.world.words(citizen.contents(citizen.world.says)[-1])


def test_the_reporter_of_a_report_is_blocked_by_its_number_and_told_kindly() -> None:
    admin, _, citizen, report = office()
    block = blocked(admin, report)
    assert (block.person, block.until) == (OTHER, admin.world.now + timedelta(days=7))
    assert admin.world.records[Person][OTHER].blocked_until == block.until
    said = told(citizen)
    assert said.startswith("Untuk sementara laporan baru dari Anda tidak dapat kami terima sampai 28 Maret 2021")
    for way in ("/status", "/data_saya", "/hapus_data", "110"):
        assert way in said
    assert citizen.labels == ["Minta ditinjau"]
    (entry,) = admin.decisions
    assert (entry.kind, entry.by, entry.reason) == ("block", ADMIN, "false")
    assert OTHER not in entry.data.values()


def test_no_screen_of_the_admin_shows_who_it_is() -> None:
    admin, _, _, report = office()
    blocked(admin, report)
    admin.writes("/blokir daftar")
    every = "\n".join(admin.world.words(content) for content in admin.contents(admin.world.says))
    assert report.ticket in every
    assert f"Orang {OTHER}" not in every


def test_a_reporter_is_named_by_case_and_place_too() -> None:
    admin, _, _, report = office()
    for words in (f"/blokir kasus {report.case} pelapor 1", f"/blokir {report.case} 1"):
        assert admin.writes(words).startswith(f"Blokir pelapor laporan {report.ticket}?")
    assert admin.writes(f"/blokir {report.case} 2").startswith("Tidak ada laporan")


@pytest.mark.parametrize("words", ["/blokir", "/blokir budi", "/blokir 7"])
def test_nonsense_gets_examples(words: str) -> None:
    assert office()[0].writes(words).startswith("Tulis /blokir diikuti nomor laporan")


def test_own_words_stay_with_the_admins() -> None:
    admin, _, citizen, report = office()
    admin.writes(f"/blokir {report.ticket}")
    admin.taps("Alasan lain")
    assert "karena “Mengirim 40 laporan palsu”. Sampai kapan?" in admin.writes("Mengirim 40 laporan palsu")
    assert "Alasan: “Mengirim 40 laporan palsu”." in admin.taps("Sampai dicabut")
    admin.taps("Ya, blokir")
    (block,) = admin.world.all(Block)
    assert (block.note, block.until) == ("Mengirim 40 laporan palsu", UNTIL_LIFTED)
    assert admin.decisions[0].text == "Mengirim 40 laporan palsu"
    said = told(citizen).splitlines()[0]
    assert "tidak dapat kami terima sampai pembatasan ini dicabut. Mintalah peninjauan" in said
    assert "karena" not in said
    assert "40" not in said
    assert "Mengirim 40 laporan palsu" in admin.writes("/blokir list")


def test_own_words_that_are_gone_are_asked_for_again() -> None:
    admin, _, _, report = office()
    assert "sudah tidak ada" in admin.presses(encode(BlockNow(report.report, Ground.OWN, 7)))
    assert admin.world.all(Block) == []


def test_who_is_blocked_is_not_blocked_twice_and_is_free_when_the_time_is_over() -> None:
    admin, _, _, report = office()
    blocked(admin, report)
    assert "sudah diblokir sampai 28 Maret 2021" in admin.writes(f"/blokir {report.ticket}")
    admin.presses(encode(BlockNow(report.report, Ground.FLOOD, 30)))
    assert len(admin.world.all(Block)) == 1
    admin.world.now += timedelta(days=8)
    assert "Pilih alasannya" in admin.writes(f"/blokir {report.ticket}")


def test_an_admin_and_a_source_are_not_blocked() -> None:
    admin, _, _, report = office()
    admin.world.put(replace(report, person=SECOND))
    assert "admin ReportBot" in admin.writes(f"/blokir {report.ticket}")
    admin.world.put(replace(report, source="patrol"))
    assert "tidak datang dari seseorang" in admin.writes(f"/blokir {report.ticket}")


def test_another_admin_reviews_and_lifts() -> None:
    admin, other, citizen, report = office()
    blocked(admin, report)
    citizen.taps("Minta ditinjau")
    assert told(citizen).startswith("Permintaan Anda diteruskan")
    assert other.labels == ["Cabut", "Tetap"]
    other.taps("Cabut")
    assert admin.world.records[Person][OTHER].blocked_until is None
    assert told(citizen).startswith("Pembatasan Anda dicabut.")
    assert [entry.kind for entry in admin.decisions] == ["block", "block-review", "unblock"]
    assert [timer.subject for timer in admin.world.all(Timer) if timer.kind == "forget-block"] == [OTHER]


def test_a_review_is_asked_for_once_and_may_keep_the_block() -> None:
    admin, other, citizen, report = office()
    block = blocked(admin, report)
    citizen.taps("Minta ditinjau")
    other.taps("Tetap")
    assert told(citizen).startswith("Admin lain sudah meninjau")
    citizen.presses(encode_review(block))
    assert citizen.toasts[-1] == "Peninjauan sudah pernah diminta. Anda akan mendapat kabar."
    assert admin.world.records[Person][OTHER].blocked_until == block.until


def encode_review(block: Block) -> str:
    return f"az:{block.block}"


def test_the_maker_of_a_block_does_not_judge_its_review() -> None:
    admin, _, citizen, report = office()
    block = blocked(admin, report)
    citizen.taps("Minta ditinjau")
    admin.presses(encode(Keep(block.block, block.epoch + 1)))
    assert admin.toasts[-1] == "Peninjauan harus dilakukan admin lain."


def test_an_old_screen_and_a_foreign_person_change_nothing() -> None:
    admin, other, citizen, report = office()
    block = blocked(admin, report)
    citizen.taps("Minta ditinjau")
    other.presses(encode(Lift(block.block, block.epoch)))
    assert other.toasts[-1] == "Pemblokiran ini sudah berubah."
    assert admin.world.get(Block, block.block).state == "open"  # type: ignore[union-attr]
    citizen.presses(encode(BlockFor(report.report, Ground.FALSE)))
    citizen.presses(encode(Lift(block.block, block.epoch + 1)))
    assert citizen.toasts[-2:] == ["Hanya pengawas yang dapat melakukan ini."] * 2
    admin.presses(encode_review(block))
    assert admin.world.get(Block, block.block).review == "asked"  # type: ignore[union-attr]


def test_the_list_lifts_a_block() -> None:
    admin, _, citizen, report = office()
    blocked(admin, report)
    assert "1 pemblokiran berlaku" in admin.writes("/blokir daftar")
    assert "Tidak ada pemblokiran" in admin.taps("Cabut blokir 1")
    assert told(citizen).startswith("Pembatasan Anda dicabut.")


def supervisor(world: Office, status: str = "administrator", age: int = 0) -> Desk:
    """Citra of the group."""
    member = world.records[Member][3]
    world.put(replace(member, status=status, checked_at=world.now - timedelta(seconds=age)))
    return Desk(world, 3, blocks)


def test_a_supervisor_blocks_too_and_an_admin_reviews() -> None:
    admin, _, citizen, report = office()
    citra = supervisor(admin.world)
    assert blocks.admits(admin.world.facts(3), 3)
    block = blocked(citra, report)
    assert block.by == 3
    citizen.taps("Minta ditinjau")
    assert admin.labels == ["Cabut", "Tetap"]


def test_a_supervisors_standing_is_asked_again_and_a_moderator_may_not() -> None:
    admin, _, _, report = office()
    citra = supervisor(admin.world, age=61)
    press = encode(BlockNow(report.report, Ground.FALSE, 7))
    citra.presses(press)
    assert [say.method for say in admin.world.turn.says if isinstance(say, Call)] == ["getChatMember"]
    assert admin.world.all(Block) == []
    supervisor(admin.world, "member").presses(press)
    assert admin.world.all(Block) == []
    assert not blocks.admits(admin.world.facts(3), 3)
