"""One moderator acting on one case: who he is to it, the move, its record, and the answer to his press."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct, field

from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Press
from reportbot.conversation.says import Card, Text
from reportbot.domain import moves
from reportbot.domain.moves import Action, Actor, Rejection
from reportbot.domain.records import Case, Decision, Member
from reportbot.domain.words import CaseState, Role

Args = dict[str, "str | int | date | Text"]
"""The arguments of a text."""

_WAITING = frozenset({CaseState.NEW, CaseState.NEEDS_INFO, CaseState.REOPENED})


class Answer(Struct, frozen=True):
    """What a press is answered with; `refused` when it changed nothing."""

    text: Text | None = None
    alert: bool = False
    start: str = ""
    refused: bool = False


class Act(Struct, frozen=True):
    """The desk, the press, and the member of the group who pressed."""

    desk: Desk
    press: Press
    member: Member

    @property
    def person(self) -> int:
        """Who pressed."""
        return self.member.person

    @property
    def private(self) -> bool:
        """True when it was pressed in the moderator's private chat."""
        return self.press.chat is not None and self.press.chat.kind == "private"


class Entry(Struct, frozen=True):
    """What a decision's record says beside the move itself."""

    reason: str = ""
    text: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    kind: str = ""


def no(key: str, **args: str | int | datetime | Text) -> Answer:
    """A refusal in one sentence."""
    return Answer(Text(key, args), refused=True)


def yes(key: str, **args: str | int | datetime | Text) -> Answer:
    """A short word of success."""
    return Answer(Text(key, args))


def name_of(desk: Desk, person: int | None) -> str | Text:
    """A moderator's name as the group sees it."""
    member = desk.member(person) if person is not None else None
    return member.name if member is not None and member.name else Text("somebody")


def actor_of(desk: Desk, case: Case, member: Member) -> Actor:
    """Who this member is to the case."""
    role = Role.SUPERVISOR if member.is_administrator else Role.MODERATOR
    reported = any(report.person == member.person for report in desk.reports(case.case))
    return Actor(member.person, role, reported, judged=_judged(desk, case, member.person))


def _judged(desk: Desk, case: Case, person: int) -> bool:
    """True when a reporter asked that another person looks again at what this person decided, or agreed to."""
    done = desk.decisions(case.case)
    agreed = {entry.by for entry in done if entry.kind == "agree" and entry.at == case.verdict_at}
    if case.verdict_at is None or person not in {case.verdict_by, *agreed}:
        return False
    return any(entry.kind == "review-asked" and entry.at >= case.verdict_at for entry in done)


def noted(desk: Desk, case: Case, kind: str, by: int | None, entry: Entry | None = None, after: str = "") -> Decision:
    """Append a record of what somebody did."""
    entry = entry or Entry()
    decision = Decision(
        decision=desk.fresh.number(Decision),
        case=case.case,
        kind=entry.kind or kind,
        by=by,
        at=desk.now,
        reason=entry.reason,
        text=entry.text,
        before=case.state.value,
        after=after or case.state.value,
        data=entry.data,
    )
    desk.put(decision)
    return decision


def moved(
    desk: Desk, case: Case, action: Action, actor: Actor, entry: Entry | None = None, back_to: CaseState | None = None
) -> Case | Rejection:
    """Make the move, append its record and renew the card; or the rejection, with nothing changed."""
    after = moves.move(case, action, actor, desk.now, back_to=back_to, claim=desk.rules.claim)
    if isinstance(after, Rejection):
        return after
    desk.put(after)
    noted(desk, case, action.value, actor.person, entry, after.state.value)
    desk.say(Card(case.case))
    _keep_claim_timer(desk, after)
    return after


def _keep_claim_timer(desk: Desk, case: Case) -> None:
    if case.holder is not None and case.held_until is not None:
        desk.remind("claim-expiry", case.case, case.held_until)
    else:
        desk.forget("claim-expiry", case.case)


def refusal(desk: Desk, rejection: Rejection) -> Answer:
    """A rejection as a sentence."""
    if rejection.key == "refused-held" and rejection.until is not None:
        return no("refused-held", moderator=name_of(desk, rejection.holder), until=rejection.until)
    return no(rejection.key)


def before_claim(desk: Desk, case: Case) -> CaseState:
    """The waiting state that a case was in before it was claimed."""
    for entry in reversed(desk.decisions(case.case)):
        if entry.before in _WAITING and entry.after != entry.before:
            return CaseState(entry.before)
    return CaseState.NEW


def panel(desk: Desk, case: Case, name: str, **data: Any) -> Case:
    """Show another keyboard on the card."""
    desk.say(Card(case.case))
    return desk.change(case, panel=name, panel_data=data)


def held(act: Act, case: Case) -> Case | Answer:
    """The case in this moderator's hands: his already, or free and claimed by this press; a supervisor's anyway."""
    desk, actor = act.desk, actor_of(act.desk, case, act.member)
    if case.holder == act.person and moves.holder_of(case, desk.now) == act.person:
        return no("refused-own-report") if actor.reported else case
    outcome = moved(desk, case, Action.TAKE, actor)
    if not isinstance(outcome, Rejection):
        return outcome
    if outcome.key == "refused-held" and act.member.is_administrator:
        return case
    return refusal(desk, outcome)
