"""Simpan bukti dahulu, Izinkan permintaan, Permintaan resmi: what the police's track says to the platform's."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.referrals import typing
from reportbot.conversation.review.acting import Act, Answer, Entry, actor_of, moved, no, refusal, yes
from reportbot.conversation.review.supervising import Official, Permit, Preserve
from reportbot.domain import moves
from reportbot.domain.moves import Action, Rejection
from reportbot.domain.records import Case, Member
from reportbot.domain.tracks import awaits_permit


def preserve(act: Act, case: Case, press: Preserve) -> Answer:
    """Keep all evidence for the police, or let it go."""
    if case.preserve == press.on:
        return no("refused-changed")
    action = Action.PRESERVE if press.on else Action.UNPRESERVE
    outcome = moved(act.desk, case, action, actor_of(act.desk, case, act.member))
    if isinstance(outcome, Rejection):
        return refusal(act.desk, outcome)
    act.desk.change(outcome, preserve=press.on)
    return yes("preserved" if press.on else "unpreserved")


def permit(act: Act, case: Case, press: Permit) -> Answer:
    """Let the platform be asked although the police come first, or no longer."""
    if case.permitted == press.on or not (case.permitted or awaits_permit(case)):
        return no("refused-changed")
    entry = Entry(kind="" if press.on else "unpermit")
    outcome = moved(act.desk, case, Action.PERMIT, actor_of(act.desk, case, act.member), entry)
    if isinstance(outcome, Rejection):
        return refusal(act.desk, outcome)
    act.desk.change(outcome, permitted=press.on)
    return yes("permitted" if press.on else "unpermitted")


def official(act: Act, case: Case, _: Official) -> Answer:
    """The number of the police's own request is typed in private."""
    may = moves.move(case, Action.OFFICIAL, actor_of(act.desk, case, act.member), act.desk.now)
    if isinstance(may, Rejection):
        return refusal(act.desk, may)
    if not typing.is_reached(act.desk, act.person):
        return Answer(start="bukti")
    typing.begin(act.desk, act.person, typing.OFFICIAL, case=case.case)
    return yes("official-in-private")


def save_official(desk: Desk, case: Case, member: Member, number: str) -> Answer:
    """Record the number of the police's own request on the case."""
    outcome = moved(desk, case, Action.OFFICIAL, actor_of(desk, case, member), Entry(text=number))
    if isinstance(outcome, Rejection):
        return refusal(desk, outcome)
    desk.change(outcome, official=number)
    return yes("official-saved")
