"""One word for one thing, and none that only those know who made the program."""

import re
from collections.abc import Iterator

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from tests.texts.calls import LOCALES
from tests.texts.test_locales import COMPLETE

NEVER = {
    "id": r"peladen|e-wallet|kepolisian|\bdompet\b(?! digital)|nomor internal|sidik akun|\bJSON\b|(?<!_)username",
    "en": r"user name|(?<!e-)\bwallet|internal number|fingerprint|\bJSON\b",
}
ALLOWED = frozenset({"authority-full-police", "button-bank"})
"""The whole name of the Polri, in letters; a button whose platform must be short."""


def _said(language: str) -> Iterator[tuple[str, str]]:
    """Each message's words, without what stands in placeables but with the variants of choices."""
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser(with_spans=False).parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message) and entry.value:
                yield entry.id.name, " ".join(_words(entry.value))


def _words(pattern: ftl.Pattern) -> Iterator[str]:
    for element in pattern.elements:
        if isinstance(element, ftl.TextElement):
            yield element.value
        elif isinstance(element.expression, ftl.SelectExpression):
            for variant in element.expression.variants:
                yield from _words(variant.value)


@pytest.mark.parametrize("language", COMPLETE)
def test_no_text_says_another_word_or_one_of_the_program(language: str) -> None:
    wrong = {key: words for key, words in _said(language) if re.search(NEVER[language], words, re.IGNORECASE)}
    assert wrong.keys() == (ALLOWED if language == "id" else set())
