"""/audit: who did what when, of the whole chain or of one case; moderators by their group name, reporters never."""

from collections.abc import Sequence
from typing import Final

from reportbot.conversation.admin import presses as p
from reportbot.conversation.admin.entries import Reply
from reportbot.conversation.admin.overview import is_number, named, of_argument
from reportbot.conversation.blocks.words import ground
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Message, Press
from reportbot.conversation.needs import CaseFile, ChainHead, DecisionsUpTo, Members, Need
from reportbot.conversation.review.acting import Args, name_of
from reportbot.conversation.review.wording import defanged
from reportbot.conversation.says import Button, Content, Text, verbatim
from reportbot.domain.reasons import ANY_ENOUGH
from reportbot.domain.records import Decision
from reportbot.domain.words import CaseState

PAGE: Final = 15
SHORT: Final = 12
LONGEST_WORDS: Final = 100
LONGEST_REASON: Final = 40

_WITH_WORDS = frozenset({"note", "ask"})
_STATES = frozenset(state.value for state in CaseState)


def needs(facts: Facts, _item: Message, argument: str) -> set[Need]:
    """The newest entries, or the case that a number or ticket names."""
    return {Members(), *of_argument(facts, argument)} if argument else _of_page(facts, facts.chain[0])


def _of_page(facts: Facts, upto: int) -> set[Need]:
    known = ChainHead() in facts.loaded
    return {Members(), ChainHead(), *({DecisionsUpTo(_within(facts, upto))} if known else set())}


def _within(facts: Facts, upto: int) -> int:
    """A place that there is; buttons may be forged."""
    return max(1, min(upto, facts.chain[0]))


def command(desk: Desk, _item: Message, argument: str) -> Content:
    """/audit, /audit 12, /audit kasus 12, /audit RB-…."""
    if not argument:
        return _newest(desk, desk.facts.chain[0])
    case = named(desk, argument)
    if case is None:
        return Content((Text("case-not-found" if is_number(argument) else "audit-usage"),))
    return _of_case(desk, case, 0)


def page_needs(facts: Facts, _press: Press, payload: p.AuditPage) -> set[Need]:
    """The entries of a page."""
    return _of_page(facts, payload.upto)


def page(desk: Desk, _press: Press, payload: p.AuditPage) -> Reply:
    """*Lebih lama*, *Lebih baru*."""
    return Reply(_newest(desk, payload.upto))


def case_needs(_facts: Facts, _press: Press, payload: p.AuditCase) -> set[Need]:
    """The case."""
    return {Members(), CaseFile(payload.case)}


def case_page(desk: Desk, _press: Press, payload: p.AuditCase) -> Reply:
    """Another page of a case's log."""
    if desk.case(payload.case) is None:
        return Reply(toast=Text("audit-usage"))
    return Reply(_of_case(desk, payload.case, payload.first))


def _newest(desk: Desk, upto: int) -> Content:
    count, last = desk.facts.chain
    if not count:
        return Content((Text("audit-empty"),))
    upto = _within(desk.facts, upto)
    keys = desk.facts.index.get((Decision, "up-to", upto), [])
    found = [entry for key in keys if (entry := desk.get(Decision, key)) is not None]
    lines = [_numbered(desk, upto - index, entry) for index, entry in enumerate(found)]
    place: Args = {"count": count, "from": upto - len(found) + 1, "to": upto}
    head = Text("audit-head", {**place, "hash": last[:SHORT]}) if last else Text("audit-head-broken", place)
    newer = [Button(Text("button-audit-newer"), p.AuditPage(min(count, upto + PAGE)))] if upto < count else []
    older = [Button(Text("button-audit-older"), p.AuditPage(upto - PAGE))] if upto > PAGE else []
    return Content((head, *lines), _row(newer, older))


def _of_case(desk: Desk, case: int, first: int) -> Content:
    entries = desk.decisions(case)
    first = max(0, min(first, len(entries) - 1)) // PAGE * PAGE
    shown = entries[first : first + PAGE]
    args: Args = {"case": case, "count": len(entries), "from": first + 1, "to": first + len(shown)}
    head = Text("audit-case", args) if entries else Text("audit-case-empty", {"case": case})
    back = [Button(Text("button-audit-before"), p.AuditCase(case, first - PAGE))] if first else []
    on = [Button(Text("button-audit-after"), p.AuditCase(case, first + PAGE))] if len(entries) > first + PAGE else []
    return Content((head, *(_told(desk, entry) for entry in shown)), _row(back, on))


def _row(*buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    row = tuple(button for few in buttons for button in few)
    return (row,) if row else ()


def _numbered(desk: Desk, place: int, entry: Decision) -> Text:
    about = Text("audit-about-case", {"case": entry.case}) if entry.case is not None else Text("audit-about-none")
    return Text("audit-entry", {**_args(desk, entry), "place": place, "about": about})


def _told(desk: Desk, entry: Decision) -> Text:
    if entry.kind in _WITH_WORDS and entry.text:
        words = verbatim(defanged(entry.text[:LONGEST_WORDS]))
        return Text("audit-line-words", {**_args(desk, entry), "words": words})
    return Text("audit-line", _args(desk, entry))


def _args(desk: Desk, entry: Decision) -> Args:
    what: str | Text = Text("audit-kind", {"kind": entry.kind})
    if entry.reason:
        what = Text("audit-reasoned", {"what": what, "reason": _reason(desk, entry)})
    if entry.before != entry.after and {entry.before, entry.after} <= _STATES:
        states: Args = {"before": Text(f"state-{entry.before}"), "after": Text(f"state-{entry.after}")}
        what = Text("audit-moved", {"what": what, **states})
    return {"at": entry.at, "what": what, "who": _who(desk, entry.by)}


def _reason(desk: Desk, entry: Decision) -> Text:
    if entry.kind == "block":
        return ground(entry.reason)
    policy, reason = desk.rules.policy, entry.reason
    enough = {key for keys in policy.enough.values() for key in keys}
    known = enough | {*ANY_ENOUGH, *policy.dismiss, *policy.channels}
    return Text(f"reason-{reason}-inline") if reason in known else verbatim(reason[:LONGEST_REASON])


def _who(desk: Desk, by: int | None) -> str | Text:
    if by is None:
        return Text("audit-by-none")
    return Text("audit-by-admin") if desk.member(by) is None and desk.is_admin(by) else name_of(desk, by)
