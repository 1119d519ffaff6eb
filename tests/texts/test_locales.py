"""Indonesian and English say the same things, everything that is said exists, and nothing is kept that nobody says."""

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fluent.syntax import ast as ftl

from reportbot.conversation.says import Text
from reportbot.domain.languages import LANGUAGES
from reportbot.domain.policy import Policy
from reportbot.texts import Texts
from tests.texts import said
from tests.texts.calls import FILES, calls, numbers, resource, times

COMPLETE = ("id", "en")
ALLOWED_TAGS = {"b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler"}

TEXTS = Texts.load()


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


def _filled(key: str, language: str, number: int) -> Text:
    """The message with something fitting for each variable."""
    when = datetime(2021, 3, 21, 7, 30, tzinfo=UTC)
    names = TEXTS.variables(key, language)
    args = {name: when if name in times() else number if name in numbers() else "x" for name in names}
    return Text(key, args)


def test_both_languages_have_the_same_keys() -> None:
    assert sorted(TEXTS.keys("id") ^ TEXTS.keys("en")) == []


def test_both_languages_take_the_same_arguments() -> None:
    both = TEXTS.keys("id") & TEXTS.keys("en")
    assert [key for key in sorted(both) if TEXTS.variables(key, "id") != TEXTS.variables(key, "en")] == []


def test_both_languages_have_the_same_files() -> None:
    names = [{file.name for file in FILES if file.parent.name == language} for language in COMPLETE]
    assert names[0] == names[1]


def test_every_language_that_is_offered_has_its_words_and_its_name() -> None:
    assert sorted(LANGUAGES) == list(TEXTS.languages)
    assert {f"language-{language}" for language in LANGUAGES} <= TEXTS.keys("id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_only_what_indonesian_says_and_with_the_same_arguments(language: str) -> None:
    """One that is not finished yet may lack texts; Indonesian stands in for them."""
    keys = TEXTS.keys(language)
    assert sorted(keys - TEXTS.keys("id")) == []
    assert [key for key in sorted(keys) if TEXTS.variables(key, language) != TEXTS.variables(key, "id")] == []


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_a_file_holds_only_messages_each_written_once(file: Path) -> None:
    body = resource(file).body
    assert [entry.content for entry in body if isinstance(entry, ftl.Junk)] == []
    counts = Counter(entry.id.name for entry in body if isinstance(entry, ftl.Message))
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_no_argument_stands_inside_a_tag(file: Path) -> None:
    """Escaping leaves quotes alone, so an argument in an attribute could leave it."""
    assert re.findall(r"<[^<>{}]*\{[^}]*\}[^<>]*>", file.read_text(encoding="utf-8")) == []


def test_only_our_own_functions_are_called() -> None:
    assert {function for function, _ in calls().calls} <= {"ANGKA", "TANGGAL", "WAKTU", "JAM"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1, 7])
def test_every_message_renders_with_tags_that_telegram_knows_and_that_close(language: str, number: int) -> None:
    for key in sorted(TEXTS.keys(language)):
        rendered = TEXTS.render(_filled(key, language, number), language)
        assert rendered.strip() == rendered != "", key
        assert _unclosed(rendered) == [], key


def _unclosed(rendered: str) -> list[str]:
    open_tags: list[str] = []
    for slash, name in re.findall(r"<(/?)([^<>\s]*)[^<>]*>", rendered):
        if name not in ALLOWED_TAGS or (slash and (not open_tags or open_tags.pop() != name)):
            return [name]
        if not slash:
            open_tags.append(name)
    return open_tags


def test_every_key_that_code_names_exists() -> None:
    known = TEXTS.keys("id")
    assert sorted(key for key in said.said().needed if key and key not in known) == []


def test_every_key_that_code_builds_exists() -> None:
    known = " ".join(TEXTS.keys("id"))
    built = [pattern for pattern in said.said().patterns if pattern.split(r"\-")[0] in _families()]
    assert [pattern for pattern in sorted(built) if not re.search(rf"\b{pattern.replace('.+', '[^ ]+')}", known)] == []


def _families() -> set[str]:
    return {key.split("-")[0] for key in TEXTS.keys("id")}


def test_no_text_is_kept_that_nobody_says() -> None:
    spoken = re.compile("|".join(sorted(said.said().patterns)) or "$^")
    used = said.said().strings | calls().references
    assert sorted(key for key in TEXTS.keys("id") if key not in used and not spoken.fullmatch(key)) == []


def test_categories_read_as_citizens_are_promised() -> None:
    labels = [TEXTS.plain(Text(f"category-{category}"), "id") for category in Policy().categories]
    assert labels == [
        "Prostitusi online",
        "Penipuan",
        "Pemerasan/ancaman",
        "Akun tiruan",
        "Foto pribadi disebar",
        "Anak jadi korban",
        "Perdagangan orang",
        "Judi online",
        "Pinjaman ilegal",
        "Narkoba",
        "Lainnya",
        "Belum yakin",
    ]
