"""The only reader of locales/: messages in Project Fluent, with every argument escaped exactly once."""

import html
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

import structlog

from reportbot.conversation.says import Text
from reportbot.domain.periods import WIB
from reportbot.errors import SettingsError, TextError
from reportbot.texts.books import Book, read_book
from reportbot.texts.escaping import FIRST_LANGUAGE, escaped, is_bare
from reportbot.texts.own import complaint, folders, locales_root

__all__ = ["FIRST_LANGUAGE", "WIB", "Texts", "locales_root", "utf16_length"]


_TAG = re.compile(r"<[^<>]*>")

_log = structlog.get_logger(__name__)


def utf16_length(words: str) -> int:
    """The length as Telegram counts it: UTF-16 code units."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


class Texts:
    """All messages of all languages."""

    def __init__(self, books: "Mapping[str, Book]") -> None:
        self._books = books
        self._missed: set[tuple[str, str]] = set()

    @classmethod
    def load(cls, root: Traversable | None = None, own: Path | None = None) -> "Texts":
        """Read `root`/<language>/*.ftl; by default the wheel's locales, or those of the source checkout.

        The operator's `own`/<language>/*.ftl stand before them.

        Raises:
            TextError: a file holds junk, or a key is written twice.
            SettingsError: so does an own one, or it says what no message can; it names file and key.
        """
        shipped = _books(root or locales_root())  # type: ignore[arg-type] # a path is hashable
        books = shipped if root is None else _checked(shipped)
        return cls(books if own is None else _overlaid(books, own))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a folder."""
        return tuple(sorted(self._books))

    def keys(self, language: str) -> frozenset[str]:
        """All message keys of one language."""
        return frozenset(key for key in self._books[language].sources if not key.startswith("-"))

    def variables(self, key: str, language: str) -> frozenset[str]:
        """The arguments a message needs, those of the messages it refers to included."""
        return self._books[language].variables(key)

    def render(self, text: Text, language: str) -> str:
        """The message as Telegram HTML; strings among the arguments are escaped, nested Texts are rendered first.

        An int stands without separators and selects plurals; ANGKA($n) groups it ("1.068.926"). Of a datetime
        TANGGAL($t) shows the date, JAM($t) the hour, WAKTU($t) or the bare variable both, all in WIB.

        Raises:
            TextError: the key is missing in Indonesian too, an argument is missing, or the message is faulty.
        """
        if not text.key:
            return escaped(str(text.args["raw"]))
        book = self._book(text.key, language)
        ready = book.static.get(text.key)
        if ready is not None:
            return ready
        return book.render(text.key, {name: self._argument(value, language) for name, value in text.args.items()})

    def plain(self, text: Text, language: str) -> str:
        """The message without tags and escapes, for button labels, toasts and file names.

        Raises:
            TextError: as `render`.
        """
        rendered = self.render(text, language)
        return html.unescape(_TAG.sub("", rendered)) if "<" in rendered or "&" in rendered else rendered

    def words(self, prefix: str, language: str) -> dict[str, str]:
        """All messages whose key begins with `prefix`, plain, by the rest of their key.

        Raises:
            TextError: one of them needs an argument.
        """
        found = sorted(key for key in self.keys(FIRST_LANGUAGE) if key.startswith(prefix))
        return {key.removeprefix(prefix): self.plain(Text(key), language) for key in found}

    def _book(self, key: str, language: str) -> "Book":
        book = self._books.get(language)
        if book is not None and key in book:
            return book
        first = self._books[FIRST_LANGUAGE]
        if key not in first:
            raise TextError(f"no text has the key {key!r}")
        if (key, language) not in self._missed:
            self._missed.add((key, language))
            _log.warning("text_missing", key=key, language=language)
        return first

    def _argument(self, value: object, language: str) -> object:
        return self.render(value, language) if isinstance(value, Text) else value if is_bare(value) else escaped(value)


@cache  # the shipped ones never change while the program runs
def _books(root: Traversable) -> Mapping[str, Book]:
    return {folder.name: read_book(folder) for folder in folders(root)}


def _checked(books: Mapping[str, Book]) -> Mapping[str, Book]:
    """The books with every message parsed: a fault is told at once."""
    for book in books.values():
        for key in book.sources:
            book.entry(key)
    return books


def _overlaid(books: Mapping[str, Book], own: Path) -> Mapping[str, Book]:
    """The books with the operator's messages in the place of the shipped ones."""
    try:
        found = _checked({folder.name: read_book(folder) for folder in folders(own)})
    except (OSError, UnicodeDecodeError) as fault:
        raise SettingsError(f"REPORTBOT_TEXTS_DIR {own} cannot be read: {type(fault).__name__}.") from None
    except TextError as fault:
        raise SettingsError(f"REPORTBOT_TEXTS_DIR is wrong: {fault}.") from None
    if strange := sorted(found.keys() - books.keys()):
        raise SettingsError(f"REPORTBOT_TEXTS_DIR holds {strange[0]}, which is no language of ReportBot.")
    return {name: _replaced(book, found[name]) if name in found else book for name, book in books.items()}


def _replaced(shipped: Book, own: Book) -> Book:
    whole = Book(shipped.language, {**shipped.sources, **own.sources})
    for key, source in own.sources.items():
        before = shipped.variables(key) if key in shipped else None
        why = complaint(key, source, whole.variables(key), before, whole.__contains__)
        if why:
            raise SettingsError(f'REPORTBOT_TEXTS_DIR is wrong: in {own.language}, "{key}" {why}.')
    return whole
