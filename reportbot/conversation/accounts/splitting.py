"""Pisahkan: chosen identifiers, and the reports that named only them, become a case of their own."""

from typing import Final

from reportbot.conversation.accounts import merging, sharing
from reportbot.conversation.desk import Desk
from reportbot.conversation.news import tell_reporters
from reportbot.conversation.review.acting import Act, Answer, Entry, actor_of, moved, no, noted, panel, yes
from reportbot.conversation.review.supervising import Pick, Split
from reportbot.domain.cases import is_urgent
from reportbot.domain.moves import Action
from reportbot.domain.records import Case, CaseIdentifier, Report
from reportbot.domain.words import CaseState

NEWS: Final = "split-news"


def pick(act: Act, case: Case, press: Pick) -> Answer:
    """Choose an identifier, or leave it."""
    desk = act.desk
    refused = merging.why_fixed(desk, act.member, Action.SPLIT, case)
    if refused is not None:
        return refused
    if press.identifier not in {one.identifier for one in desk.identifiers(case.case)} or case.panel != "split":
        return no("refused-button")
    chosen = set(case.panel_data.get("chosen", ())) ^ {press.identifier}
    panel(desk, case, "split", **{**case.panel_data, "chosen": sorted(chosen)})
    return Answer()


def split(act: Act, case: Case, _: Split) -> Answer:
    """Make the new case; it waits for a moderator."""
    desk, wanted = act.desk, set(case.panel_data.get("chosen", ()))
    known = desk.identifiers(case.case)
    chosen = [one for one in known if one.identifier in wanted]
    if not chosen or len(chosen) == len(known):
        return no("split-some")
    refused = merging.why_fixed(desk, act.member, Action.SPLIT, case)
    if refused is not None:
        return refused
    number = desk.fresh.number(Case)
    parts = sharing.only_of(desk, case, chosen)
    entry = Entry(str(number), data={"into": number, **parts})
    moved(desk, case, Action.SPLIT, actor_of(desk, case, act.member), entry)
    desk.put(_new(desk, number, case, chosen, parts["reports"]))
    sharing.give(desk, parts, case.case, number, new=True)
    made = desk.must(Case, number)
    noted(desk, made, "split", act.person, Entry(str(case.case), data={"from": case.case}))
    desk.remind(NEWS, number, desk.now + desk.rules.undo)
    return yes("split-done", case=number)


def _new(desk: Desk, number: int, case: Case, chosen: list[CaseIdentifier], reports: list[int]) -> Case:
    """A child's mark and what is kept for the police go along; the verdict does not."""
    danger = any(report.danger for key in reports if (report := desk.get(Report, key)) is not None)
    return Case(
        case=number,
        platform=chosen[0].platform or case.platform,
        category=case.category,
        created_at=desk.now,
        state_since=desk.now,
        urgent=is_urgent(case.category, child=case.child, danger=danger),
        child=case.child,
        danger=danger,
        preserve=case.preserve,
        waiting_since=desk.now,
        due_at=desk.now + desk.rules.first_due,
        first_reported_at=case.first_reported_at,
        last_reported_at=case.last_reported_at,
    )


def tell(desk: Desk, number: int) -> None:
    """Reporters who heard of another account's verdict hear that theirs is still being looked at."""
    case = desk.case(number)
    if case is None or case.state is CaseState.DUPLICATE or case.verdict:
        return
    others = {report.person for report in desk.reports(number) if report.news not in {"in-review", "withdrawn"}}
    if others:
        told = case.created_at.isoformat()
        tell_reporters(desk, case, "correction", {"news": "in-review", "date": told}, others)
