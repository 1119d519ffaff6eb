"""From any state any press, reply or passing time leaves a card that can be read and one answer to each press."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from reportbot.conversation.buttons import encode
from reportbot.conversation.inputs import Chat
from reportbot.domain.moves import holder_of
from reportbot.domain.records import Case
from reportbot.domain.words import OPEN_STATES, CaseState, Category, EvidenceKind
from tests.conversation.review.team import Team, buttons_of, team

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["press", "press", "press", "press", "stale", "private", "reply", "time"]),
        st.sampled_from([1, 2, 3]),
        st.integers(1, 3),
        st.integers(0, 30),
    ),
    max_size=25,
)
WORDS = ["catatan", "2", "kasus 3", "@akun_baru", "", "https://x.example", "\u202e" * 3]


def world() -> Team:
    group = team()
    group.case(evidence=(EvidenceKind.PHOTO, EvidenceKind.LINK))
    group.case(kind="name", category=Category.THREAT, account="Nama")
    group.case(reporters=(1, 71, 72, 73, 74), evidence=())
    return group


def play(group: Team, seen: list[tuple[str, int]], step: tuple[str, int, int, int]) -> None:
    what, person, case, number = step
    presses = [encode(button.press) for button in buttons_of(group.cards[case]) if button.press is not None]
    if what == "time":
        group.pass_time(timedelta(minutes=number * 3))
    elif what == "reply":
        group.reply(person, WORDS[number % len(WORDS)], case)
    elif what == "private" and group.notices(person):
        offered = [encode(b.press) for b in buttons_of(group.newest_notice(person)) if b.press is not None]
        if offered:
            group.send_press(person, offered[number % len(offered)], 500, chat=Chat(8000 + person, "private"))
    elif what == "stale" and seen:
        group.send_press(person, *seen[number % len(seen)])
    else:
        chosen = (presses[number % len(presses)], group.card_message(case))
        seen.append(chosen)
        group.send_press(person, *chosen)
        if group.evidence_posts() and number % 5 == 0:
            post = group.evidence_posts()[-1]
            lane = f"person:{post.person}" if post.person else "group"
            group.play_evidence(post.case, 900 + number, lane)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_whatever_is_pressed_cases_stay_valid(steps: list[tuple[str, int, int, int]]) -> None:
    group = world()
    seen: list[tuple[str, int]] = []
    epochs = {case.case: case.epoch for case in group.all(Case)}
    for step in steps:
        play(group, seen, step)
        for case in group.all(Case):
            assert case.epoch >= epochs[case.case]
            epochs[case.case] = case.epoch
            check(group, case)


def check(group: Team, case: Case) -> None:
    assert group.reads(case.case).startswith(("Kasus", "MENDESAK"))
    assert len(group.reads(case.case)) < 4096
    if case.holder is not None:
        assert case.state is CaseState.IN_REVIEW
        assert case.held_until is not None
        assert not case.pending
        assert group.due("claim-expiry", case.case) == case.held_until
        if case.case == 3:
            assert case.holder != 1
    if case.state is CaseState.IN_REVIEW:
        assert case.pending or holder_of(case, group.now) or case.holder
    if case.state not in OPEN_STATES:
        assert case.waiting_since is None
        assert case.verdict
