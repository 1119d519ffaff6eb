"""What a case's functions write, field by field: nothing else is set, and nothing is forgotten."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from reportbot.domain import cases
from reportbot.domain.identifiers import Identifier
from reportbot.domain.records import Case, CaseIdentifier, Report
from reportbot.domain.words import CaseState, Category, EvidenceKind
from tests.domain.test_cases import DUE, NOW, a_case, a_report, an_item

LATER = NOW + timedelta(hours=3)


@pytest.mark.parametrize(
    ("category", "child", "danger", "first"),
    [
        (Category.FRAUD, False, False, False),
        (Category.FRAUD, True, False, True),
        (Category.FRAUD, False, True, True),
        (Category.TRAFFICKING, False, False, True),
    ],
)
def test_a_case_opens_with_what_its_first_report_says(
    category: Category, child: bool, danger: bool, first: bool
) -> None:
    report = a_report(platform="telegram", category=category, danger=danger)
    assert cases.open_case(7, report, child=child, due_at=DUE) == Case(
        case=7,
        platform="telegram",
        category=category,
        created_at=NOW,
        state_since=NOW,
        urgent=first,
        child=child,
        danger=danger,
        waiting_since=NOW,
        due_at=DUE,
        first_reported_at=NOW,
        last_reported_at=NOW,
        preserve=first,
    )


@pytest.mark.parametrize(("danger", "child"), [(False, False), (True, False), (False, True)])
def test_another_report_adds_what_it_says_and_takes_nothing_away(danger: bool, child: bool) -> None:
    before = a_case(a_report(masked="satu", place="Kota Bandung"))
    newer = a_report(2, 2, created_at=LATER, masked="dua", place="Kota Bogor", danger=danger)
    after = cases.add_report(before, newer, [a_report()], known=True, child=child)
    assert after == replace(
        before,
        child=child,
        danger=danger,
        urgent=danger or child,
        preserve=danger or child,
        reporters=2,
        known_reporters=1,
        last_reported_at=LATER,
    )


def test_a_report_that_comes_late_does_not_turn_the_time_back() -> None:
    before = replace(a_case(), last_reported_at=LATER)
    assert cases.add_report(before, a_report(2, 2), [a_report()], known=False, child=False).last_reported_at == LATER


def test_somebody_who_reports_again_is_no_further_known_reporter() -> None:
    twice = cases.add_report(a_case(), a_report(2, 1), [a_report()], known=True, child=False)
    assert (twice.reporters, twice.known_reporters) == (1, 0)
    back = cases.add_report(a_case(), a_report(2, 1), [a_report(state="withdrawn")], known=True, child=False)
    assert (back.reporters, back.known_reporters) == (1, 1)


def test_a_case_without_place_and_story_gets_those_of_the_next_report() -> None:
    after = cases.add_report(
        a_case(), a_report(2, 2, masked="dua", place="Kota Bogor"), [a_report()], known=False, child=False
    )
    assert (after.excerpt, after.place) == ("dua", "Kota Bogor")


def test_a_withdrawn_report_keeps_who_and_when_and_loses_all_words() -> None:
    mine = a_report(
        account="@x",
        story="cerita",
        masked="satu",
        place="Kota Bandung",
        news="asked",
        news_args={"a": "b"},
        unread="asked",
        question="Kapan?",
        question_until=DUE,
        review_until=DUE,
    )
    _, gone = cases.withdraw_report(a_case(mine), mine, [])
    assert gone == Report(
        report=1,
        ticket="RB-1",
        case=1,
        person=1,
        category=Category.FRAUD,
        platform="michat",
        created_at=NOW,
        state="withdrawn",
        news="withdrawn",
    )


def test_with_the_last_report_the_words_on_the_case_go_too() -> None:
    mine = a_report(masked="satu", place="Kota Bandung")
    others = [a_report(2, 2, state="withdrawn", masked="dua", place="Kota Bogor"), a_report(3, 3, place="")]
    case, _ = cases.withdraw_report(a_case(mine), mine, others)
    assert (case.excerpt, case.place) == ("", "")
    case, _ = cases.withdraw_report(a_case(mine), mine, [])
    assert (case.excerpt, case.place) == ("", "")


def test_words_of_another_report_stay_when_one_is_withdrawn() -> None:
    shown, mine = a_report(1, 1, masked="satu", place="Kota Bandung"), a_report(2, 2, masked="dua", place="Kota Bogor")
    case, _ = cases.withdraw_report(a_case(shown, mine), mine, [shown])
    assert (case.excerpt, case.place) == ("satu", "Kota Bandung")


def test_a_case_that_comes_back_waits_anew_and_is_in_no_request() -> None:
    done = a_case(
        state=CaseState.DISMISSED,
        epoch=4,
        waiting_since=None,
        due_at=None,
        holder=3,
        held_until=NOW,
        pending="enough:x",
        pending_by=3,
        panel="reasons:enough",
        panel_data={"page": 1},
        request=9,
        recheck_at=DUE,
    )
    assert cases.reopened(done, 5, LATER, LATER + timedelta(days=1)) == replace(
        done,
        state=CaseState.REOPENED,
        epoch=5,
        state_since=LATER,
        waiting_since=LATER,
        due_at=LATER + timedelta(days=1),
        holder=None,
        held_until=None,
        last_holder=3,
        pending="",
        pending_by=None,
        panel="",
        panel_data={},
        request=None,
        recheck_at=None,
    )


def test_one_that_does_not_come_back_says_which_it_is() -> None:
    with pytest.raises(ValueError, match=r"^case 1 is new$"):
        cases.reopened(a_case(), 1, NOW, DUE)


def test_an_identifier_becomes_a_row_with_all_that_was_found() -> None:
    found = Identifier("telegram", "user", "@B\u0430di", "b\u0430di", ("look-alike", "mixed-script"), "badi")
    assert cases.case_identifier(4, a_case(), found) == CaseIdentifier(
        identifier=4,
        case=1,
        platform="telegram",
        kind="user",
        canonical="b\u0430di",
        verbatim="@B\u0430di",
        skeleton="badi",
        warnings="look-alike mixed-script",
    )


@pytest.mark.parametrize(
    ("kinds", "evidence", "lacking"),
    [
        (["account"], [EvidenceKind.PHOTO], ()),
        (["phone"], [EvidenceKind.VIDEO], ()),
        (["invite"], [EvidenceKind.DOCUMENT], ()),
        (["url", "name"], [EvidenceKind.PHOTO], ()),
        (["handle"], [EvidenceKind.PHOTO, EvidenceKind.LINK], ()),
        (["handle"], [EvidenceKind.PHOTO, EvidenceKind.TEXT], ("link",)),
        (["handle"], [EvidenceKind.LINK], ("screenshot",)),
        ([], [EvidenceKind.PHOTO, EvidenceKind.LINK], ("identifier",)),
    ],
)
def test_each_kind_of_identifier_and_evidence_counts_for_what_it_shows(
    kinds: list[str], evidence: list[EvidenceKind], lacking: tuple[str, ...]
) -> None:
    assert cases.missing(kinds, evidence, story=True) == lacking


def test_what_a_case_lacks_follows_each_of_its_counts() -> None:
    row = cases.case_identifier(1, a_case(), Identifier("michat", "handle", "budi", "budi"))
    bare = replace(a_case(), excerpt="")
    assert cases.missing_in_case(bare, [row]) == ("screenshot", "link", "reason")
    assert cases.missing_in_case(replace(bare, files=1), [row]) == ("link", "reason")
    assert cases.missing_in_case(replace(bare, images=1), [row]) == ("link", "reason")
    assert cases.missing_in_case(replace(bare, links=1), [row]) == ("screenshot", "reason")
    assert cases.missing_in_case(replace(bare, excerpt="cerita"), [row]) == ("screenshot", "link")
    assert cases.missing_in_case(replace(bare, child=True), [row]) == ("link", "reason")
    assert cases.missing_in_case(bare, []) == ("identifier", "screenshot", "link", "reason")


def test_withheld_media_keep_everything_but_their_state() -> None:
    photo = an_item(EvidenceKind.PHOTO)
    assert cases.withhold_media([photo]) == (replace(photo, state="withheld"),)


def test_a_case_knows_no_more_known_reporters_than_reporters() -> None:
    case = cases.counted(replace(a_case(), known_reporters=3), [a_report(1, 1), a_report(2, 2, state="withdrawn")])
    assert (case.reporters, case.withdrawn, case.known_reporters) == (1, 1, 1)
