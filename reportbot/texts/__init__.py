"""The only reader of locales/: messages in Project Fluent, with every argument escaped exactly once."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import structlog
from fluent.runtime import FluentBundle
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Visitor

from reportbot.conversation.says import Text
from reportbot.domain.periods import WIB
from reportbot.errors import SettingsError, TextError
from reportbot.texts.escaping import FIRST_LANGUAGE, escaped, grouped_by, hold, is_bare, put_back
from reportbot.texts.own import complaint, folders, locales_root

__all__ = ["FIRST_LANGUAGE", "WIB", "Texts", "locales_root", "utf16_length"]


_TAG = re.compile(r"<[^<>]*>")

_log = structlog.get_logger(__name__)


def utf16_length(words: str) -> int:
    """The length as Telegram counts it: UTF-16 code units."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


class Texts:
    """All messages of all languages."""

    def __init__(self, books: "Mapping[str, _Book]") -> None:
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
        books = _books(root or locales_root())  # type: ignore[arg-type] # a path is hashable
        return cls(books if own is None else _overlaid(books, own))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a folder."""
        return tuple(sorted(self._books))

    def keys(self, language: str) -> frozenset[str]:
        """All message keys of one language."""
        return frozenset(self._books[language].entries)

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

    def _book(self, key: str, language: str) -> "_Book":
        book = self._books.get(language)
        if book is not None and key in book.entries:
            return book
        first = self._books[FIRST_LANGUAGE]
        if key not in first.entries:
            raise TextError(f"no text has the key {key!r}")
        if (key, language) not in self._missed:
            self._missed.add((key, language))
            _log.warning("text_missing", key=key, language=language)
        return first

    def _argument(self, value: object, language: str) -> object:
        return self.render(value, language) if isinstance(value, Text) else value if is_bare(value) else escaped(value)


class _Book:
    """The messages of one language."""

    def __init__(self, language: str, entries: Mapping[str, ast.Message], terms: Mapping[str, ast.Term]) -> None:
        self.language, self.entries, self.terms = language, entries, terms
        self.static: dict[str, str] = {}
        self._variables: dict[str, frozenset[str]] = {}
        functions = {
            "ANGKA": grouped_by(language),
            "TANGGAL": self._date,
            "WAKTU": self._date_and_hour,
            "JAM": self._hour,
        }
        self._bundle = FluentBundle([language], functions=functions, use_isolating=False)
        self._bundle.add_resource(ast.Resource([*entries.values(), *terms.values()]))

    def variables(self, key: str) -> frozenset[str]:
        """The arguments this message needs."""
        if key not in self._variables:
            found = _Variables(self.entries)
            found.visit(self.entries[key])
            self._variables[key] = frozenset(found.names)
        return self._variables[key]

    def render(self, key: str, args: Mapping[str, object]) -> str:
        """The message's HTML; string arguments are HTML already."""
        needed = self.variables(key)
        if missing := needed - args.keys():
            raise TextError(f"the text {key!r} lacks {', '.join(sorted(missing))}")
        held: list[str] = []
        rendered = self._format(key, {name: self._for_fluent(args[name], held) for name in needed})
        if held:
            rendered = put_back(rendered, held)
        if not needed:
            self.static[key] = rendered
        return rendered

    def _format(self, key: str, args: Mapping[str, object]) -> str:
        pattern = self._bundle.get_message(key).value
        faults: list[Exception] = []
        if pattern is None:
            raise TextError(f"the text {key!r} is empty")
        try:
            # format_pattern would turn our ints into its own, which get separators
            found = pattern(ResolverEnvironment(self._bundle, faults, CurrentEnvironment(dict(args))))
        except ValueError as fault:
            raise TextError(f"the text {key!r} is faulty: {fault}") from fault
        if faults:
            raise TextError(f"the text {key!r} is faulty: {faults[0]}") from faults[0]
        return str(found)

    def _for_fluent(self, value: object, held: list[str]) -> object:
        if isinstance(value, str):
            return hold(value, held)
        if isinstance(value, int):
            return _Number(value)
        if isinstance(value, datetime) and value.tzinfo is None:
            raise TextError("a time without its zone cannot be shown")
        return _Moment(value, self._date_and_hour if isinstance(value, datetime) else self._date)

    def _date(self, moment: "_Moment") -> str:
        day = moment.day
        month = self._format(f"month-{day.month}", {})
        return self._format("moment-date", {"day": str(day.day), "month": month, "year": str(day.year)})

    def _hour(self, moment: "_Moment") -> str:
        return self._format("moment-hour", moment.clock())

    def _date_and_hour(self, moment: "_Moment") -> str:
        return self._format("moment-full", {"date": self._date(moment), **moment.clock()})


