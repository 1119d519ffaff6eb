"""docs/memasang.md tells what `reportbot init` tells, in the same words."""

import re

import pytest

from reportbot.conversation.says import Text
from reportbot.texts import Texts
from tests.documents.pages import DOCS

TEXTS = Texts.load()
TOLD = ("init-botfather", "init-next")
OWN = ("Selanjutnya:", "Jalankan bot: ", "Periksa semuanya kapan saja: ")
"""What the page says in its own place, or with the commands of its own steps."""

ASKED = ("init-language", "init-ask-token", "init-write-to-bot", "init-is-it-you", "init-ask-operator")


def _plain(words: str) -> str:
    """Without what only a page or only a terminal has: marks of code, numbers of steps, broken lines."""
    return " ".join(re.sub(r"`|^\s*\d+\. ", "", words, flags=re.MULTILINE).split())


def _page() -> str:
    return _plain((DOCS / "memasang.md").read_text("utf-8"))


@pytest.mark.parametrize("key", TOLD)
def test_each_step_that_init_tells_stands_in_the_page(key: str) -> None:
    named = {"program": "reportbot", "way": "service", "up": "", "once": ""}
    steps = [_plain(line) for line in TEXTS.plain(Text(key, named), "id").splitlines()]
    missing = [step for step in steps if not step.startswith(OWN) and step.rstrip(".") not in _page()]
    assert missing == []


@pytest.mark.parametrize("key", ASKED)
def test_each_question_of_init_stands_in_the_page(key: str) -> None:
    """Up to what it shows of this machine: the username, the name, the default, the example."""
    args = dict.fromkeys(TEXTS.variables(key, "id"), "…")
    asked = re.sub("@…", "bot Anda", TEXTS.plain(Text(key, args), "id"))
    assert _plain(re.split(r" \[| \(misalnya|:$", asked)[0]) in _page()
