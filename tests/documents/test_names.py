"""Every verb, make target and file that a document names is there."""

import re
import shlex
from pathlib import Path

import pytest

from reportbot.cli.arguments import parse
from tests.documents.test_pages import ROOT, WRITTEN

SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINE = re.compile(r"^(?: {4}(?! )|(?=\.venv/))(\S.*)$", re.MULTILINE)
PATH = re.compile(r"(?:reportbot|tests|docs|deploy|locales|\.ci)/[\w./-]+\w")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def commands(file: Path) -> list[str]:
    """What a document tells to type: whole lines of blocks, and words between backticks."""
    words = file.read_text("utf-8")
    typed = [*LINE.findall(words), *SPAN.findall(words)]
    return [part.strip() for line in typed for part in re.split(r"&&|;| {2,}#", line)]


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_every_verb_of_reportbot_that_is_named_is_one_and_knows_these_words(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A verb may be named without what it needs, but with nothing that it does not know."""
    wrong = []
    for command in commands(file):
        found = re.match(r"(?:\S+/bin/|docker compose exec bot )?reportbot ([a-z-]+.*)$", command)
        if found is None:
            continue
        words = shlex.split(re.sub(r"[\[\]()]", "", found[1]))
        try:
            parse([word for word in words if word != "…"])
        except SystemExit:
            said = capsys.readouterr().err
            if "invalid choice" in said or "unrecognized" in said:
                wrong.append(command)
    assert wrong == []


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_every_target_of_make_that_is_named_is_one(file: Path) -> None:
    named = {found[1] for line in commands(file) if (found := re.match(r"make ([a-z][a-z-]*)(?: |$)", line))}
    assert named - TARGETS == set()


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_every_file_that_is_named_is_there(file: Path) -> None:
    named = {path for span in SPAN.findall(file.read_text("utf-8")) for path in PATH.findall(span) if span == path}
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_every_picture_is_shown_by_a_document() -> None:
    shown = {
        name for file in WRITTEN for name in re.findall(r"!\[[^]]+\]\((?:docs/)?([\w.-]+)\)", file.read_text("utf-8"))
    }
    assert {file.name for kind in ("png", "svg") for file in (ROOT / "docs").glob(f"*.{kind}")} == shown
