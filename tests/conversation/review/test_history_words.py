"""Whatever the code records has its words in a case's history and in /audit."""

import re
from pathlib import Path

import pytest

from reportbot.conversation.review import panels
from tests.conversation.review.kinds import Kinds

LOCALES = Path(__file__).parents[3] / "locales"
OF_NO_CASE = re.compile(
    r"(request|mail|block)(-[a-z-]+)?|unblock|erased|export|backup|imported|platform|setting|objection-"
)
KINDS = Kinds()
EVERY = KINDS.words | {kind for kind in panels.KINDS | panels.SILENT if kind.startswith(tuple(KINDS.beginnings))}


def test_every_function_that_hands_a_kind_on_is_looked_through() -> None:
    assert KINDS.passed_on == set()
    assert KINDS.beginnings == {"picture-", "objection-"}
    assert {"reopened", "report-withdrawn", "handed-undone", "packet", "unclear"} <= KINDS.words


def test_the_history_of_a_case_names_every_kind_or_leaves_it_out_on_purpose() -> None:
    of_cases = {kind for kind in EVERY if not OF_NO_CASE.fullmatch(kind)} | {"request"}
    assert of_cases - panels.KINDS - panels.SILENT == set()
    assert set() == (panels.KINDS | panels.SILENT) - EVERY


@pytest.mark.parametrize("language", ["id", "en"])
def test_audit_names_every_kind_and_none_that_is_never_written(language: str) -> None:
    words = (LOCALES / language / "audit.ftl").read_text()
    named = set(re.findall(r"^    \[([a-z-]+)\]", words, re.MULTILINE))
    assert named == EVERY
