"""Indonesian and English say the same things, everything that is said exists, and nothing is kept that nobody says."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from reportbot.conversation.review.wording import short_platform_name
from reportbot.conversation.says import Text
from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.languages import LANGUAGES
from reportbot.domain.policy import Policy
from reportbot.texts import Texts, locales_root, utf16_length

ROOT = Path(__file__).parents[2]
LOCALES = Path(str(locales_root()))
COMPLETE = ("id", "en")
KEY_START = re.compile(r"[a-z][a-z0-9]*-")
ALLOWED_TAGS = {"b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler"}

FILES = sorted(LOCALES.glob("*/*.ftl"))
TEXTS = Texts.load()


def _resource(file: Path) -> ftl.Resource:
    return FluentParser(with_spans=False).parse(file.read_text(encoding="utf-8"))


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


class _Calls(Visitor):
    """Which functions a message calls, on which variable, which choose a plural, and which messages it refers to."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []
        self.plurals: set[str] = set()
        self.references: set[str] = set()

    def visit_FunctionReference(self, node: ftl.FunctionReference) -> None:  # noqa: N802 - Fluent's naming
        for argument in node.arguments.positional:
            name = argument.id.name if isinstance(argument, ftl.VariableReference) else ""
            self.calls.append((node.id.name, name))

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - Fluent's naming
        by_plural = any(isinstance(each.key, ftl.Identifier) and each.key.name == "one" for each in node.variants)
        if by_plural and isinstance(node.selector, ftl.VariableReference):
            self.plurals.add(node.selector.id.name)
        self.generic_visit(node)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802 - Fluent's naming
        self.references.add(node.id.name)


@cache
def calls() -> _Calls:
    """Of all messages; reading them takes a second, which only those pay who need it."""
    found = _Calls()
    for file in FILES:
        found.visit(_resource(file))
    return found


def times() -> set[str]:
    """Variables that are a time."""
    return {name for function, name in calls().calls if function in {"TANGGAL", "WAKTU", "JAM"}}


def numbers() -> set[str]:
    """Variables that are a number: shown as one, or choosing a plural."""
    return {name for function, name in calls().calls if function == "ANGKA"} | calls().plurals


def _filled(key: str, language: str, number: int) -> Text:
    """The message with something fitting for each variable."""
    when = datetime(2021, 3, 21, 7, 30, tzinfo=UTC)
    names = TEXTS.variables(key, language)
    args = {name: when if name in times() else number if name in numbers() else "x" for name in names}
    return Text(key, args)


# What the code says.


class _Said(ast.NodeVisitor):
    """The keys code names: outright, as patterns of f-strings, and those given to Text or as a button's label."""

    def __init__(self) -> None:
        self.strings: set[str] = set()
        self.patterns: set[str] = set()
        self.needed: set[str] = set()
        self.labels: set[str] = set()

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.strings.add(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        first = node.values[0] if node.values else None
        if isinstance(first, ast.Constant) and KEY_START.match(str(first.value)):
            self.patterns.add("".join(_pattern(part) for part in node.values))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name == "Text" and node.args:
            self.needed |= set(_constants(node.args[0]))
        if name == "Button" and node.args and isinstance(label := node.args[0], ast.Call) and label.args:
            self.labels |= set(_constants(label.args[0]))
        if name == "words" and node.args:
            self.patterns |= {re.escape(prefix) + ".+" for prefix in _constants(node.args[0])}
        self.generic_visit(node)


def _pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"


def _constants(node: ast.expr) -> Iterator[str]:
    """The strings an expression may be: itself, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)


@cache
def _said() -> _Said:
    said = _Said()
    for file in sorted((ROOT / "reportbot").rglob("*.py")):
        said.visit(ast.parse(file.read_text(encoding="utf-8")))
    return said


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
    body = _resource(file).body
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
    assert sorted(key for key in _said().needed if key and key not in known) == []


def test_every_key_that_code_builds_exists() -> None:
    known = " ".join(TEXTS.keys("id"))
    built = [pattern for pattern in _said().patterns if pattern.split(r"\-")[0] in _families()]
    assert [pattern for pattern in sorted(built) if not re.search(rf"\b{pattern.replace('.+', '[^ ]+')}", known)] == []


def _families() -> set[str]:
    return {key.split("-")[0] for key in TEXTS.keys("id")}


def test_no_text_is_kept_that_nobody_says() -> None:
    spoken = re.compile("|".join(sorted(_said().patterns)) or "$^")
    used = _said().strings | calls().references
    assert sorted(key for key in TEXTS.keys("id") if key not in used and not spoken.fullmatch(key)) == []


def _labels() -> list[str]:
    named = {
        key for key in TEXTS.keys("id") if key.startswith(("button-", "category-")) and not key.endswith("-inline")
    }
    return sorted(named | (_said().labels & TEXTS.keys("id")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_button_labels_are_short(language: str) -> None:
    keys = TEXTS.keys(language).intersection(_labels())
    labels = {key: TEXTS.plain(_filled(key, language, 7), language) for key in sorted(keys)}
    long = {key: label for key, label in labels.items() if utf16_length(label) > 30 or len(_words_of(label)) > 3}
    assert long == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_platform_with_a_hundred_thousand_accounts_fits_on_its_button(platform: str, language: str) -> None:
    label = Text("requests-begin", {"platform": short_platform_name(platform), "count": 100_000})
    assert utf16_length(TEXTS.plain(label, language)) <= 30


def _words_of(label: str) -> list[str]:
    return [word for word in label.split() if re.search(r"\w", word)]


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
