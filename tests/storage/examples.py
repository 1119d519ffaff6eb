"""Records to store, with what a test does not care about filled in."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.inputs import Sender
from reportbot.domain.records import Case, CaseIdentifier, Decision, Evidence, Person, Record, Report
from reportbot.domain.words import CaseState, Category, EvidenceKind
from reportbot.storage.people import people_of
from reportbot.storage.store import Store

NOW = datetime(2026, 3, 1, 5, 0, tzinfo=UTC)


def ago(**units: float) -> datetime:
    return NOW - timedelta(**units)


def a_case(case: int, **changes: Any) -> Case:
    moments = dict.fromkeys(("created_at", "state_since", "first_reported_at", "last_reported_at"), NOW)
    return Case(**{"case": case, "platform": "michat", "category": Category.FRAUD, **moments, **changes})


def a_report(report: int, case: int, person: int, **changes: Any) -> Report:
    given = {"ticket": f"RB-{report:04}-TEST", "category": Category.FRAUD, "platform": "michat", "created_at": NOW}
    return Report(**{"report": report, "case": case, "person": person, **given, **changes})


def an_identifier(identifier: int, case: int, canonical: str, **changes: Any) -> CaseIdentifier:
    given = {"platform": "michat", "kind": "username", "verbatim": canonical, "skeleton": canonical}
    return CaseIdentifier(**{"identifier": identifier, "case": case, "canonical": canonical, **given, **changes})


def an_evidence(evidence: int, case: int, report: int, **changes: Any) -> Evidence:
    given = {"kind": EvidenceKind.TEXT, "created_at": NOW}
    return Evidence(**{"evidence": evidence, "case": case, "report": report, **given, **changes})


def a_decided_case(number: int, account: str, *, reporter: int, by: int, reason: str) -> list[Record]:
    """A case that somebody found to have enough evidence, with a screenshot that is only named by its digest."""
    verdict = {"verdict": f"enough:{reason}", "verdict_by": by, "verdict_at": NOW}
    kept = {"vault": "kept", "attach": "left-out", "sha256": f"{number:064x}"}
    return [
        a_case(number, state=CaseState.SUBSTANTIATED, shown=True, **verdict),
        a_report(number, number, reporter),
        an_identifier(number, number, account, kind="id"),
        an_evidence(number, number, number, kind=EvidenceKind.PHOTO, **kept),
        Decision(decision=100_000 + number, case=number, kind="enough", by=by, at=NOW),
    ]


async def somebody(store: Store, telegram_id: int = 5_000_000_001, name: str = "Budi") -> Person:
    async def work(conn: AsyncConnection) -> Person:
        made = await people_of(conn, store.seal, [Sender(telegram_id, name)], NOW)
        return made[telegram_id]

    return await store.write(work)
