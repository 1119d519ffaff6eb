"""From any state any press by anybody on any page leaves cards that can be read, and nothing is lost or doubled."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportbot.domain.records import Case, CaseIdentifier, Evidence, Report
from reportbot.domain.words import CaseState, EvidenceKind
from tests.conversation.referrals.station import Station, station
from tests.conversation.review.team import buttons_of
from tests.conversation.review.test_any_press import STEPS, play


def world() -> Station:
    group = station()
    group.substantiated(account="akun1l", evidence=(EvidenceKind.PHOTO, EvidenceKind.LINK))
    group.substantiated(account="akunl1")
    group.case(account="akunI1", child=True, reporters=(71, 72))
    group._identifier(1, "id", "lain", "")
    group.draw()
    return group


MORE = st.lists(
    st.tuples(st.just("press"), st.sampled_from([1, 3, 3, 3]), st.integers(1, 3), st.integers(0, 30)), max_size=25
)


@settings(max_examples=30, deadline=None)
@given(MORE, STEPS)
def test_whatever_is_pressed_nothing_is_lost(
    more: list[tuple[str, int, int, int]], steps: list[tuple[str, int, int, int]]
) -> None:
    group = world()
    counts = {kind: len(group.all(kind)) for kind in (CaseIdentifier, Report, Evidence)}
    seen: list[tuple[str, int]] = []
    for step in (*more, *steps):
        play(group, seen, step)
        assert {kind: len(group.all(kind)) for kind in counts} == counts
        for case in group.all(Case):
            check(group, case)


def check(group: Station, case: Case) -> None:
    words = group.reads(case.case) if case.case in group.cards else "Kasus"
    assert words.startswith(("Kasus", "MENDESAK"))
    assert len(words) < 4096
    reports = [report for report in group.all(Report) if report.case == case.case]
    assert case.reporters == len({report.person for report in reports if report.state == "open"})
    identifiers = [one for one in group.all(CaseIdentifier) if one.case == case.case]
    if case.state is CaseState.DUPLICATE:
        assert case.original is not None
        assert not reports
    if case.verdict.startswith("merge:"):
        assert not identifiers
        assert case.state is CaseState.DUPLICATE
    if case.holder is not None:
        assert case.state is CaseState.IN_REVIEW
    if case.case in group.cards:
        assert all(len(row) <= 3 for row in group.cards[case.case].rows)
        assert buttons_of(group.cards[case.case])