class _Number(int, FluentType):
    """A whole number that stands without separators and selects plurals."""

    def format(self, locale: object) -> str:  # noqa: ARG002 - Fluent's signature
        return str(int(self))


@dataclass(frozen=True, slots=True)
class _Moment(FluentType):
    """A date, or an aware time; bare in a message it is written by `default`."""

    when: Any
    default: Any

    @property
    def day(self) -> date:
        return self.when.astimezone(WIB).date() if isinstance(self.when, datetime) else self.when

    def clock(self) -> dict[str, str]:
        if not isinstance(self.when, datetime):
            raise TextError(f"{self.when!r} has no hour")
        local = self.when.astimezone(WIB)
        return {"hour": f"{local.hour:02}", "minute": f"{local.minute:02}"}

    def format(self, locale: object) -> str:  # noqa: ARG002 - Fluent's signature
        return str(self.default(self))


class _Variables(Visitor):
    """Collects the variables of a message and of all that it refers to."""

    def __init__(self, entries: Mapping[str, ast.Message]) -> None:
        self.names: set[str] = set()
        self._entries, self._seen = entries, set[str]()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's naming
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - Fluent's naming
        entry = self._entries.get(node.id.name)
        if entry is not None and node.id.name not in self._seen:
            self._seen.add(node.id.name)
            self.visit(entry)


@cache  # parsing takes a third of a second
def _books(root: Traversable) -> Mapping[str, _Book]:
    return {folder.name: _read(folder) for folder in folders(root)}


def _read(folder: Traversable) -> _Book:
    entries: dict[str, ast.Message] = {}
    terms: dict[str, ast.Term] = {}
    parser = FluentParser(with_spans=False)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".ftl"):
            continue
        for entry in parser.parse(file.read_text(encoding="utf-8")).body:
            _add(entry, entries, terms, f"{folder.name}/{file.name}")
    return _Book(folder.name, entries, terms)


def _add(entry: ast.EntryType, entries: dict[str, ast.Message], terms: dict[str, ast.Term], where: str) -> None:
    if isinstance(entry, ast.Junk):
        raise TextError(f"{where} holds a line that is no message: {(entry.content or '').strip()[:80]!r}")
    if not isinstance(entry, ast.Message | ast.Term):
        return
    shelf: dict[str, Any] = entries if isinstance(entry, ast.Message) else terms
    if entry.id.name in shelf:
        raise TextError(f"{where} writes {entry.id.name!r} a second time")
    shelf[entry.id.name] = entry


def _overlaid(books: Mapping[str, _Book], own: Path) -> Mapping[str, _Book]:
    """The books with the operator's messages in the place of the shipped ones."""
    try:
        found = {folder.name: _read(folder) for folder in folders(own)}
    except (OSError, UnicodeDecodeError) as fault:
        raise SettingsError(f"REPORTBOT_TEXTS_DIR {own} cannot be read: {type(fault).__name__}.") from None
    except TextError as fault:
        raise SettingsError(f"REPORTBOT_TEXTS_DIR is wrong: {fault}.") from None
    if strange := sorted(found.keys() - books.keys()):
        raise SettingsError(f"REPORTBOT_TEXTS_DIR holds {strange[0]}, which is no language of ReportBot.")
    return {name: _replaced(book, found[name]) if name in found else book for name, book in books.items()}


def _replaced(shipped: _Book, own: _Book) -> _Book:
    whole = _Book(shipped.language, {**shipped.entries, **own.entries}, {**shipped.terms, **own.terms})
    for key, entry in own.entries.items():
        before = shipped.variables(key) if key in shipped.entries else None
        source = FluentSerializer().serialize_entry(entry)
        why = complaint(key, source, whole.variables(key), before, whole.entries.__contains__)
        if why:
            raise SettingsError(f'REPORTBOT_TEXTS_DIR is wrong: in {own.language}, "{key}" {why}.')
    return whole
