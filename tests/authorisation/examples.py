"""Presses of each rule: every case, request, referral and so on that the world holds, with every choice of a button."""

import itertools
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, get_type_hints

from reportbot.conversation.admin import presses as a
from reportbot.conversation.blocks import presses as b
from reportbot.conversation.buttons import Payload
from reportbot.conversation.filing import presses as f
from reportbot.conversation.filing.draft import Step
from reportbot.conversation.requests import presses as q
from reportbot.conversation.review import presses as m
from reportbot.conversation.review.presses import OnCase
from reportbot.conversation.rights import presses as h
from reportbot.conversation.sources import presses as i
from reportbot.domain.periods import Span
from reportbot.domain.words import Category
from tests.authorisation import cast, world
from tests.authorisation.table import Rule
from tests.conversation import staff_world as w

EPOCH = 3
"""Of all cases, requests and blocks of the world."""

_DAY = 737_870
_REASONS = {
    m.Choice.ENOUGH: "offers-meetings",
    m.Choice.DISMISS: "no-violation",
    m.Choice.SCOPE: "police",
}

_OF_KIND: dict[tuple[type[Payload], str], Sequence[Any]] = {
    (f.Form, "step"): (Step.ACCOUNT, Step.EVIDENCE, Step.SUMMARY),
    (f.PickPlatform, "step"): (Step.APP,),
    (f.PickCategory, "step"): (Step.CATEGORY,),
    (f.PickFound, "step"): (Step.CHOOSE,),
    (f.OnReport, "report"): (world.MINE + 4, world.MINE + 9),
    (f.Listed, "page"): (0, 1),
    (f.Speak, "language"): ("en", "id"),
    (f.Consent, "version"): (1,),
    (m.Ask, "question"): ("id-or-link", "own"),
    (m.Unwanted, "category"): ("", "fraud"),
    (m.Approve, "person"): (w.NEWCOMER, cast.KICKED),
    (q.Begin, "platform"): ("michat",),
    (q.Refuse, "reason"): ("no-violation",),
    (q.Retract, "reason"): ("", "wrong-account"),
    (q.Cells, "cells"): (3,),
    (h.OnObjection, "epoch"): (0,),
    (h.Rule, "epoch"): (0,),
    (h.Rule, "objection"): (1,),
    (h.Rule, "reason"): ("wrong-account", "evidence-stands", "no-case"),
    (h.Link, "epoch"): (0,),
    (h.AskReveal, "report"): (world.MINE + 4,),
    (b.BlockFor, "report"): (world.MINE + 4,),
    (b.BlockDays, "report"): (world.MINE + 4,),
    (b.BlockNow, "report"): (world.MINE + 4,),
    (b.Lift, "block"): (1,),
    (b.Keep, "block"): (1,),
    (b.AskReview, "block"): (1,),
    (i.PickList, "number"): (1, 2, 3, 4, 11, 12),
    (i.NewCase, "step"): ("check",),
    (a.AuditPage, "upto"): (3,),
    (a.AuditCase, "first"): (0,),
}
_OF_NAME: dict[str, Sequence[Any]] = {
    "case": tuple(world.CASES),
    "request": tuple(range(1, len(w.REQUEST_STATES) + 1)),
    "epoch": (EPOCH,),
    "platform": ("line",),
    "category": (Category.FRAUD, Category.CHILD),
    "index": (0,),
    "authority": ("police",),
    "original": (2,),
    "other": (2,),
    "objection": (1, 2, 11),
    "reveal": (1, 11),
    "referral": (1, 2, 3, 4),
    "source": ("police",),
    "run": (0,),
    "days": (7,),
    "page": (0,),
    "first": (_DAY,),
    "last": (_DAY + 6,),
    "span": (Span.WEEK,),
    "identifier": (0,),
    "item": (0,),
    "evidence": (0,),
    "reason": ("",),
}
_FOLLOWS = {"identifier": "case", "item": "request", "evidence": "request"}
"""Numbers that are those of another field: the item of request 7 is number 7."""


def examples(rule: Rule) -> list[Payload]:
    """Presses of this rule, in every state of what they act on."""
    assert not isinstance(rule.what, str)
    return [rule.what(**given) for given in _given(rule.what, rule)]


def _given(kind: type[Payload], rule: Rule) -> Iterator[dict[str, Any]]:
    hints = get_type_hints(kind)
    names = kind.__struct_fields__
    choices = [_choices(kind, name, hints[name], rule) for name in names]
    for values in itertools.product(*choices):
        given = dict(zip(names, values, strict=True))
        given |= {name: given[of] for name, of in _FOLLOWS.items() if name in given and of in given}
        if kind in {q.CheckPicture, q.Cells}:
            given["case"] = given["request"]
        if kind is m.Decide:
            given["reason"] = _REASONS[given["choice"]]
        yield given


def _choices(kind: type[Payload], name: str, hint: Any, rule: Rule) -> Sequence[Any]:
    if name in rule.only:
        return (rule.only[name],)
    if (kind, name) in _OF_KIND:
        return _OF_KIND[(kind, name)]
    if kind in {q.CheckPicture, q.Cells} and name == "case":
        return (0,)
    if hint is bool:
        return (False, True)
    if isinstance(hint, type) and issubclass(hint, StrEnum) and hint not in {Category, Span, Step}:
        return tuple(hint)
    return _OF_NAME[name]


def case_of(payload: Payload) -> int | None:
    """The case whose card a press is on."""
    return payload.case if isinstance(payload, OnCase) else None


def message_of(payload: Payload) -> int:
    """The message that a press is made on: the live card, or else a screen."""
    case = case_of(payload)
    return 1000 + case if case is not None else 500
