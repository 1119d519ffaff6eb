"""Ada anak: all media closed for everybody at once, supervisors told; only a supervisor undoes it."""

from reportbot.conversation import copies, media
from reportbot.conversation.desk import Desk
from reportbot.conversation.review import viewing
from reportbot.conversation.review.acting import Act, Answer, actor_of, moved, no, refusal, yes
from reportbot.conversation.review.presses import AskChild, BackToCard, MarkChild, UnmarkChild
from reportbot.conversation.says import Button, Content, Notice, Text
from reportbot.conversation.supervisors import tell_supervisors
from reportbot.domain.cases import add_evidence, is_urgent
from reportbot.domain.moves import Action, Rejection
from reportbot.domain.records import Case, Evidence


def mark(act: Act, case: Case, _: MarkChild) -> Answer:
    """Close the pictures, make the case urgent, and tell the supervisors."""
    desk = act.desk
    if case.child:
        return no("child-already")
    outcome = moved(desk, case, Action.CHILD, actor_of(desk, case, act.member))
    if isinstance(outcome, Rejection):
        return refusal(desk, outcome)
    close(desk, outcome)
    if act.private:
        viewing.take_away(act, case)
    desk.say(Notice(act.person, Content((Text("child-done", {"support": desk.rules.team_support}),))))
    tell_supervisors(desk, Content((Text("child-supervisors", {"case": case.case}),)), but=act.person)
    return yes("child-marked")


def close(desk: Desk, case: Case) -> Case:
    """The case in the child lane: media withheld and replaced wherever they stand."""
    media.withhold(desk, case.case, desk.evidence(case.case))
    marked = add_evidence(desk.change(case, child=True, urgent=True, preserve=True), desk.evidence(case.case))
    desk.put(marked)
    copies.close_copies(desk, case.case)
    return marked


def ask(act: Act, case: Case, _: AskChild) -> Answer:
    """The one confirmation, in private."""
    press = MarkChild(case.case, case.epoch)
    row = (
        Button(Text("button-mark-child"), press, style="danger"),
        Button(Text("button-back"), BackToCard(case.case, case.epoch)),
    )
    act.desk.say(Notice(act.person, Content((Text("panel-child", {"case": case.case}),), (row,))))
    return Answer()


def unmark(act: Act, case: Case, _: UnmarkChild) -> Answer:
    """A supervisor says that no child is involved; what is still there may be shown again."""
    desk = act.desk
    if not case.child:
        return no("refused-state")
    outcome = moved(desk, case, Action.NOT_CHILD, actor_of(desk, case, act.member))
    if isinstance(outcome, Rejection):
        return refusal(desk, outcome)
    for item in desk.evidence(case.case):
        if item.state == "withheld":
            desk.put(_released(desk, item))
    urgent = is_urgent(case.category, child=False, danger=case.danger)
    desk.put(add_evidence(desk.change(outcome, child=False, urgent=urgent), desk.evidence(case.case)))
    return yes("child-unmarked")


def _released(desk: Desk, item: Evidence) -> Evidence:
    """Media of the child lane are not kept; only what was never fetched comes back."""
    return desk.change(item, state="kept") if item.file_id else item
