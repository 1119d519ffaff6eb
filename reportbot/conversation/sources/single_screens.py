"""The screens of /kasus_baru."""

from typing import Final

from reportbot.conversation.filing.account_screens import FIRST_PLATFORMS, MORE_PLATFORMS, NUMBER_PLATFORMS, warning
from reportbot.conversation.filing.draft import Draft, Step
from reportbot.conversation.filing.wording import candidate_label, pairs, platform_name, shortened
from reportbot.conversation.says import Button, Content, Rows, Text
from reportbot.conversation.sources.presses import Act, NewCase, NewCategory, NewFound, NewPlatform
from reportbot.conversation.sources.screens import cancel_row
from reportbot.domain.policy import Policy
from reportbot.domain.words import Category

SHOWN_STORY: Final = 300
_NAMELESS: Final = frozenset({"telepon", "situs", "rekening"})


def show(policy: Policy, source: str, run: int, draft: Draft, step: str, note: Text | None = None) -> Content:
    """The screen of a step; a note stands before its question."""
    head = Text("new-head", {"source": Text(f"source-{source}")})
    if step == "category":
        lines, rows = _category(run, draft, policy.staff_categories)
    else:
        lines, rows = _account(run, draft) if step == "account" else _AFTER[step](run, draft)
    return Content((head, *((note,) if note else ()), *lines), (*rows, cancel_row()))


Shown = tuple[tuple[Text, ...], Rows]


def _account(run: int, draft: Draft) -> Shown:
    match draft.step:
        case Step.CHOOSE:
            found = enumerate(draft.offered)
            rows = tuple((Button(candidate_label(one), NewFound(run, index)),) for index, one in found)
            return (Text("new-choose"),), rows
        case Step.APP:
            first = draft.offered[0]
            fitting = NUMBER_PLATFORMS if first.kind == "phone" else (*FIRST_PLATFORMS, *MORE_PLATFORMS)
            return (Text("new-app", {"account": candidate_label(first)}),), _platforms(run, fitting)
        case Step.ODD:
            first = draft.offered[0]
            choice = (_button("new-accept", run, Act.ACCEPT), _button("new-retype", run, Act.RETYPE))
            return (Text("new-odd", {"account": candidate_label(first)}), warning(first.warnings)), (choice,)
        case Step.IDENTIFIER:
            named = () if draft.platform in _NAMELESS else ((_button("new-name-only", run, Act.NAME_ONLY),),)
            return (Text("new-identifier", {"platform": platform_name(draft.platform)}),), named
        case Step.NAME:
            return (Text("new-name", {"platform": platform_name(draft.platform)}),), ()
    return (Text("new-account"),), _platforms(run, (*FIRST_PLATFORMS, *MORE_PLATFORMS))


def _platforms(run: int, platforms: tuple[str, ...]) -> Rows:
    return pairs([Button(Text(f"choice-{platform}"), NewPlatform(run, platform)) for platform in platforms])


def _button(key: str, run: int, act: Act, step: str = "account", style: str = "") -> Button:
    return Button(Text(key), NewCase(run, step, act), style=style)


def _category(run: int, draft: Draft, offered: tuple[Category, ...]) -> Shown:
    rows = tuple((Button(Text(f"category-{one.value}"), NewCategory(run, one)),) for one in offered)
    return (_account_line(draft), Text("new-category")), rows


def _place(run: int, _draft: Draft) -> Shown:
    return (Text("new-place"),), ((_button("new-skip", run, Act.SKIP, "place"),),)


def _story(run: int, draft: Draft) -> Shown:
    asks = (Text("new-story"), *((Text("new-story-child"),) if draft.is_child else ()))
    return asks, ((_button("new-skip", run, Act.SKIP, "story"),),)


def _check(run: int, draft: Draft) -> Shown:
    category = draft.category or Category.UNSURE
    lines = [_account_line(draft), Text("new-check-category", {"category": Text(f"category-{category.value}-inline")})]
    if draft.place:
        lines.append(Text("new-check-place", {"place": draft.place}))
    if draft.story:
        lines.append(Text("new-check-story", {"story": shortened(draft.story, SHOWN_STORY)}))
    if draft.is_child:
        lines.append(Text("new-check-child"))
    rows: Rows = ((_button("new-save", run, Act.SAVE, "check", "primary"),),)
    if category is not Category.CHILD:
        key = "new-child-undo" if draft.child_marked else "new-child"
        rows = (*rows, (_button(key, run, Act.CHILD, "check"),))
    return tuple(lines), rows


def _account_line(draft: Draft) -> Text:
    first = draft.identifiers[0]
    args: dict[str, str | Text] = {
        "platform": platform_name(first.platform or draft.platform),
        "account": shortened(first.verbatim),
    }
    return Text("new-check-account", args)


_AFTER: Final = {"place": _place, "story": _story, "check": _check}
