"""Duplikat: reports go to the original, and come back from wherever that went."""

from reportbot.domain.records import Decision
from reportbot.domain.words import CaseState, EvidenceKind
from tests.conversation.review.team import decided, team


def test_a_duplicate_gives_its_reporters_to_the_original_and_undo_gives_them_back() -> None:
    group = team()
    original, case = group.case(account="akun11"), group.case(account="akunl1")
    assert "Mirip dengan kasus 1" in group.reads(case)
    decided(group, case, "Ambil", "Duplikat", "Kasus 1")
    assert group.at(case).state is CaseState.DUPLICATE
    assert (group.at(original).reporters, group.at(case).reporters) == (2, 0)
    assert (group.at(original).images, group.at(case).images) == (2, 0)
    assert (group.at(original).excerpt, group.at(case).excerpt) == ("Menawarkan janji temu", "")
    decided(group, case, "Batalkan keputusan")
    assert (group.at(original).reporters, group.at(case).reporters) == (1, 1)
    assert (group.at(original).excerpt, group.at(case).excerpt) == ("Menawarkan janji temu",) * 2


def test_the_original_may_be_typed_and_must_exist() -> None:
    group = team()
    case, original = group.case(), group.case()
    decided(group, case, "Ambil", "Duplikat")
    group.reply(1, "99", case)
    assert group.words(group.posts[-1]) == "Kasus dengan nomor itu tidak ditemukan."
    group.reply(1, f"kasus {original}", case)
    assert group.at(case).state is CaseState.DUPLICATE
    assert group.at(case).original == original


def test_reports_of_a_duplicate_come_back_from_wherever_its_original_went() -> None:
    group = team()
    first, second, third = (group.case(account=account) for account in ("akun11", "akunl1", "akun1l"))
    decided(group, third, "Ambil", "Duplikat", f"Kasus {second}")
    decided(group, second, "Ambil", "Duplikat", f"Kasus {first}")
    assert group.at(first).reporters == 3
    decided(group, third, "Batalkan keputusan")
    assert [group.at(case).reporters for case in (first, second, third)] == [2, 0, 1]
    assert [group.at(case).images for case in (first, second, third)] == [2, 0, 1]
    decided(group, second, "Batalkan keputusan")
    assert [group.at(case).reporters for case in (first, second, third)] == [1, 1, 1]


def test_what_a_duplicates_reporter_sent_since_comes_back_with_his_report() -> None:
    group = team()
    original, case = group.case(account="akun11"), group.case(account="akunl1")
    report = group.report_of(case)
    decided(group, case, "Ambil", "Duplikat", f"Kasus {original}")
    group._item(original, report.report, EvidenceKind.PHOTO)
    decided(group, case, "Batalkan keputusan")
    assert (group.at(original).images, group.at(case).images) == (1, 2)


def test_a_duplicate_that_reopens_its_original_is_in_the_history_of_it() -> None:
    group = team()
    original, case = group.case(account="akun11"), group.case(account="akunl1")
    decided(group, original, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
    decided(group, case, "Ambil", "Duplikat", f"Kasus {original}")
    last = next(entry for entry in reversed(group.all(Decision)) if entry.case == original and entry.kind == "reopened")
    assert (last.before, last.after, last.by) == ("dismissed", "reopened", 1)
    assert group.due("news", original) is None
