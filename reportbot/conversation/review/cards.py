"""The card of a case: what moderators read, and nothing of who reported."""

from collections.abc import Hashable, Iterable
from datetime import datetime

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import CaseFile, LookAlikes, Members, Need, RequestFile
from reportbot.conversation.review import beside, keyboard, panels, wording
from reportbot.conversation.review.acting import Args, name_of
from reportbot.conversation.review.wording import joined, platform_name
from reportbot.conversation.says import Content, Text
from reportbot.domain.cases import missing_in_case
from reportbot.domain.identifiers import reveal
from reportbot.domain.moves import holder_of
from reportbot.domain.periods import WIB
from reportbot.domain.records import Case, CaseIdentifier
from reportbot.domain.words import OPEN_STATES, CaseState

LONGEST_EXCERPT = 400
LONGEST_ACCOUNT = 200
MOST_ACCOUNTS = 6
DECEIVING = frozenset({"hidden-characters", "direction-characters", "look-alike", "mixed-script"})


def card_needs(facts: Facts, case: int) -> set[Need]:
    """What `card` reads; asked again after loading."""
    keys: list[Hashable] = facts.index.get((CaseIdentifier, "case", case), [])
    found = [facts.get(CaseIdentifier, key) for key in keys]
    alike = {LookAlikes(identifier.skeleton) for identifier in found if identifier and identifier.skeleton}
    known = facts.get(Case, case)
    asked = {RequestFile(known.request)} if known is not None and known.request is not None else set()
    return {CaseFile(case), Members(), *alike, *asked}


def card(desk: Desk, number: int) -> Content:
    """The card as it must stand now."""
    case = desk.must(Case, number)
    lines = [*_head(desk, case), *_what(desk, case), *_past(desk, case), *beside.lines(desk, case)]
    lines += [*_standing(desk, case), *panels.lines(desk, case), *beside.page_lines(desk, case)]
    return Content(tuple(lines), keyboard.rows(desk, case))


def _what(desk: Desk, case: Case) -> list[Text]:
    """The account and what was reported of it; of a duplicate, where all that is now."""
    suspicion = Text("card-suspicion", {"category": category(case)})
    if case.state is CaseState.DUPLICATE and case.original is not None:
        known = accounts(desk, case) if desk.identifiers(case.case) else []
        return [*known, suspicion, Text("card-moved", {"case": case.original})]
    return [*accounts(desk, case), suspicion, *_reporters(case), *_evidence(desk, case)]


def category(case: Case) -> Text:
    """The suspicion, in the middle of a sentence."""
    return Text(f"category-{case.category}-inline")


def _head(desk: Desk, case: Case) -> list[Text]:
    """What the case is now; below it the verdict, where more has happened since."""
    if case.verdict and panels.is_over(case):
        return [panels.decided(desk, case)] if panels.says_state(case) else panels.since_verdict(desk, case)
    key = "card-head-urgent" if case.urgent and case.state in OPEN_STATES else "card-head"
    answered = case.state is CaseState.NEEDS_INFO and not panels.is_over(case)
    state = "answered" if answered else case.state.value
    return [Text(key, {"case": case.case, "state": Text(f"state-{state}")})]


def accounts(desk: Desk, case: Case) -> list[Text]:
    """A line for each platform with what is known there, hidden and direction characters shown, and what deceives."""
    known = desk.identifiers(case.case)[:MOST_ACCOUNTS]
    if not known:
        return [Text("card-no-account", {"platform": platform_name(case.platform)})]
    lines = []
    for platform in dict.fromkeys(one.platform or case.platform for one in known):
        here = [one for one in known if (one.platform or case.platform) == platform]
        names = joined((_account(one) for one in sorted(here, key=lambda one: one.kind == "name")), "beside")
        lines.append(Text("card-account", {"platform": platform_name(platform), "accounts": names or Text("nothing")}))
        warnings = joined(Text(f"deceives-{word}") for word in _deceptions(here))
        if warnings is not None:
            lines.append(Text("card-warning", {"warnings": warnings}))
    return lines


def _account(identifier: CaseIdentifier) -> Text:
    key = "card-name" if identifier.kind == "name" else "card-id"
    return Text(key, {"account": reveal(identifier.verbatim)[:LONGEST_ACCOUNT]})


