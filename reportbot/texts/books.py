"""The messages of a language: found in its files at once, parsed one by one when they are first said."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources.abc import Traversable
from typing import Any, Final

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from reportbot.domain.periods import WIB
from reportbot.errors import TextError
from reportbot.texts.escaping import grouped_by, hold, put_back

_BEGINS: Final = re.compile(r"(-?[a-zA-Z][\w-]*) *=")
"""How a message (or, with a hyphen, a term) begins."""

_CONTINUES: Final = (" ", "}", "\n", "#")
"""How every other line begins; Fluent also knows none that begins with a tab."""


class Book:
    """The messages of one language."""

    def __init__(self, language: str, sources: Mapping[str, str]) -> None:
        self.language, self.sources = language, sources
        self.static: dict[str, str] = {}
        self._variables: dict[str, frozenset[str]] = {}
        functions = {
            "ANGKA": grouped_by(language),
            "TANGGAL": self._date,
            "WAKTU": self._date_and_hour,
            "JAM": self._hour,
        }
        self._bundle = FluentBundle([language], functions=functions, use_isolating=False)
        self._entries: dict[str, ast.Message | ast.Term] = {}
        self._parser = FluentParser(with_spans=False)

    def __contains__(self, key: str) -> bool:
        return key in self.sources

    def entry(self, key: str) -> ast.Message | ast.Term:
        """A message or term, ready to be said.

        Raises:
            TextError: it is none, as it is written.
        """
        found = self._entries.get(key)
        if found is None:
            parsed = self._parser.parse_entry(self.sources[key])
            if not isinstance(parsed, ast.Message | ast.Term):
                raise TextError(f"{self.language} holds what is no message: {self.sources[key].strip()[:80]!r}")
            found = self._entries[key] = parsed
            self._bundle.add_resource(ast.Resource([found]))
        return found

    def variables(self, key: str) -> frozenset[str]:
        """The arguments this message needs."""
        if key not in self._variables:
            found = _Variables(self)
            found.visit(self.entry(key))
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
        self.entry(key)  # parsed, where this is the first time
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

    def __init__(self, book: Book) -> None:
        self.names: set[str] = set()
        self._book, self._seen = book, set[str]()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's naming
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - Fluent's naming
        self._follow(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802 - Fluent's naming
        self._follow(f"-{node.id.name}")

    def _follow(self, name: str) -> None:
        if name in self._book and name not in self._seen:
            self._seen.add(name)
            self.visit(self._book.entry(name))


def read_book(folder: Traversable) -> Book:
    """The messages of a language's folder.

    Raises:
        TextError: a file holds a line that belongs to no message, or a key is written twice.
    """
    sources: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".ftl"):
            for key, source in _entries(file.read_text(encoding="utf-8"), f"{folder.name}/{file.name}"):
                if key in sources:
                    raise TextError(f"{folder.name}/{file.name} writes {key!r} a second time")
                sources[key] = source
    return Book(folder.name, sources)


def _entries(text: str, where: str) -> Iterator[tuple[str, str]]:
    """Each message's key and source, in order; comments belong to nobody."""
    key, lines = "", list[str]()
    for line in text.splitlines(keepends=True):
        begins = _BEGINS.match(line)
        if begins is None and not line.startswith(_CONTINUES):
            raise TextError(f"{where} holds a line that is no message: {line.strip()[:80]!r}")
        if begins or line.startswith("#"):
            if key:
                yield key, "".join(lines)
            key, lines = (begins[1] if begins else ""), []
        lines.append(line)
    if key:
        yield key, "".join(lines)
