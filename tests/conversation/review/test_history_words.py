"""Whatever the code records has its words in a case's history and in /audit."""

import re
from functools import cache
from pathlib import Path

import pytest

from reportbot.conversation.review import panels
from tests.conversation.review.kinds import Kinds

LOCALES = Path(__file__).parents[3] / "locales"
OF_NO_CASE = re.compile(
    r"(request|mail|block)(-[a-z-]+)?|unblock|erased|export|backup|imported|platform|setting|objection-"
)


@cache
def kinds() -> Kinds:
    """Read once, by the first test that asks."""
    return Kinds()


def every() -> set[str]:
    """All that can be written."""
    beginnings = tuple(kinds().beginnings)
    return kinds().words | {kind for kind in panels.KINDS | panels.SILENT if kind.startswith(beginnings)}


def test_every_function_that_hands_a_kind_on_is_looked_through() -> None:
    assert kinds().passed_on == set()
    assert kinds().beginnings == {"picture-", "objection-"}
    assert {"reopened", "report-withdrawn", "handed-undone", "packet", "unclear"} <= kinds().words


def test_the_history_of_a_case_names_every_kind_or_leaves_it_out_on_purpose() -> None:
    of_cases = {kind for kind in every() if not OF_NO_CASE.fullmatch(kind)} | {"request"}
    assert of_cases - panels.KINDS - panels.SILENT == set()
    assert set() == (panels.KINDS | panels.SILENT) - every()


@pytest.mark.parametrize("language", ["id", "en"])
def test_audit_names_every_kind_and_none_that_is_never_written(language: str) -> None:
    words = (LOCALES / language / "audit.ftl").read_text().partition("\naudit-kind =")[2].partition("\n}")[0]
    named = set(re.findall(r"^    \[([a-z-]+)\]", words, re.MULTILINE))
    assert named == every()