def _deceptions(identifiers: Iterable[CaseIdentifier]) -> list[str]:
    words = [word for one in identifiers for word in one.warnings.replace(",", " ").split()]
    return [word for word in dict.fromkeys(words) if word in DECEIVING]


def _reporters(case: Case) -> list[Text]:
    when = _when(case.first_reported_at, case.last_reported_at)
    key = "card-reporters-known" if case.known_reporters else "card-reporters"
    args: Args = {"reporters": case.reporters, "when": when}
    lines = [Text(key, {**args, "known": case.known_reporters} if case.known_reporters else args)]
    if case.withdrawn and not case.reporters:
        lines.append(Text("card-withdrawn"))
    if case.place:
        lines.append(Text("card-place", {"place": case.place}))
    return lines


def _when(first: datetime, last: datetime) -> Text:
    """One day, or from day to day, without hours."""
    start, end = first.astimezone(WIB).date(), last.astimezone(WIB).date()
    if start == end:
        return Text("card-day", {"day": last})
    if (start.year, start.month) == (end.year, end.month):
        return Text("card-days-of-month", {"first": start.day, "last": last})
    return Text("card-days", {"first": first, "last": last})


def _evidence(desk: Desk, case: Case) -> list[Text]:
    counts = (("images", case.images), ("files", case.files), ("links", case.links))
    have = joined(Text(f"evidence-{kind}", {"count": count}) for kind, count in counts if count)
    lacks = joined(Text(f"lacks-{word}") for word in missing_in_case(case, desk.identifiers(case.case)))
    lines = [_evidence_line(have, lacks)]
    if case.child:
        lines.append(Text("card-child"))
    if case.danger and case.state in OPEN_STATES:
        lines.append(Text("card-danger"))
    if case.words_erased_at is not None and case.reporters:
        lines.append(Text("card-words-erased", {"when": case.words_erased_at}))
    if case.excerpt:
        lines.append(Text("card-story", {"story": wording.defanged(case.excerpt[:LONGEST_EXCERPT])}))
    return lines


def _evidence_line(have: Text | None, lacks: Text | None) -> Text:
    """What there is of evidence, and what there is not."""
    if lacks and have:
        return Text("card-evidence-missing", {"evidence": have, "missing": lacks})
    if lacks:
        return Text("card-evidence-none", {"missing": lacks})
    return Text("card-evidence", {"evidence": have or Text("evidence-none")})


def _past(desk: Desk, case: Case) -> list[Text]:
    objections = Text("objections-open", {"count": case.objections}) if case.objections else Text("nothing")
    past = panels.earlier(desk, case) or Text("nothing")
    lines = [Text("card-past", {"past": past, "objections": objections})]
    alike = joined(Text("bare-number", {"number": number}) for number in look_alikes(desk, case))
    if alike is not None:
        lines.append(Text("card-alike", {"cases": alike}))
    notes = sum(entry.kind == "note" for entry in desk.decisions(case.case))
    if notes:
        lines.append(Text("card-notes", {"count": notes}))
    return lines


def look_alikes(desk: Desk, case: Case) -> list[int]:
    """Other cases whose accounts look like this one's, as far as they were loaded."""
    found: list[int] = []
    for identifier in desk.identifiers(case.case):
        if (CaseIdentifier, "skeleton", identifier.skeleton) in desk.facts.index:
            found += [other.case for other in desk.many(CaseIdentifier, "skeleton", identifier.skeleton)]
    return sorted(set(found) - {case.case})[:5]


def _standing(desk: Desk, case: Case) -> list[Text]:
    lines: list[Text] = []
    if case.pending:
        args: Args = {"verdict": panels.verdict(case.pending), "moderator": name_of(desk, case.pending_by)}
        lines.append(Text("card-pending", args))
    elif case.holder is not None and case.held_until is not None:
        key = "card-held" if holder_of(case, desk.now) else "card-held-over"
        lines.append(Text(key, {"moderator": name_of(desk, case.holder), "until": case.held_until}))
    if case.state in OPEN_STATES - {CaseState.NEEDS_INFO} and case.due_at is not None:
        lines.append(Text("card-due", {"due": case.due_at}))
    if case.state in OPEN_STATES and case.verdict.startswith("ask"):
        lines += panels.answers(desk, case)
    return lines
