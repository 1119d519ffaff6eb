"""The figures of days, kept so that they need not be counted again, and the triggers that forget them in time.

Whatever changes how an account stands, or its reports, takes away the days on which it was reported, in the same
transaction and whoever does it. A day that is not there is counted anew.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import DDL, BigInteger, Column, LargeBinary, Table, event

from reportbot.storage.metadata import metadata

OFFSET: Final = 7 * 3600 * 1_000_000
"""Days begin at midnight in Jakarta (WIB), in microseconds of UTC."""
LENGTH: Final = 86_400 * 1_000_000

day_figures = Table(
    "day_figures",
    metadata,
    Column("day", BigInteger, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
    info={"derived": True},
)

_DAY: Final = f"(%s.created_at + {OFFSET}) / {LENGTH}"
_OLD, _NEW = (f"day = {_DAY % row}" for row in ("OLD", "NEW"))
_OF_CASES: Final = f'day IN (SELECT {_DAY % "reports"} FROM reports WHERE "case" IN (%s))'  # noqa: S608 no words of others
_OLD_CASE, _NEW_CASE, _BOTH = (_OF_CASES % rows for rows in ('OLD."case"', 'NEW."case"', 'OLD."case", NEW."case"'))
_OF_REQUEST: Final = _OF_CASES % 'SELECT "case" FROM request_items WHERE request = NEW.request'

_OF_A_CASE: Final = ("platform", "category", "child", "state", "referral", "request", "verdict", "verdict_at")
_OF_AN_ITEM: Final = ("request", "case", "state", "outcome", "outcome_at")

_FORGOTTEN: Final = (
    ("reports", "INSERT", "", _NEW),
    # Only a list brings reports that are older than those which stand: others are then no longer the first.
    ("reports", "INSERT", "NEW.staged IS NOT NULL", _NEW_CASE),
    ("reports", "UPDATE", ("case", "created_at", "source"), f"{_OLD} OR {_BOTH}"),
    ("reports", "DELETE", "", f"{_OLD} OR {_OLD_CASE}"),
    ("cases", "UPDATE", (*_OF_A_CASE, "first_reported_at"), _NEW_CASE),
    ("request_items", "INSERT", "", _NEW_CASE),
    ("request_items", "UPDATE", _OF_AN_ITEM, _BOTH),
    ("request_items", "DELETE", "", _OLD_CASE),
    ("requests", "UPDATE", ("sent_at",), _OF_REQUEST),
)
"""At which table, what is done, under what condition or which columns change, and which days go."""


def triggers(dialect: str) -> list[str]:
    """The statements that make them; one that is changed has to be dropped first."""
    made = []
    for number, (table, act, when, days) in enumerate(_FORGOTTEN, 1):
        name, forget = f"forget_days_{number}", f"DELETE FROM day_figures WHERE {days};"  # noqa: S608
        of, condition = ("", when) if isinstance(when, str) else (_of(when), _changed(when, dialect))
        head = f"CREATE TRIGGER {name} AFTER {act}{of} ON {table} FOR EACH ROW"
        head += f" WHEN ({condition})" if condition else ""
        if dialect == "sqlite":
            made.append(f"{head} BEGIN {forget} END")
        else:
            body = f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN {forget} RETURN NULL; END'"
            made += [body, f"{head} EXECUTE FUNCTION {name}()"]
    return made


def _of(columns: Sequence[str]) -> str:
    return " OF " + ", ".join(f'"{name}"' for name in columns)


def _changed(columns: Sequence[str], dialect: str) -> str:
    differs = "IS NOT" if dialect == "sqlite" else "IS DISTINCT FROM"
    return " OR ".join(f'OLD."{name}" {differs} NEW."{name}"' for name in columns)


for _dialect in ("sqlite", "postgresql"):
    for _statement in triggers(_dialect):
        event.listen(metadata, "after_create", DDL(_statement).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]
