"""Gabungkan and Pisahkan: two cases of one account become one, and everything can be taken back."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from reportbot.domain.records import Case, CaseIdentifier, Decision, Evidence, Report, TakedownRequest
from reportbot.domain.words import CaseState, Category, EvidenceKind
from tests.conversation.referrals.station import Station, station


def merge(group: Station, case: int, other: int) -> str:
    """Press on the first card until it is done, or refused."""
    return group.walk(3, case, "Lainnya", "Gabungkan", f"Kasus {other}") or group.press(3, "Ya, gabungkan", case)


def both(group: Station) -> tuple[int, int]:
    """A decided case, and a younger one that looks like it."""
    older = group.substantiated(account="akun1l", category=Category.FRAUD)
    younger = group.substantiated(account="akunl1", category=Category.FRAUD, evidence=(EvidenceKind.PHOTO,) * 2)
    return older, younger


def snapshot(group: Station) -> dict[object, object]:
    """All that a merger moves."""
    kinds = (CaseIdentifier, Report, Evidence)
    return {(kind, record.key): record.case for kind in kinds for record in group.all(kind)}  # type: ignore[attr-defined]


def test_the_younger_case_goes_to_the_older_whichever_card_is_pressed() -> None:
    for first in (0, 1):
        group = station()
        cases = both(group)
        older, younger = cases
        said = merge(group, cases[first], cases[1 - first])
        assert said == f"Kasus {younger} digabungkan ke kasus {older}."
        assert group.identifiers_of(older) == ["akun1l", "akunl1"]
        assert (group.identifiers_of(younger), group.reports_on(younger)) == ([], [])
        assert (group.at(older).reporters, group.at(older).images) == (2, 3)
        assert (group.at(younger).state, group.at(younger).original) == (CaseState.DUPLICATE, older)
        assert group.reads(younger).startswith(f"Kasus {younger} · digabungkan ke kasus {older} · Citra")
        assert "Batalkan keputusan" not in group.labels(younger)
        assert "kasus digabungkan" in group.reads(older)


def test_what_goes_where_is_said_before() -> None:
    group = station()
    older, younger = both(group)
    group.walk(3, younger, "Lainnya", "Gabungkan", f"Kasus {older}")
    assert f"Gabungkan kasus {younger} ke kasus {older}?" in group.reads(younger)
    group.press(3, "Kembali", younger)
    assert group.at(younger).state is CaseState.SUBSTANTIATED


def test_the_number_may_be_typed_as_a_reply() -> None:
    group = station()
    older = group.substantiated(account="satu")
    younger = group.substantiated(account="dua")
    assert group.walk(3, younger, "Lainnya", "Gabungkan") == "Silakan balas kartu ini dengan tulisan Anda."
    group.reply(3, "99", younger)
    assert group.words(group.posts[-1]) == "Kasus dengan nomor itu tidak ditemukan."
    group.reply(3, f"kasus {older}", younger)
    assert group.press(3, "Ya, gabungkan", younger) == f"Kasus {younger} digabungkan ke kasus {older}."


@pytest.mark.parametrize("on", ["older", "younger"])
def test_a_split_brings_everything_back(on: str) -> None:
    group = station()
    older, younger = both(group)
    before, was = snapshot(group), (group.at(older), group.at(younger))
    merge(group, younger, older)
    assert group.walk(3, older if on == "older" else younger, "Lainnya", "Pisahkan", f"Kasus {younger}") == (
        f"Kasus {younger} dipisahkan kembali."
    )
    assert snapshot(group) == before
    for earlier in was:
        now = group.at(earlier.case)
        same = replace(now, epoch=earlier.epoch, state_since=earlier.state_since, last_holder=earlier.last_holder)
        assert replace(same, panel="", panel_data={}) == replace(earlier, panel="", panel_data={})
    assert merge(group, younger, older).startswith("Kasus")
    assert snapshot(group) != before


def test_what_reports_got_since_goes_with_them_and_new_reports_stay() -> None:
    group = station()
    older, younger = both(group)
    merge(group, younger, older)
    moved = next(report for report in group.all(Report) if report.person == 50 + younger)
    item = Evidence(
        evidence=90, case=older, report=moved.report, kind=EvidenceKind.LINK, created_at=group.now, masked="x"
    )
    group.put(item)
    fresh = group._report(older, Category.FRAUD, 77)
    group.walk(3, older, "Lainnya", "Pisahkan", f"Kasus {younger}")
    assert group.records[Evidence][90].case == younger
    assert group.records[Report][fresh.report].case == older
    assert (group.at(younger).links, group.at(older).reporters) == (1, 2)


def test_an_open_case_goes_back_to_the_queue_when_it_is_split_off() -> None:
    group = station()
    older = group.substantiated(account="akun1l")
    younger = group.case(account="akunl1", child=True)
    group.press(1, "Ambil", younger)
    group.walk(3, younger, "Lainnya", "Gabungkan", f"Kasus {older}", "Ya, gabungkan")
    assert group.at(older).child
    assert group.at(older).preserve
    assert (group.at(younger).holder, group.at(younger).waiting_since) == (None, None)
    group.walk(3, younger, "Lainnya", "Pisahkan", f"Kasus {younger}")
    assert (group.at(younger).state, group.at(younger).holder) == (CaseState.NEW, None)
    assert group.at(younger).waiting_since is not None
    assert group.at(older).child


def test_a_closed_older_case_is_opened_by_a_younger_one_that_is_not() -> None:
    group = station()
    older = group.case(account="akun1l")
    group.walk(1, older, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
    younger = group.case(account="akunl1", danger=True, preserve=True)
    merge(group, younger, older)
    assert (group.at(older).state, group.at(older).danger) == (CaseState.REOPENED, True)


def test_reporters_hear_where_the_older_case_stands_once_the_merger_has_settled() -> None:
    group = station()
    older = group.substantiated(account="akun1l", category=Category.FRAUD)
    group.pass_time(timedelta(minutes=11))
    younger = group.case(account="akunl1", category=Category.FRAUD, preserve=True)
    merge(group, younger, older)
    told = len(group.notices(50 + younger))
    group.pass_time(timedelta(minutes=11))
    assert len(group.notices(50 + younger)) == told + 1
    assert len(group.notices(50 + older)) == 1
    assert next(r for r in group.all(Report) if r.person == 50 + younger).news == "substantiated"


def test_nobody_hears_of_a_merger_that_was_taken_back() -> None:
    group = station()
    older = group.substantiated(account="akun1l", category=Category.FRAUD)
    younger = group.case(account="akunl1", category=Category.FRAUD, preserve=True)
    merge(group, younger, older)
    group.walk(3, younger, "Lainnya", "Pisahkan", f"Kasus {younger}")
    group.pass_time(timedelta(hours=1))
    assert group.notices(50 + younger) == []


def asked(group: Station, case: int, state: str) -> None:
    request = TakedownRequest(
        request=5, year=2021, platform="michat", created_at=group.now, created_by=3, serial=12, state=state
    )
    group.put(request)
    group.change(case, request=5)
    group.draw()


@pytest.mark.parametrize("which", [0, 1])
def test_a_case_in_an_open_request_or_under_objection_stays_as_it_is(which: int) -> None:
    group = station()
    cases = both(group)
    asked(group, cases[which], "sent")
    assert merge(group, cases[1], cases[0]).endswith("Tunggu sampai selesai.")
    asked(group, cases[which], "closed")
    group.change(cases[which], objections=1)
    group.draw()
    assert "Sanggahan: 1 terbuka" in group.reads(cases[which])
    assert merge(group, cases[1], cases[0]).startswith("Ada sanggahan terbuka")
    assert group.at(cases[1]).state is CaseState.SUBSTANTIATED


def test_only_a_supervisor_who_reported_neither_merges() -> None:
    group = station()
    older, younger = both(group)
    group.walk(3, younger, "Lainnya", "Gabungkan", f"Kasus {older}")
    assert group.press(1, "Ya, gabungkan", younger) == "Hanya pengawas yang dapat melakukan ini."
    group.put(replace(group.report_of(older), person=3))
    assert group.press(3, "Ya, gabungkan", younger).startswith("Anda melaporkan akun ini")


def test_a_referral_under_way_is_finished_first() -> None:
    group = station()
    older, younger = both(group)
    group.refer(younger)
    assert merge(group, younger, older).startswith(f"Rujukan kasus {younger} belum selesai")


def test_a_chain_of_mergers_is_taken_back_from_its_end() -> None:
    group = station()
    first, second = both(group)
    third = group.substantiated(account="lain", category=Category.FRAUD)
    group.walk(3, third, "Lainnya", "Gabungkan")
    group.reply(3, str(second), third)
    group.press(3, "Ya, gabungkan", third)
    merge(group, second, first)
    assert group.walk(3, third, "Lainnya", "Pisahkan", f"Kasus {third}").startswith(f"Kasus {second} menampung")
    group.walk(3, second, "Lainnya", "Pisahkan", f"Kasus {second}")
    group.walk(3, third, "Lainnya", "Pisahkan", f"Kasus {third}")
    assert group.identifiers_of(third) == ["lain"]


def linked(group: Station, case: int, account: str) -> int:
    """One more identifier on a case; its number."""
    group._identifier(case, "id", account, "")
    return max(one.identifier for one in group.all(CaseIdentifier))


def words(group: Station, person: int, account: str) -> None:
    report = next(report for report in group.all(Report) if report.person == person)
    group.put(replace(report, account=account))


def test_chosen_identifiers_become_a_case_with_the_reports_that_named_only_them() -> None:
    group = station()
    case = group.substantiated(account="satu", reporters=(51, 52, 53), category=Category.FRAUD)
    linked(group, case, "dua")
    group.draw()
    words(group, 51, "satu")
    words(group, 52, "dua")
    words(group, 53, "satu, dua")
    group.walk(3, case, "Lainnya", "Pisahkan", "dua")
    assert "✓ dua" in group.labels(case)
    assert group.press(3, "Pisahkan pilihan", case) == "Akun pilihan kini menjadi kasus 2."
    assert (group.identifiers_of(1), group.identifiers_of(2)) == (["satu"], ["dua"])
    assert {report.person for report in group.all(Report) if report.case == 2} == {52}
    assert (group.at(1).reporters, group.at(2).reporters) == (2, 1)
    assert (group.at(1).state, group.at(2).state) == (CaseState.SUBSTANTIATED, CaseState.NEW)
    assert group.reads(2).startswith("Kasus 2 · baru")
    assert merge(group, 2, 1) == "Kasus 2 digabungkan ke kasus 1."
    assert {report.case for report in group.all(Report)} == {1}


def test_who_heard_of_the_others_verdict_is_told_that_his_account_is_still_looked_at() -> None:
    group = station()
    case = group.substantiated(account="satu", reporters=(51, 52), category=Category.FRAUD)
    linked(group, case, "dua")
    words(group, 51, "satu")
    words(group, 52, "dua")
    group.pass_time(timedelta(minutes=11))
    group.walk(3, case, "Lainnya", "Pisahkan", "dua", "Pisahkan pilihan")
    group.pass_time(timedelta(minutes=11))
    assert "keliru" in group.notices(52)[-1]
    assert len(group.notices(51)) == 1


def test_all_identifiers_of_a_case_do_not_leave_it() -> None:
    group = station()
    case = group.substantiated(account="satu")
    linked(group, case, "dua")
    group.draw()
    group.walk(3, case, "Lainnya", "Pisahkan", "satu", "dua")
    assert group.press(3, "Pisahkan pilihan", case).startswith("Pilih sebagian akun")
    assert len(group.all(Case)) == 1


def test_what_a_merger_records_holds_no_words_of_anybody() -> None:
    group = station()
    older, younger = both(group)
    merge(group, younger, older)
    (entry,) = (one for one in group.all(Decision) if one.kind == "merge" and one.case == younger)
    assert set(entry.data) == {"original", "was", "older", "identifiers", "reports", "evidence"}
    assert entry.text == ""


@pytest.mark.parametrize("marked", [0, 1])
def test_where_one_case_is_a_childs_no_picture_of_the_other_is_shown(marked: int) -> None:
    group = station()
    cases = [group.case(account=account, child=index == marked) for index, account in enumerate(("akun1l", "akunl1"))]
    group.walk(3, cases[marked], "Lainnya", "Gabungkan", f"Kasus {cases[1 - marked]}", "Ya, gabungkan")
    assert group.at(cases[0]).child
    assert {item.state for item in group.all(Evidence)} == {"withheld"}
    group.walk(3, cases[0], "Lainnya", "Pisahkan", f"Kasus {cases[1]}")
    assert [group.at(case).child for case in cases] == [True, True]


@pytest.mark.parametrize("marked", [0, 1])
def test_a_duplicate_of_a_childs_case_shows_no_picture_either(marked: int) -> None:
    group = station()
    cases = [group.case(account=account, child=index == marked) for index, account in enumerate(("akun1l", "akunl1"))]
    group.walk(1, cases[1], "Ambil", "Duplikat", f"Kasus {cases[0]}")
    assert group.at(cases[0]).child
    assert {item.state for item in group.all(Evidence)} == {"withheld"}


def test_accounts_that_one_person_named_together_bring_a_hint() -> None:
    group = station()
    older, younger = group.substantiated(account="satu"), group.substantiated(account="dua")
    noted = Decision(decision=900, case=older, kind="named-together", by=None, at=group.now, data={"cases": [younger]})
    group.put(noted)
    group.draw()
    hint = f"Pelapor menyebut akun ini bersama akun pada kasus {younger}: periksa apakah perlu digabungkan"
    assert hint in group.reads(older)
    merge(group, older, younger)
    assert hint not in group.reads(older)
