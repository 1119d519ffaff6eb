"""What reports do to a case: it opens, grows, is urgent, withholds, reopens, and goes on when they are withdrawn."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportbot.domain import cases
from reportbot.domain.identifiers import identify
from reportbot.domain.records import Case, Evidence, Report
from reportbot.domain.words import REOPENED_BY_REPORT, CaseState, Category, EvidenceKind

NOW = datetime(2021, 3, 21, 5, 0, tzinfo=UTC)
DUE = NOW + timedelta(days=1)


def a_report(number: int = 1, person: int = 1, **more: Any) -> Report:
    given = {"ticket": f"RB-{number}", "case": 1, "category": Category.FRAUD, "platform": "michat", "created_at": NOW}
    return Report(**{"report": number, "person": person, **given, **more})


def a_case(*reports: Report, child: bool = False, **more: Any) -> Case:
    """A case of these reports, in order."""
    first, *_ = reports = reports or (a_report(),)
    case = cases.open_case(1, first, child=child, due_at=DUE)
    for count, report in enumerate(reports):
        case = cases.add_report(case, report, reports[:count], known=False, child=child)
    return replace(case, **more)


def an_item(kind: EvidenceKind, number: int = 1, state: str = "kept") -> Evidence:
    return Evidence(evidence=number, case=1, report=1, kind=kind, created_at=NOW, file_id="f", state=state)


@pytest.mark.parametrize(
    ("category", "child", "danger", "urgent"),
    [
        (Category.FRAUD, False, False, False),
        (Category.FRAUD, True, False, True),
        (Category.FRAUD, False, True, True),
        (Category.CHILD, False, False, True),
        (Category.TRAFFICKING, False, False, True),
    ],
)
def test_a_child_trafficking_and_danger_come_first(category: Category, child: bool, danger: bool, urgent: bool) -> None:
    assert cases.is_urgent(category, child=child, danger=danger) is urgent


def test_a_new_case_waits_for_a_moderator_and_counts_its_reporter() -> None:
    case = a_case(a_report(masked="Minta uang muka", place="Kota Bandung"))
    assert (case.state, case.waiting_since, case.due_at) == (CaseState.NEW, NOW, DUE)
    assert (case.reporters, case.excerpt, case.place) == (1, "Minta uang muka", "Kota Bandung")


def test_words_that_came_since_the_last_were_erased_have_their_own_time() -> None:
    bare = a_report()
    erased = cases.case_without_words(a_case(bare), NOW)
    assert cases.counted(erased, [bare]).words_erased_at == NOW
    photo = an_item(EvidenceKind.PHOTO)
    assert cases.add_evidence(erased, [replace(photo, state="purged")]).words_erased_at == NOW
    assert cases.add_evidence(erased, [photo]).words_erased_at is None
    for told in ({"account": "akun"}, {"story": "x"}, {"masked": "x"}, {"place": "Kota Bogor"}):
        assert cases.counted(erased, [bare, a_report(2, 2, **told)]).words_erased_at is None
    for words in ({"text": "x"}, {"masked": "x"}, {"name": "x.pdf"}):
        item = replace(an_item(EvidenceKind.LINK), **words)
        assert cases.add_evidence(erased, [item]).words_erased_at is None
        assert not cases.has_words(cases.evidence_without_words(item))


def test_people_are_counted_and_not_their_reports() -> None:
    assert a_case(a_report(1, 1), a_report(2, 2), a_report(3, 1)).reporters == 2


def test_a_child_in_any_report_makes_the_case_a_childs_for_good() -> None:
    case = a_case(a_report(1, 1))
    marked = cases.add_report(case, a_report(2, 2), [a_report(1, 1)], known=False, child=True)
    later = cases.add_report(marked, a_report(3, 3), [a_report(1, 1), a_report(2, 2)], known=False, child=False)
    assert (later.child, later.urgent) == (True, True)


def test_the_first_story_stays_the_excerpt() -> None:
    assert a_case(a_report(1, 1, masked="satu"), a_report(2, 2, masked="dua")).excerpt == "satu"


def test_evidence_is_counted_by_kind_and_only_what_is_kept() -> None:
    kinds = [EvidenceKind.PHOTO, EvidenceKind.VIDEO, EvidenceKind.DOCUMENT, EvidenceKind.LINK, EvidenceKind.TEXT]
    items = [an_item(kind, number) for number, kind in enumerate(kinds)]
    gone = [an_item(EvidenceKind.PHOTO, 8, "withheld"), an_item(EvidenceKind.LINK, 9, "withdrawn")]
    case = cases.add_evidence(a_case(), [*items, *gone])
    assert (case.images, case.files, case.links) == (2, 1, 2)


def test_only_media_that_are_kept_are_withheld() -> None:
    items = [
        an_item(EvidenceKind.PHOTO, 1),
        an_item(EvidenceKind.DOCUMENT, 2),
        an_item(EvidenceKind.LINK, 3),
        an_item(EvidenceKind.PHOTO, 4, "withdrawn"),
    ]
    assert [(item.evidence, item.state) for item in cases.withhold_media(items)] == [(1, "withheld"), (2, "withheld")]


def test_a_withdrawal_takes_words_and_place_and_leaves_the_case_to_the_others() -> None:
    mine = a_report(1, 1, account="@x", story="cerita", masked="satu", place="Kota Bandung")
    other = a_report(2, 2, masked="dua", place="Kota Bogor")
    case, gone = cases.withdraw_report(a_case(mine, other), mine, [other])
    assert (gone.state, gone.account, gone.story, gone.masked, gone.place) == ("withdrawn", "", "", "", "")
    assert (case.reporters, case.withdrawn, case.excerpt, case.place) == (1, 1, "dua", "Kota Bogor")


def test_all_withdrawn_moves_nothing() -> None:
    mine = a_report()
    case, _ = cases.withdraw_report(a_case(mine), mine, [])
    assert (case.state, case.reporters, case.withdrawn) == (CaseState.NEW, 0, 1)


@pytest.mark.parametrize("state", CaseState)
def test_reports_reopen_what_was_done_with_and_nothing_else(state: CaseState) -> None:
    case = a_case(state=state, waiting_since=None, pending="enough:x", pending_by=3)
    assert cases.reopens(case) == (state in REOPENED_BY_REPORT)
    if cases.reopens(case):
        back = cases.reopened(case, 1, NOW, DUE)
        assert (back.state, back.waiting_since, back.holder, back.pending) == (CaseState.REOPENED, NOW, None, "")
    else:
        with pytest.raises(ValueError, match=state):
            cases.reopened(case, 1, NOW, DUE)


@pytest.mark.parametrize(
    ("kinds", "evidence", "story", "child", "lacking"),
    [
        ({"name"}, set(), False, False, ("identifier", "screenshot", "link", "reason")),
        ({"id"}, {EvidenceKind.PHOTO}, True, False, ("link",)),
        ({"phone"}, {EvidenceKind.DOCUMENT}, True, False, ()),
        ({"link"}, {EvidenceKind.PHOTO}, True, False, ()),
        ({"phone"}, set(), True, True, ()),
    ],
)
def test_what_a_request_still_needs(
    kinds: set[str], evidence: set[EvidenceKind], story: bool, child: bool, lacking: tuple[str, ...]
) -> None:
    assert cases.missing(kinds, evidence, story=story, child=child) == lacking


def test_what_is_missing_on_a_case_is_read_from_its_counts() -> None:
    (found,) = identify("t.me/contoh_akun")
    row = cases.case_identifier(1, a_case(), found)
    assert row.account == ("telegram", found.kind, "contoh_akun")
    bare = a_case(a_report(masked="cerita"))
    assert "screenshot" in cases.missing_in_case(bare, [row])
    assert "screenshot" not in cases.missing_in_case(replace(bare, images=1), [row])


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=8))
def test_whoever_comes_and_goes_the_counts_agree(people: list[tuple[int, bool]]) -> None:
    reports = [a_report(n, who, state="open" if there else "withdrawn") for n, (who, there) in enumerate(people)]
    case = cases.counted(replace(a_case(), known_reporters=3), reports)
    assert case.reporters + case.withdrawn == len({who for who, _ in people})
    assert case.known_reporters <= case.reporters
