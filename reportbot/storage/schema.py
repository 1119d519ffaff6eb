"""The tables; every text a person wrote freely is a sealed column, every person a number."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnClause,
    ColumnElement,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Table,
    Text,
    literal_column,
)

from reportbot.domain.words import FINISHED_STATES, OPEN_STATES, CaseState, Category, EvidenceKind
from reportbot.storage import (  # noqa: F401  they share the metadata
    case_counts,
    case_file_tables,
    day_tables,
    housekeeping_tables,
    outbox_tables,
    works_tables,
)
from reportbot.storage.case_file_tables import copies
from reportbot.storage.chain_tables import decisions
from reportbot.storage.housekeeping_tables import Number
from reportbot.storage.metadata import Hex, Json, Moment, Sorted, metadata
from reportbot.storage.team_tables import members, meta, places, the_group

__all__ = [
    "HEAD",
    "cases",
    "copies",
    "decisions",
    "evidence",
    "finished_and_full",
    "identifiers",
    "in_queue",
    "members",
    "meta",
    "metadata",
    "most_urgent_first",
    "names_nobody_alone",
    "people",
    "places",
    "queued",
    "reports",
    "sessions",
    "the_group",
    "undecided",
    "unfinished",
]

HEAD = "0009"
"""The newest Alembic revision; here so that a start needs no Alembic."""


def _partial(name: str, where: ColumnElement[bool], *columns: ColumnElement[Any], unique: bool = False) -> None:
    """An index of the rows of which this is true."""
    Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)


def _one_of(column: str, words: "type[CaseState | Category | EvidenceKind]") -> CheckConstraint:
    values = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({values})", name=column)


people = Table(
    "people",
    metadata,
    Column("person", Number, primary_key=True),
    Column("lookup", LargeBinary, nullable=False, unique=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("names_digest", LargeBinary, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("language", Text, nullable=False),
    Column("consent", BigInteger),
    Column("consent_at", Moment),
    Column("wants_news", Boolean, nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("blocked_until", Moment),
    Column("reports", BigInteger, nullable=False),
    CheckConstraint("reports >= 0", name="reports"),
    sqlite_autoincrement=True,
)
"""`lookup` is the HMAC of the Telegram id; `sealed` is JSON of the id and the names; `names_digest` tells a change."""

sessions = Table(
    "sessions",
    metadata,
    Column("person", Number, ForeignKey("people.person"), primary_key=True, autoincrement=False),
    Column("flow", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("epoch", BigInteger, nullable=False),
    Column("draft", LargeBinary, nullable=False),
    Column("updated_at", Moment, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("case", Number, primary_key=True),
    Column("platform", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("epoch", BigInteger, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("state_since", Moment, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("child", Boolean, nullable=False),
    Column("danger", Boolean, nullable=False),
    # Moderators stand without foreign keys: what was decided outlives who decided it.
    Column("holder", BigInteger),
    Column("held_until", Moment),
    Column("last_holder", BigInteger),
    Column("shown", Boolean, nullable=False),
    Column("panel", Text, nullable=False),
    Column("panel_data", Json, nullable=False),
    Column("waiting_since", Moment),
    Column("due_at", Moment),
    Column("reporters", BigInteger, nullable=False),
    Column("known_reporters", BigInteger, nullable=False),
    Column("withdrawn", BigInteger, nullable=False),
    Column("first_reported_at", Moment, nullable=False),
    Column("last_reported_at", Moment, nullable=False),
    Column("place", Text, nullable=False),
    Column("excerpt", Text, nullable=False),
    Column("images", BigInteger, nullable=False),
    Column("files", BigInteger, nullable=False),
    Column("links", BigInteger, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("verdict_by", BigInteger),
    Column("verdict_at", Moment),
    Column("pending", Text, nullable=False),
    Column("pending_by", BigInteger),
    Column("original", Number),
    Column("preserve", Boolean, nullable=False),
    Column("permitted", Boolean, nullable=False),
    Column("referral", Text, nullable=False),
    Column("official", Text, nullable=False),
    Column("request", BigInteger),
    Column("objections", BigInteger, nullable=False),
    Column("recheck_at", Moment),
    Column("staged", BigInteger),
    Column("words_erased_at", Moment),
    ForeignKeyConstraint(["original"], ["cases.case"], deferrable=True, initially="DEFERRED"),
    _one_of("category", Category),
    _one_of("state", CaseState),
    CheckConstraint(
        "reporters >= 0 AND known_reporters >= 0 AND withdrawn >= 0 AND images >= 0 AND files >= 0 AND links >= 0",
        name="counts",
    ),
    sqlite_autoincrement=True,
)
in_queue = cases.c.waiting_since.is_not(None) & cases.c.holder.is_(None)
"""A moderator has to act and nobody has taken it."""

queued = in_queue & cases.c.staged.is_(None)
"""The same, and no list of which it came is being taken in: 100,000 rows are not stepped over with every batch."""

undecided = cases.c.state.in_([literal_column(f"'{state}'") for state in sorted(OPEN_STATES)])
"""A moderator may still decide; literal, since a partial index serves no query with bound values."""

_finished: list[ColumnClause[str]] = [literal_column(f"'{state}'") for state in sorted(FINISHED_STATES)]
unfinished = cases.c.state.not_in(_finished)
"""Something is to be done still, by whomever; literal, as above: whoever asks for such a state says this too."""

finished_and_full = cases.c.words_erased_at.is_(None) & cases.c.state.in_(_finished)
"""Files and words that it may hold go once their time is over; literal, as above."""

most_urgent_first = (cases.c.urgent.desc(), cases.c.reporters.desc(), cases.c.waiting_since, cases.c.case)
_partial("ix_cases_queue", queued, cases.c.shown, *most_urgent_first, cases.c.staged, cases.c.holder)
_partial("ix_cases_waiting", queued, cases.c.waiting_since, cases.c.staged, cases.c.holder)
_partial("ix_cases_undecided", undecided, cases.c.shown, *most_urgent_first, cases.c.staged, cases.c.state)
_partial("ix_cases_due", undecided, cases.c.due_at, cases.c.staged, cases.c.state)
_partial("ix_cases_unfinished", unfinished, cases.c.state)
_partial("ix_cases_finished", finished_and_full, cases.c.state_since)
for _few in (cases.c.request, cases.c.original):
    _partial(f"ix_cases_{_few.name}", _few.is_not(None), _few)  # a case has neither for long, and many never
_partial("ix_cases_staged", cases.c.staged.is_not(None), cases.c.staged, cases.c.case)

identifiers = Table(
    "identifiers",
    metadata,
    Column("identifier", Number, primary_key=True),
    Column("case", Number, ForeignKey("cases.case"), nullable=False, index=True),
    Column("platform", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("canonical", Sorted, nullable=False),
    Column("verbatim", Text, nullable=False),
    Column("skeleton", Text, nullable=False, index=True),
    Column("warnings", Text, nullable=False),
    sqlite_autoincrement=True,
)
names_nobody_alone = identifiers.c.kind != literal_column("'name'")
"""Display names repeat; every other kind belongs to one case."""

_account = (identifiers.c.canonical, identifiers.c.kind, identifiers.c.platform)
_partial("uq_identifiers_account", names_nobody_alone, *_account, unique=True)
Index("ix_identifiers_canonical", identifiers.c.canonical)

reports = Table(
    "reports",
    metadata,
    Column("report", Number, primary_key=True),
    Column("ticket", Text, nullable=False, unique=True),
    Column("case", Number, ForeignKey("cases.case"), nullable=False, index=True),
    Column("person", Number, ForeignKey("people.person"), nullable=False),
    Column("category", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("account", LargeBinary, nullable=False),
    Column("story", LargeBinary, nullable=False),
    Column("masked", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("danger", Boolean, nullable=False),
    Column("news", Text, nullable=False),
    Column("news_args", Json, nullable=False),
    Column("unread", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("question_until", Moment),
    Column("review_until", Moment),
    Column("source", Text, nullable=False),
    Column("staged", BigInteger),
    Column("words_erased_at", Moment),
    _one_of("category", Category),
    CheckConstraint("state IN ('open', 'withdrawn')", name="state"),
    Index("ix_reports_person_created_at", "person", "created_at"),
    Index("ix_reports_created_at_staged", "created_at", "staged"),
    sqlite_autoincrement=True,
)

_partial("ix_reports_staged", reports.c.staged.is_not(None), reports.c.staged, reports.c.report)

evidence = Table(
    "evidence",
    metadata,
    Column("evidence", Number, primary_key=True),
    Column("case", Number, ForeignKey("cases.case"), nullable=False, index=True),
    Column("report", Number, ForeignKey("reports.report"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("file_id", Text, nullable=False),
    Column("file_unique_id", Text, nullable=False),
    Column("mime", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("masked", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("vault", Text, nullable=False),
    Column("sha256", Hex, nullable=False),
    Column("original", BigInteger),
    Column("copies", Json, nullable=False),
    Column("attach", Text, nullable=False),
    Column("cover", Text, nullable=False),
    Column("covered", Json, nullable=False),
    _one_of("kind", EvidenceKind),
    CheckConstraint("state IN ('kept', 'withheld', 'withdrawn', 'purged')", name="state"),
    sqlite_autoincrement=True,
)
