"""English says "1 case waits" and "2 cases wait": each count that can be one chooses its words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from reportbot.conversation.says import Text
from reportbot.texts import Texts, locales_root

ENGLISH = Path(str(locales_root())) / "en"

NO_COUNTS = frozenset({"block", "case", "host", "longest", "moderator", "number", "place", "sentence", "ticket"})
"""Variables that name something, before a verb in its singular, or are a limit."""

NEVER_ONE = {
    "account-several": "one account is not asked about",
    "adding-full": "twenty pieces are the limit",
    "backlog-large": "told from 10,000 on",
    "backlog": "told from 1,000 on",
    "cli-policy-many": "twelve keys are the limit",
    "cli-why-long": "200 letters are the limit",
    "doctor-clock-wrong": "told from 61 seconds on",
    "doctor-disk-full": "1 MB is as good as none",
    "doctor-disk-fuller": "1 MB is as good as none",
    "doctor-group-many": "told from 201 on",
    "doctor-waiting": "told from 1,001 on",
    "evidence-full": "ten pieces are the limit",
    "import-done-between": "one new case is import-done-case",
    "import-done-cases": "one new case is import-done-case",
    "objection-too-many": "three objections are the limit",
    "story-cut": "4,096 letters are the limit",
}
"""Messages with a plural alone, and why that is no fault."""

PLURAL = re.compile(r"\w*[^s]s|are|have|people|wait")
SINGULAR = frozenset({"as", "has", "is", "this", "was"})


def _counted(placeable: ftl.Placeable) -> str:
    """The variable that this shows as a number, or as it is; "" of everything else."""
    shown = placeable.expression
    if isinstance(shown, ftl.FunctionReference) and shown.id.name == "ANGKA":
        shown = shown.arguments.positional[0]
    return shown.id.name if isinstance(shown, ftl.VariableReference) else ""


def _plural_follows(text: str) -> bool:
    """Within the three words after a number, and before any mark."""
    words = re.split(r"[^\w ]", text)[0].split()[:3] if text.startswith(" ") else []
    return any(PLURAL.fullmatch(word) and word not in SINGULAR for word in words)


def _alone(pattern: ftl.Pattern, chosen: frozenset[str] = frozenset()) -> Iterator[str]:
    """Variables before a plural outside of a choice by that variable."""
    for here, following in zip(pattern.elements, [*pattern.elements[1:], ftl.TextElement("")], strict=True):
        if not isinstance(here, ftl.Placeable):
            continue
        if isinstance(here.expression, ftl.SelectExpression):
            selector = here.expression.selector
            by = chosen | ({selector.id.name} if isinstance(selector, ftl.VariableReference) else set())
            for variant in here.expression.variants:
                yield from _alone(variant.value, by)
        elif isinstance(following, ftl.TextElement) and _plural_follows(following.value):
            yield from {_counted(here)} - chosen - NO_COUNTS - {""}


def _messages(source: str) -> Iterator[ftl.Message]:
    return (each for each in FluentParser(with_spans=False).parse(source).body if isinstance(each, ftl.Message))


def _plurals_alone(source: str) -> set[str]:
    return {each.id.name for each in _messages(source) if each.value and list(_alone(each.value))}


def test_each_english_count_of_several_things_knows_one() -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in sorted(ENGLISH.glob("*.ftl")))
    assert sorted(_plurals_alone(sources) ^ NEVER_ONE.keys()) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a = { ANGKA($count) } cases wait", {"a"}),
        ("a = { $left } more pictures", {"a"}),
        ("a = { ANGKA($hidden) } of them have no card", {"a"}),
        ("a = { $n ->\n    [one] { $n } case\n   *[other] { $n } cases\n}", set()),
        ("a = { $n ->\n    [one] { $m } cases\n   *[other] { $n } cases\n}", {"a"}),
        ("a = Case { $case } holds this", set()),
        ("a = Cases: { ANGKA($count) }. Rows follow.", set()),
    ],
)
def test_a_plural_without_a_choice_is_found(source: str, found: set[str]) -> None:
    assert _plurals_alone(source + "\n") == found


@pytest.mark.parametrize(
    ("key", "args", "words"),
    [
        ("digest", {"waiting": 1, "urgent": 1, "age": "1 day"}, "1 case waits, 1 is urgent. The oldest: 1 day."),
        ("digest", {"waiting": 1200, "urgent": 0, "age": "x"}, "1,200 cases wait, 0 are urgent. The oldest: x."),
        ("request-check-first", {"count": 1}, "1 picture is not checked. Check it first, or choose Do not attach."),
        ("digest-hidden", {"hidden": 21}, "21 of them have no card yet."),
    ],
)
def test_one_is_said_as_one_and_many_as_many(key: str, args: dict[str, str | int], words: str) -> None:
    assert Texts.load().plain(Text(key, args), "en") == words
