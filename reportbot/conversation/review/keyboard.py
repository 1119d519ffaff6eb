"""The buttons of a card, by state and open panel."""

from collections.abc import Callable, Iterable

from reportbot.conversation.desk import Desk
from reportbot.conversation.review import beside
from reportbot.conversation.review.panels import is_late, is_over, is_undoable
from reportbot.conversation.review.presses import (
    Ask,
    Choice,
    Choose,
    CorrectCategory,
    CorrectPlatform,
    Decide,
    MarkChild,
    Next,
    Open,
    Original,
    Panel,
    Release,
    Second,
    SeeEvidence,
    Seize,
    SendQuestion,
    Take,
    Undo,
    UnmarkChild,
)
from reportbot.conversation.review.wording import button, pairs, short_platform_name
from reportbot.conversation.says import Button, Rows, Text
from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.reasons import COMMON, QUESTIONS
from reportbot.domain.records import Case
from reportbot.domain.verdicts import CHOICES


def rows(desk: Desk, case: Case) -> Rows:
    """All rows of the card."""
    if case.panel in beside.PAGES:
        return beside.PAGES[case.panel](desk, case)
    if is_over(case):
        return _decided(desk, case)
    more = ((beside.more_button(case),),) if beside.has_more(desk, case) else ()
    if case.pending:
        return (*_pending(case), *more)
    if case.holder is None:
        return (*_free(case), *more)
    if case.panel not in PANELS:
        return (*_main(case), *more)
    return PANELS[case.panel](desk, case)


def _decided(desk: Desk, case: Case) -> Rows:
    """Once only supervisors may undo, that stands behind *Lainnya*: what most are refused is no button for all."""
    at = (case.case, case.epoch)
    undo = ((button("button-undo", Undo(*at)),),) if is_undoable(case) and not is_late(desk, case) else ()
    child = ((button("button-not-child", UnmarkChild(*at)),),) if case.child else ()
    return (*undo, (button("button-next", Next()), beside.more_button(case)), *child)


def _pending(case: Case) -> Rows:
    at = (case.case, case.epoch)
    agree = (button("button-agree", Second(*at, True), "success"), button("button-disagree", Second(*at, False)))
    evidence = () if case.child else ((button("button-evidence", SeeEvidence(*at)),),)
    return (agree, *evidence, (button("button-undo", Undo(*at)),))


def _free(case: Case) -> Rows:
    at = (case.case, case.epoch)
    take = button("button-take", Take(*at), "primary")
    if case.child:
        return ((take,), (button("button-not-child", UnmarkChild(*at)),))
    return ((take, button("button-evidence", SeeEvidence(*at))),)


def _main(case: Case) -> Rows:
    at = (case.case, case.epoch)
    last = button("button-correct", Open(*at, Panel.CORRECT))
    child = button("button-not-child", UnmarkChild(*at)) if case.child else _open(case, "button-child", Panel.CHILD)
    return (
        (
            button("button-enough", Choose(*at, Choice.ENOUGH, False), "success"),
            button("button-dismiss", Choose(*at, Choice.DISMISS, False), "danger"),
        ),
        (_open(case, "button-ask", Panel.ASK), _open(case, "button-duplicate", Panel.DUPLICATE)),
        (button("button-scope", Choose(*at, Choice.SCOPE, False)), child),
        (
            _open(case, "button-note", Panel.NOTE),
            _open(case, "button-history", Panel.HISTORY),
            button("button-release", Release(*at, False)),
        ),
        (last,) if case.child else (button("button-evidence", SeeEvidence(*at)), last),
        (button("button-known", Release(*at, True)), button("button-seize", Seize(*at))),
    )


def _open(case: Case, key: str, panel: Panel) -> Button:
    return button(key, Open(case.case, case.epoch, panel))


def _back(case: Case, key: str = "button-back", panel: Panel = Panel.MAIN) -> Button:
    return _open(case, key, panel)


def _reasons(desk: Desk, case: Case) -> Rows:
    choice = Choice(case.panel_data["choice"])
    at = (case.case, case.epoch)
    every = desk.rules.policy.reasons_for(CHOICES[choice].action, case.category)
    more = case.panel == "more-reasons"
    shown = every[COMMON:] if more else every[:COMMON]
    buttons = [button(f"reason-{key}", Decide(*at, choice, key)) for key in shown]
    others = button("button-first-reasons" if more else "button-more-reasons", Choose(*at, choice, not more))
    last = (others, _back(case)) if len(every) > COMMON else (_back(case),)
    return (*_single(buttons), last)


def _ask(_: Desk, case: Case) -> Rows:
    at = (case.case, case.epoch)
    ready = [button(f"ask-{key}", Ask(*at, key)) for key in QUESTIONS]
    return (*_single(ready), (button("button-own-words", Ask(*at, "own")), _back(case)))


def _preview(_: Desk, case: Case) -> Rows:
    send = button("button-send-question", SendQuestion(case.case, case.epoch), "primary")
    return ((send,), (_back(case, "button-change", Panel.ASK), _back(case, "button-cancel")))


def _duplicate(_: Desk, case: Case) -> Rows:
    found = case.panel_data.get("candidates", ())
    buttons = [
        Button(Text("case-number", {"case": number}), Original(case.case, case.epoch, number)) for number in found
    ]
    return (*pairs(buttons), (_back(case),))


def _child(_: Desk, case: Case) -> Rows:
    return ((button("button-mark-child", MarkChild(case.case, case.epoch), "danger"), _back(case)),)


def _correct(_: Desk, case: Case) -> Rows:
    return (
        (_open(case, "button-platform", Panel.PLATFORM), _open(case, "button-account", Panel.ACCOUNT)),
        (_open(case, "button-category", Panel.CATEGORY), _back(case)),
    )


def _platform(_: Desk, case: Case) -> Rows:
    at = (case.case, case.epoch)
    buttons = [Button(short_platform_name(platform), CorrectPlatform(*at, platform)) for platform in PLATFORMS]
    return (*pairs(buttons), (_back(case, panel=Panel.CORRECT),))


def _category(desk: Desk, case: Case) -> Rows:
    at = (case.case, case.epoch)
    offered = desk.rules.policy.staff_categories
    buttons = [button(f"category-{category}", CorrectCategory(*at, category)) for category in offered]
    return (*_single(buttons), (_back(case, panel=Panel.CORRECT),))


def _only_back(_: Desk, case: Case) -> Rows:
    return ((_back(case),),)


PANELS: dict[str, Callable[[Desk, Case], Rows]] = {
    "reasons": _reasons,
    "more-reasons": _reasons,
    "ask": _ask,
    "ask-own": _only_back,
    "ask-preview": _preview,
    "duplicate": _duplicate,
    "child": _child,
    "note": _only_back,
    "history": _only_back,
    "correct": _correct,
    "platform": _platform,
    "category": _category,
    "account": _only_back,
}


def _single(buttons: Iterable[Button]) -> Rows:
    return tuple((one,) for one in buttons)
