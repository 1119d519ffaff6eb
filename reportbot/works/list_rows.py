"""What a row of a list becomes: a case with its account, report and evidence, or a report on a case that is there."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from reportbot.conversation.says import Text
from reportbot.domain import cases
from reportbot.domain.masking import ReporterNames, mask_story
from reportbot.domain.records import Case, CaseIdentifier, Evidence, Import, Record, Report
from reportbot.domain.words import EvidenceKind
from reportbot.sheets.listed import Listed
from reportbot.texts import Texts

Numbers = Mapping[type[Any], Iterator[int]]


class Origin(Struct, frozen=True, kw_only=True):
    """What all rows of a list share; `person` stands for its source."""

    import_: Import
    person: int
    now: datetime
    due_at: datetime
    texts: Texts
    masks: Mapping[str, str]


def records(origin: Origin, row: Listed, index: int, case: int | None, numbers: Numbers) -> list[Record]:
    """What is written for the row at `index`; `case` is the one that has the account already."""
    number = case or next(numbers[Case])
    report = _report(origin, row, index, number, next(numbers[Report]), joins=case is not None)
    evidence = [_evidence(origin, link, report, next(numbers[Evidence])) for link in row.links]
    if case is not None:
        return [report, *evidence]
    opened = cases.open_case(number, report, child=row.child, due_at=origin.due_at)
    joined = cases.add_report(opened, report, (), known=False, child=row.child)
    made = replace(cases.add_evidence(joined, evidence), staged=origin.import_.number)
    found = [cases.case_identifier(next(numbers[CaseIdentifier]), made, one) for one in row.identifiers]
    return [made, *found, report, *evidence]


def _report(origin: Origin, row: Listed, index: int, case: int, number: int, *, joins: bool) -> Report:
    notes = list(_notes(origin.texts, row))
    return Report(
        report=number,
        # Nobody is given this number, so it need not be hard to guess; written twice it would be refused.
        ticket=f"IMP-{origin.import_.number}-{index + 1}",
        case=case,
        person=origin.person,
        category=row.category,
        platform=row.platform,
        created_at=origin.now,
        account=row.identifiers[0].verbatim,
        story="\n".join(filter(None, (row.story, *notes))),
        masked="\n".join(filter(None, (row.masked, *notes))),
        place=row.place,
        source=origin.import_.source,
        staged=origin.import_.number,
        # A case that is there hears it when it counts the report.
        news_args={"child": "yes"} if joins and row.child else {},
    )


def _notes(texts: Texts, row: Listed) -> Iterator[str]:
    if row.found_on:
        yield texts.plain(Text("source-found-on", {"date": date.fromisoformat(row.found_on)}), "id")
    if row.reference:
        yield texts.plain(Text("source-reference", {"reference": row.reference}), "id")


def _evidence(origin: Origin, link: str, report: Report, number: int) -> Evidence:
    return Evidence(
        evidence=number,
        case=report.case,
        report=report.report,
        kind=EvidenceKind.LINK,
        created_at=origin.now,
        text=link,
        masked=mask_story(link, ReporterNames(), origin.masks),
    )
