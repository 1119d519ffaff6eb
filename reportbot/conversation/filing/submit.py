"""*Kirim laporan*: the draft becomes a report on a case, all in the one transaction."""

from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportbot.conversation import media
from reportbot.conversation.desk import Desk
from reportbot.conversation.filing import masks
from reportbot.conversation.filing.draft import Draft, Item
from reportbot.conversation.filing.scene import Scene
from reportbot.conversation.needs import FILED_SPAN
from reportbot.conversation.says import Card, Content, Text
from reportbot.conversation.supervisors import tell_supervisors
from reportbot.domain import cases
from reportbot.domain.block_records import UNTIL_LIFTED
from reportbot.domain.identifiers import Identifier
from reportbot.domain.records import Case, CaseIdentifier, Decision, Evidence, Report
from reportbot.domain.words import CaseState, Category

_BETWEEN: Final = ", "
_DONE_WITH: Final = frozenset({"dismissed", "out-of-scope", "removed", "closed"})


class Sent(Struct, frozen=True):
    """What became of a draft: its report, and whether it was added to an earlier one of the same person."""

    report: Report
    again: bool


def keys_of(draft: Draft) -> frozenset[tuple[str, str, str]]:
    """What the draft's account is found by; display names find nothing."""
    return frozenset((one.platform, one.kind, one.canonical) for one in draft.identifiers if one.is_key)


def refusal(scene: Scene) -> Text | None:
    """Why this person may not send now: blocked, or too many reports."""
    blocked = blocked_words(scene)
    if blocked is not None:
        return blocked
    rules = scene.desk.rules
    times = scene.desk.facts.filed_at(scene.person)
    hour = _free_again(times, rules.reports_per_hour, timedelta(hours=1), scene.now)
    if hour:
        return Text("refused-hour", {"n": rules.reports_per_hour, "when": hour})
    day = _free_again(times, rules.reports_per_day, FILED_SPAN, scene.now)
    return Text("refused-day", {"n": rules.reports_per_day, "when": day}) if day else None


def blocked_words(scene: Scene) -> Text | None:
    """That no report can be taken from this person for now, and where to turn."""
    until = scene.profile.blocked_until
    if until is None or until <= scene.now:
        return None
    return Text("refused-blocked-open") if until >= UNTIL_LIFTED else Text("refused-blocked", {"until": until})


def _free_again(times: list[datetime], limit: int, window: timedelta, now: datetime) -> datetime | None:
    """When the next report is welcome again, if it is not now."""
    recent = [time for time in times if time > now - window]
    return recent[-limit] + window if limit and len(recent) >= limit else None


def send(scene: Scene, draft: Draft) -> Sent:
    """Write the report where it belongs, and forget the draft."""
    desk = scene.desk
    case = find_case(desk, keys_of(draft))
    own = _own_report(desk, case, scene.person) if case else None
    if case and own:
        sent = Sent(_add_to_own(scene, case, own, draft), again=True)
    else:
        sent = Sent(_file(scene, case, draft), again=False)
    scene.discard()
    return sent


def find_case(desk: Desk, keys: frozenset[tuple[str, str, str]]) -> Case | None:
    """The oldest case that owns one of these; a duplicate stands for its original."""
    found = {one.case for key in keys for one in desk.many(CaseIdentifier, "account", key)}
    return _original(desk, min(found)) if found else None


def note_others(desk: Desk, case: Case, keys: frozenset[tuple[str, str, str]]) -> None:
    """Where the same words name accounts of several cases, the case says so: perhaps they are one."""
    found = {one.case for key in keys for one in desk.many(CaseIdentifier, "account", key)}
    others = {other.case for number in found if (other := _original(desk, number))} - {case.case}
    known = {number for entry in desk.decisions(case.case) for number in entry.data.get("cases", ())}
    if not others - known:
        return
    number, state = desk.fresh.number(Decision), case.state.value
    data = {"cases": sorted(others)}
    kind = "named-together"
    desk.put(
        Decision(decision=number, case=case.case, kind=kind, by=None, at=desk.now, before=state, after=state, data=data)
    )


def _original(desk: Desk, number: int) -> Case | None:
    case = desk.case(number)
    seen: set[int] = set()
    while case and case.state == CaseState.DUPLICATE and case.original and case.case not in seen:
        seen.add(case.case)
        case = desk.case(case.original) or case
    return case


def _own_report(desk: Desk, case: Case, person: int) -> Report | None:
    mine = [report for report in desk.reports(case.case) if report.person == person and report.state == "open"]
    return min(mine, key=lambda report: report.report) if mine else None


def _file(scene: Scene, case: Case | None, draft: Draft) -> Report:
    desk = scene.desk
    number = case.case if case else desk.fresh.number(Case)
    report = _report(scene, draft, number)
    others = desk.reports(number) if case else ()
    # An account of a list that is still being written: nobody has seen the case, so this report opens it.
    seen = case if case and case.staged is None else None
    opened = seen or cases.open_case(number, report, child=draft.is_child, due_at=scene.now + desk.rules.first_due)
    known = scene.profile.reports > 0
    joined = cases.add_report(opened, report, others, known=known, child=draft.is_child)
    desk.put(report)
    desk.change(scene.profile, reports=scene.profile.reports + 1)
    _settle(scene, joined, draft, report, was=case)
    return report


