"""Opening an identity: two people, a typed basis, shown once to who asked, all of it written down."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from reportbot.conversation.buttons import encode
from reportbot.conversation.rights.presses import OnReveal, Second
from reportbot.conversation.says import Call, NoticeToAdmins, Work
from reportbot.domain.records import Decision, Report, Reveal
from tests.conversation.rights.world import ADMIN, Office, office

BASIS = "Surat Polda Jabar B/12/III/2021 tanggal 20 Maret 2021"


def demanded(**case: object) -> tuple[Office, str]:
    """Supervisor 3 has asked who reported."""
    world = office()
    world.join_session(ADMIN)
    ticket = world.report_of(world.case(**case)).ticket
    world.writes(3, f"/buka_identitas {ticket}")
    world.writes(3, BASIS)
    world.taps(3, "Minta pembukaan")
    return world, ticket


def test_a_legal_basis_is_typed_and_seen_before_anything_is_asked() -> None:
    world = office()
    ticket = world.report_of(world.case()).ticket
    assert "tulis dasar hukumnya" in world.writes(3, f"/buka_identitas {ticket.lower()}")
    assert world.labels_of(world.screens[3]) == ["Batal"]
    assert "Mohon tulis dasar hukumnya" in world.writes(3, "ya")
    assert BASIS in world.writes(3, BASIS)
    assert not world.all(Reveal)
    world.taps(3, "Batal")
    assert not world.all(Reveal)
    assert BASIS not in str(world.records)


def test_unknown_numbers_and_other_sources_have_one_answer_and_only_supervisors_may_ask() -> None:
    world = office()
    ticket = world.report_of(world.case()).ticket
    assert "tidak ada di antara laporan" in world.writes(3, "/buka_identitas RB-0000-0000")
    for words in ("", " apa", " 7", " kasus 1"):
        assert "Tulis nomor laporannya" in world.writes(3, f"/buka_identitas{words}")
    for person in (1, 70):
        world.writes(person, f"/buka_identitas {ticket}")
        assert ticket not in world.screen(person)


@pytest.mark.parametrize("words", ["kasus {} pelapor 2", "KASUS {} Pelapor 2", "kasus{} pelapor2", "#{} 2"])
def test_a_reporter_is_named_by_case_and_place_as_for_blokir(words: str) -> None:
    world = office()
    case = world.case(reporters=(55, 56))
    second = next(one for one in world.all(Report) if one.person == 56)
    said = world.writes(3, f"/buka_identitas {words.format(case)}")
    assert f"Identitas pelapor {second.ticket} (kasus {case}, pelapor 2)" in said
    world.writes(3, BASIS)
    world.taps(3, "Minta pembukaan")
    assert not world.works("reveal")
    assert f"(kasus {case}, pelapor 2)" in world.heard(4)[-1], "the second person compares it with the letter"
    world.taps(4, "Setuju dibuka")
    world.taps(4, "Ya, buka")
    assert world.works("reveal")[0].data == {"person": 56, "ticket": second.ticket}


def test_a_place_nobody_has_and_one_of_another_source_open_nothing() -> None:
    world = office()
    case = world.case(reporters=(55, 56))
    world.put(replace(next(one for one in world.all(Report) if one.person == 56), source="patrol"))
    for place in (f"{case} pelapor 0", f"{case} pelapor 2", f"{case} pelapor 3", "99 pelapor 1"):
        assert "tidak ada di antara laporan" in world.writes(3, f"/buka_identitas kasus {place}")
    world.writes(1, f"/buka_identitas kasus {case} pelapor 1")
    assert "Identitas pelapor" not in world.screen(1), "only supervisors may ask"


def test_it_goes_to_other_supervisors_and_admins_but_to_no_reporter_of_the_case() -> None:
    world, ticket = demanded(reporters=(55, 4))
    assert any(ticket in said and BASIS in said for said in world.heard(ADMIN))
    assert not any(ticket in said for said in world.heard(4) + world.heard(1) + world.heard(3))


@pytest.mark.parametrize("second", [4, ADMIN])
def test_the_second_presses_twice_and_only_who_asked_sees_it_for_ten_minutes(second: int) -> None:
    world, ticket = demanded()
    world.taps(second, "Setuju dibuka")
    assert not world.works("reveal")
    world.taps(second, "Ya, buka")
    (work,) = world.works("reveal")
    assert work.data == {"person": 51, "ticket": ticket}
    html = "<b>Pelapor</b> Budi"
    world.comes_back(work, {"html": html})
    (shown,) = world.calls("sendMessage")
    assert (shown.lane, shown.params["text"], shown.params["protect_content"]) == ("person:3", html, True)
    world.comes_back(Work("x", {}, shown.then, shown.about), {"message_id": 600})
    world.falls_due("reveal-remove", 1)
    (gone,) = world.calls("deleteMessage")
    assert (gone.lane, gone.params["message_id"]) == ("person:3", 600)


def test_the_opening_is_recorded_with_both_and_admins_hear_of_it_without_the_identity() -> None:
    world, ticket = demanded()
    world.taps(4, "Setuju dibuka")
    world.taps(4, "Ya, buka")
    entry = next(one for one in world.all(Decision) if one.kind == "revealed")
    assert (entry.by, entry.text) == (4, BASIS)
    assert entry.data == {"ticket": ticket, "reveal": 1, "asked_by": 3, "second": 4}
    assert ticket in world.admin_notices()[-1]
    assert world.only(Reveal).state == "opened"
    assert not world.heard(51), "the reporter is not told by default"


def test_nobody_is_both_and_a_reporter_of_the_case_is_neither() -> None:
    world, _ = demanded(reporters=(55, 4))
    world.presses(3, encode(OnReveal(1, Second.OPEN)))
    assert "Harus orang lain" in world.toasts[-1]
    world.presses(4, encode(OnReveal(1, Second.OPEN)))
    assert "Anda melaporkan akun ini" in world.toasts[-1]
    world.presses(1, encode(OnReveal(1, Second.OPEN)))
    assert "Hanya pengawas" in world.toasts[-1]
    world.writes(4, f"/buka_identitas {world.report_of(1).ticket}")
    assert "Anda sendiri melaporkan" in world.screen(4)
    assert not world.works("reveal")


def test_refused_is_refused_and_after_a_day_it_has_lapsed() -> None:
    world, ticket = demanded()
    world.taps(4, "Tolak pembukaan")
    assert f"pelapor {ticket} ditolak" in world.heard(3)[-1]
    world.presses(ADMIN, encode(OnReveal(1, Second.OPEN)))
    assert "sudah tidak berlaku" in world.toasts[-1]
    late, _ = demanded()
    late.falls_due("reveal-lapse", 1)
    assert "gugur" in late.heard(3)[-1]
    assert late.now - late.only(Reveal).asked_at == timedelta(hours=24)
    late.presses(4, encode(OnReveal(1, Second.OPEN)))
    assert "sudah tidak berlaku" in late.toasts[-1]
    assert [entry.kind for entry in late.all(Decision)][-1] == "reveal-lapsed"


def test_who_lost_the_right_meanwhile_sees_nothing() -> None:
    world, _ = demanded()
    world.change_member(3, status="member")
    world.taps(4, "Setuju dibuka")
    world.presses(4, encode(OnReveal(1, Second.OPEN)))
    assert "sudah tidak berlaku" in world.toasts[-1]
    assert not world.works("reveal")


def test_an_identity_that_is_gone_is_said_to_be_gone() -> None:
    world, _ = demanded()
    world.taps(4, "Setuju dibuka")
    world.taps(4, "Ya, buka")
    world.comes_back(world.works("reveal")[0], outcome="failed", description="reveal-failed")
    assert "tidak dapat dibuka" in world.heard(3)[-1]
    assert "tidak dapat dibuka" in world.words(
        next(say.content for say in reversed(world.says) if isinstance(say, NoticeToAdmins))
    )
    assert not [say for say in world.says if isinstance(say, Call) and say.method == "sendMessage"]


def test_where_nobody_else_may_agree_nothing_is_sent() -> None:
    world = office()
    ticket = world.report_of(world.case(reporters=(55, 4, ADMIN))).ticket
    world.writes(3, f"/buka_identitas {ticket}")
    world.writes(3, BASIS)
    assert "Tidak ada pengawas atau admin lain" in world.taps(3, "Minta pembukaan")
    assert not world.all(Reveal)
