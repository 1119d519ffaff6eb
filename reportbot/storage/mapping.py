"""Records to rows and back: each table's columns bear the names of its record's fields."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct, field
from sqlalchemy import Column, Select, Table, select

from reportbot.domain.chain import SALT_BYTES
from reportbot.domain.records import (
    Block,
    Case,
    CaseIdentifier,
    Decision,
    Evidence,
    EvidenceCopy,
    Group,
    Import,
    Member,
    Objection,
    OperatorSetting,
    Person,
    Place,
    PlatformContact,
    Record,
    Referral,
    Report,
    RequestItem,
    RequestLetter,
    Reveal,
    Session,
    StoredFile,
    TakedownRequest,
    Timer,
)
from reportbot.domain.words import CaseState, Category, EvidenceKind
from reportbot.storage import case_file_tables as around
from reportbot.storage import chain_tables, housekeeping_tables, schema
from reportbot.storage.metadata import compact, parsed
from reportbot.storage.seal import Seal

R = TypeVar("R", bound=Record)


class Mapped(Struct, Generic[R], frozen=True, eq=False):
    """How one kind is kept: its table, its fields in order, and those that are not stored as they are.

    `beside` are fields in a table of their own under the same key: sealed behind a salt, absent where empty.
    """

    kind: type[R]
    table: Table
    sealed: frozenset[str] = frozenset()
    sealed_json: frozenset[str] = frozenset()
    mappings: frozenset[str] = frozenset()
    tuples: frozenset[str] = frozenset()
    beside: Mapping[str, Column[Any]] = field(default_factory=dict)
    words: Mapping[str, Callable[[str], Any]] = field(default_factory=dict)
    fixed_key: Mapping[str, int] = field(default_factory=dict)
    update_only: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The record's fields, in order."""
        return self.kind.__struct_fields__

    @property
    def key(self) -> tuple[Column[Any], ...]:
        """The columns of the primary key."""
        return tuple(self.table.primary_key)

    def select(self) -> Select[Any]:
        """All fields, ready for `record`."""
        query = select(*(self.beside[name] if name in self.beside else self.table.c[name] for name in self.names))
        for column in self.beside.values():
            (key,) = self.key
            query = query.outerjoin_from(self.table, column.table, key == column.table.c[key.name])
        return query

    def row(self, seal: Seal, record: R) -> dict[str, Any]:
        """What is stored of a record, beside its fields `beside`."""
        values: dict[str, Any] = {name: getattr(record, name) for name in self.names if name not in self.beside}
        for name in self.sealed:
            values[name] = seal.seal(self.table.name, str(record.key), name, values[name])
        for name in self.sealed_json:
            plain = compact(dict(values[name])) if values[name] else ""
            values[name] = seal.seal(self.table.name, str(record.key), name, plain)
        for name in self.mappings:
            values[name] = dict(values[name])
        for name in self.tuples:
            values[name] = list(values[name])
        for name in self.words:
            values[name] = str(values[name])
        return {**values, **self.fixed_key}

    def record(self, seal: Seal, row: Sequence[Any]) -> R:
        """The record of a row of `select`."""
        values: dict[str, Any] = dict(zip(self.names, row, strict=True))
        identity = self.identity(values)
        for name in self.sealed:
            values[name] = seal.open_text(self.table.name, identity, name, values[name])
        for name in self.sealed_json:
            values[name] = parsed(seal.open_text(self.table.name, identity, name, values[name]) or "{}")
        for name, column in self.beside.items():
            values[name] = seal.open(column.table.name, identity, name, values[name] or b"")[SALT_BYTES:].decode()
        for name in self.tuples:
            values[name] = tuple(values[name])
        for name, word in self.words.items():
            values[name] = word(values[name])
        return self.kind(**values)

    def identity(self, values: Mapping[str, Any]) -> str:
        """What a sealed field is bound to; only tables with a key of one field seal any."""
        return str(values[self.key[0].key]) if self.sealed or self.sealed_json or self.beside else ""

    def key_values(self, key: Hashable) -> dict[str, Any]:
        """The primary key's columns for a record's key."""
        if self.fixed_key:
            return dict(self.fixed_key)
        parts = key if isinstance(key, tuple) else (key,)
        return {column.key: part for column, part in zip(self.key, parts, strict=True)}


PERSON = Mapped(Person, schema.people, update_only=True)
"""Made by people.people_of, which alone knows who it is."""
SESSION = Mapped(Session, schema.sessions, sealed_json=frozenset({"draft"}))
CASE = Mapped(Case, schema.cases, mappings=frozenset({"panel_data"}), words={"category": Category, "state": CaseState})
IDENTIFIER = Mapped(CaseIdentifier, schema.identifiers)
REPORT = Mapped(
    Report,
    schema.reports,
    sealed=frozenset({"account", "story"}),
    mappings=frozenset({"news_args"}),
    words={"category": Category},
)
EVIDENCE = Mapped(
    Evidence,
    schema.evidence,
    sealed=frozenset({"name", "text"}),
    tuples=frozenset({"copies", "covered"}),
    words={"kind": EvidenceKind},
)
DECISION = Mapped(
    Decision,
    schema.decisions,
    beside={"text": chain_tables.decision_texts.c.text},
    mappings=frozenset({"data"}),
)
"""Written by chain.append alone, which links each to the one before."""
COPY = Mapped(EvidenceCopy, schema.copies)
MEMBER = Mapped(Member, schema.members)
GROUP = Mapped(Group, schema.the_group, fixed_key={"id": 1})
TIMER = Mapped(Timer, housekeeping_tables.timers, mappings=frozenset({"data"}))
PLACE = Mapped(Place, schema.places)
FILE = Mapped(StoredFile, around.files, sealed=frozenset({"name"}))
REQUEST = Mapped(TakedownRequest, around.requests, mappings=frozenset({"data"}))
ITEM = Mapped(RequestItem, around.request_items, sealed=frozenset({"answer"}))
LETTER = Mapped(RequestLetter, around.request_letters, tuples=frozenset({"files"}))
CONTACT = Mapped(PlatformContact, around.platform_contacts)
REFERRAL = Mapped(Referral, around.referrals, sealed=frozenset({"note"}), tuples=frozenset({"files"}))
OBJECTION = Mapped(Objection, around.objections, sealed=frozenset({"words", "account"}), tuples=frozenset({"cases"}))
REVEAL = Mapped(Reveal, around.reveals, sealed=frozenset({"reason"}))
BLOCK = Mapped(Block, around.blocks, sealed=frozenset({"note"}))
IMPORT = Mapped(Import, around.imports)
OPERATOR = Mapped(OperatorSetting, around.operator_settings)

IN_ORDER: tuple[Mapped[Any], ...] = (
    PERSON,
    SESSION,
    MEMBER,
    GROUP,
    CASE,
    IDENTIFIER,
    REPORT,
    EVIDENCE,
    COPY,
    DECISION,
    PLACE,
    TIMER,
    FILE,
    REQUEST,
    ITEM,
    LETTER,
    CONTACT,
    REFERRAL,
    OBJECTION,
    REVEAL,
    IMPORT,
    BLOCK,
    OPERATOR,
)
"""Every kind, each after those its foreign keys name."""

BY_KIND: dict[type[Any], Mapped[Any]] = {mapped.kind: mapped for mapped in IN_ORDER}
