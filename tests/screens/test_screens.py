"""docs/screens.md is what the bot says, and a reviewer finds every text there."""

import re

import pytest

from reportbot.conversation.says import Text
from reportbot.texts import Texts
from tests.screens import document
from tests.screens.document import FILE
from tests.screens.tail import by_file
from tests.texts import said

TEXTS = Texts.load()
ROW = re.compile(r"^\| `([a-z][\w-]*)` \| (.+) \| (.+) \|$", re.MULTILINE)


def test_the_screens_in_the_documents_are_those_the_bot_sends() -> None:
    assert document.document() == FILE.read_text("utf-8"), "make docs writes it anew"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_text_is_in_a_chapter_or_in_the_table(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    listed = {key for key, *_ in ROW.findall(FILE.read_text("utf-8"))}
    told = document.said(language)
    with capsys.disabled():
        print(f"\n{language}: {len(told)} of {len(TEXTS.keys(language))} texts stand in a chapter")  # noqa: T201 for reviewers
    assert sorted(TEXTS.keys(language) - told - listed) == []
    assert len(told) > (900 if language == "id" else 250)


def test_what_counts_as_said_in_a_chapter_stands_there() -> None:
    shown = FILE.read_text("utf-8").partition(document.TAIL)[0]
    for language in document.LANGUAGES:
        bare = [key for key in document.said(language) if not TEXTS.variables(key, language)]
        assert [key for key in bare if document.masked(TEXTS.plain(Text(key), language)) not in shown] == []


def test_each_file_of_texts_is_read() -> None:
    assert {key for keys in by_file().values() for key in keys} == TEXTS.keys("id")


def test_toasts_labels_and_captions_are_known_by_their_keys() -> None:
    """The lengths that a text is checked for are those of the use that the story shows."""
    known = {"labels": said.labels(), "captions": said.captions(), "toasts": said.toasts()}
    for use, keys in known.items():
        seen = {same for turn in document.turns("id") for same in getattr(turn, use)}
        assert len(seen) > 3
        words = _words(frozenset(keys))
        strange = [sorted(same) for same in seen if not same & set(keys) and not _words(same) & words]
        assert strange == [], use


def _words(keys: frozenset[str]) -> set[str]:
    """Those of keys that need nothing: a menu may say what stands on a button, too."""
    return {TEXTS.plain(Text(key), "id") for key in keys if not TEXTS.variables(key, "id")}
