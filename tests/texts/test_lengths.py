"""Every text with the longest arguments that can really stand in it fits where it is shown, in both languages."""

import re
from pathlib import Path

import pytest

from reportbot.conversation.says import Text
from reportbot.domain.languages import LANGUAGES
from reportbot.intake.rendering import LONGEST_CAPTION, LONGEST_MESSAGE, LONGEST_TOAST
from reportbot.texts import Texts, utf16_length
from tests.texts import longest, said
from tests.texts.calls import times

TEXTS = Texts.load()
LONGEST_LABEL, WORDS_OF_LABEL = 30, 3
LONGEST_COMMAND, LONGEST_DESCRIPTION, LONGEST_SHORT_DESCRIPTION, LONGEST_FILE_NAME = 256, 512, 120, 128


def too_long(keys: list[str], limit: int, language: str, texts: Texts = TEXTS) -> dict[str, int]:
    """The texts that are longer than this, and how long they are."""
    there = [key for key in keys if key in texts.keys(language)]  # a language may not be finished yet
    lengths = {key: utf16_length(texts.plain(longest.filled(key, language, times()), language)) for key in there}
    return {key: length for key, length in lengths.items() if length > limit}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_fits_in_one_of_telegrams(language: str) -> None:
    assert len(said.messages()) > 900
    assert too_long(said.messages(), LONGEST_MESSAGE, language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_to_a_press_fits(language: str) -> None:
    assert len(said.toasts()) > 100
    assert too_long(said.toasts(), LONGEST_TOAST, language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_below_a_picture_or_file_fits(language: str) -> None:
    assert too_long(said.captions(), LONGEST_CAPTION, language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_packet_says_below_it_what_its_receiver_asks_for(language: str) -> None:
    asks = [key for key in said.captions() if key.startswith("authority-asks-")]
    longest_ask = max(len(TEXTS.plain(Text(key), language)) for key in asks)
    assert too_long(["packet-ready"], LONGEST_CAPTION - 1 - longest_ask, language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_has_thirty_characters(language: str) -> None:
    """Letters count once here: it is a rule about what the eye reads."""
    labels = {key: TEXTS.plain(longest.filled(key, language, times()), language) for key in said.labels()}
    assert {key: label for key, label in labels.items() if len(label) > LONGEST_LABEL} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_has_three_words_beside_what_it_names(language: str) -> None:
    long = {}
    for key in said.labels():
        bare = TEXTS.plain(Text(key, dict.fromkeys(TEXTS.variables(key, "id"), 7)), language)
        words = [word for word in bare.split() if re.search(r"\w", word)]
        if len(words) > WORDS_OF_LABEL:
            long[key] = bare
    assert long == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_menus_and_the_profile_say_fits(language: str) -> None:
    assert too_long(said.commands(), LONGEST_COMMAND, language) == {}
    assert too_long(["bot-description"], LONGEST_DESCRIPTION, language) == {}
    assert too_long(["bot-short-description"], LONGEST_SHORT_DESCRIPTION, language) == {}


def test_every_bound_is_of_an_argument_that_some_text_takes() -> None:
    names = {key: TEXTS.variables(key, "id") for key in TEXTS.keys("id")}
    taken = {name for each in names.values() for name in each}
    assert sorted(longest.BY_NAME.keys() - taken) == []
    assert sorted((key, name) for key, name in longest.BY_KEY if name not in names.get(key, ())) == []


def test_a_text_that_is_too_long_is_found(tmp_path: Path) -> None:
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / "own.ftl").write_text(f"taken = {'panjang ' * 30}sampai {{ JAM($until) }}.\n", "utf-8")
    own = Texts.load(own=tmp_path)
    assert too_long(["taken"], LONGEST_TOAST, "id", own)["taken"] > LONGEST_TOAST
    assert too_long(["taken"], LONGEST_TOAST, "id") == {}
    assert too_long(["card-id"], longest.NAME, "id"), "the longest account counts, not a short one"