def _report(scene: Scene, draft: Draft, case: int) -> Report:
    category = draft.category or Category.UNSURE
    return Report(
        report=scene.desk.fresh.number(Report),
        ticket=scene.desk.fresh.ticket(),
        case=case,
        person=scene.person,
        category=category,
        platform=draft.platform,
        created_at=scene.now,
        story=draft.story,
        masked=masks.masked(scene, draft.story, draft.identifiers),
        place=masks.place(draft.story) or draft.place,
        danger=draft.danger,
        account=words_of(draft),
    )


def words_of(draft: Draft, before: str = "") -> str:
    """The draft's accounts as they were written, after those that were written before."""
    written = [one for one in before.split(_BETWEEN) if one]
    return _BETWEEN.join(dict.fromkeys((*written, *(one.verbatim for one in draft.identifiers))))


def back_in_review(report: Report) -> Report:
    """A report whose case was done with and comes back."""
    if report.news not in _DONE_WITH:
        return report
    return replace(report, news="in-review", news_args={}, review_until=None, unread="")


def _add_to_own(scene: Scene, case: Case, own: Report, draft: Draft) -> Report:
    """The same person on the same account: not counted twice."""
    story = "\n".join(filter(None, (own.story, draft.story)))
    report = scene.desk.change(
        back_in_review(own) if draft.evidence or draft.story else own,
        account=words_of(draft, own.account),
        story=story,
        masked=masks.masked(scene, story, draft.identifiers),
        place=own.place or masks.place(draft.story),
        danger=own.danger or draft.danger,
    )
    others = [other for other in scene.desk.reports(case.case) if other.report != own.report]
    grown = cases.add_report(case, report, others, known=False, child=draft.is_child)
    _settle(scene, grown, draft, report, was=case, anew=bool(draft.evidence or draft.story))
    return report


def _settle(scene: Scene, case: Case, draft: Draft, report: Report, *, was: Case | None, anew: bool = True) -> None:
    """Identifiers, evidence, the timer of an urgent case, and its card."""
    desk = scene.desk
    if was:
        note_others(desk, was, keys_of(draft))
    add_identifiers(desk, case, draft.identifiers, desk.identifiers(case.case) if was else ())
    rows = [evidence_of(scene, item, report, case.case) for item in draft.evidence]
    for row in rows:
        desk.put(row)
    before = desk.evidence(case.case) if was else tuple(rows)
    case = settle_case(scene, case, before, anew=anew)
    if case.urgent and not (was and was.urgent):
        desk.remind("case-urgent", case.case, scene.now + desk.rules.urgent)
    if case.child and was and not was.child:
        tell_supervisors(desk, Content((Text("child-supervisors", {"case": case.case}),)))


def settle_case(scene: Scene, case: Case, evidence: tuple[Evidence, ...], *, anew: bool = True) -> Case:
    """Count all its evidence, withhold what a child's case may not show, reopen it if there is news, show its card."""
    desk = scene.desk
    if case.child:
        media.withhold(desk, case.case, evidence)
    else:
        media.fetch(desk, evidence)
    case = cases.add_evidence(case, (desk.must(Evidence, item.evidence) for item in evidence))
    if anew and cases.reopens(case):
        case = reopen(scene, case)
    desk.put(case)
    desk.say(Card(case.case))
    return case


def reopen(scene: Scene, case: Case, kind: str = "reopened") -> Case:
    """A closed case comes back, which its history says; news of the old decision that has not left stays unsaid."""
    back = cases.reopened(case, scene.person, scene.now, scene.now + scene.desk.rules.first_due)
    decide(scene, case, kind, back.state)
    scene.desk.forget("news", case.case)
    return back


def decide(scene: Scene, case: Case, kind: str, after: str) -> None:
    """Append what the reporter's side did, by nobody named."""
    number = scene.desk.fresh.number(Decision)
    before = case.state.value
    scene.desk.put(
        Decision(decision=number, case=case.case, kind=kind, by=None, at=scene.now, before=before, after=str(after))
    )


def add_identifiers(desk: Desk, case: Case, found: tuple[Identifier, ...], mine: tuple[CaseIdentifier, ...]) -> None:
    """The identifiers that neither this case nor another one has."""
    known = {one.account for one in mine}
    for one in found:
        account = (one.platform, one.kind, one.canonical)
        elsewhere = one.is_key and desk.many(CaseIdentifier, "account", account)
        if account not in known and not elsewhere:
            desk.put(cases.case_identifier(desk.fresh.number(CaseIdentifier), case, one))
            known.add(account)


def evidence_of(scene: Scene, item: Item, report: Report, case: int) -> Evidence:
    """An item of a draft as a row."""
    return Evidence(
        evidence=scene.desk.fresh.number(Evidence),
        case=case,
        report=report.report,
        kind=item.kind,
        created_at=scene.now,
        file_id=item.file_id,
        file_unique_id=item.unique_id,
        mime=item.mime,
        size=item.size,
        name=item.name,
        text=item.text,
        masked=masks.masked(scene, item.text, ()),
    )
