"""What happens to a case when reports come, grow and go: pure functions from records to records."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from reportbot.domain.identifiers import Identifier
from reportbot.domain.masking import excerpt
from reportbot.domain.moves import Action, Actor, move
from reportbot.domain.records import Case, CaseIdentifier, Evidence, Report
from reportbot.domain.tracks import on_referral_track
from reportbot.domain.words import REOPENED_BY_REPORT, Category, EvidenceKind, Role

IMAGES: Final = frozenset({EvidenceKind.PHOTO, EvidenceKind.VIDEO})
FILES: Final = frozenset({EvidenceKind.DOCUMENT})
MEDIA: Final = IMAGES | FILES
"""Kinds of evidence that are a file."""
LINKED: Final = frozenset({"link", "invite", "url"})
"""Kinds of identifiers that lead to the account by themselves."""

_URGENT: Final = frozenset({Category.CHILD, Category.TRAFFICKING})


def is_urgent(category: Category, *, child: bool, danger: bool) -> bool:
    """Whether moderators see it first: a child, trafficking, or somebody in danger now."""
    return child or danger or category in _URGENT


def open_case(number: int, report: Report, *, child: bool, due_at: datetime) -> Case:
    """The case of a first report, waiting for a moderator; `add_report` then counts the report."""
    now = report.created_at
    opened = Case(
        case=number,
        platform=report.platform,
        category=report.category,
        created_at=now,
        state_since=now,
        urgent=is_urgent(report.category, child=child, danger=report.danger),
        child=child,
        danger=report.danger,
        waiting_since=now,
        due_at=due_at,
        first_reported_at=now,
        last_reported_at=now,
    )
    return replace(opened, preserve=on_referral_track(opened))


def add_report(case: Case, report: Report, others: Iterable[Report], *, known: bool, child: bool) -> Case:
    """The case with one report more; `others` are those it had, `known` whether the person reported before."""
    others = tuple(others)
    newcomer = report.person not in {other.person for other in others if other.state == "open"}
    joined = replace(
        case,
        child=case.child or child,
        danger=case.danger or report.danger,
        urgent=case.urgent or is_urgent(report.category, child=child, danger=report.danger),
        known_reporters=case.known_reporters + (known and newcomer),
        last_reported_at=max(case.last_reported_at, report.created_at),
        place=case.place or report.place,
        excerpt=case.excerpt or excerpt(report.masked),
    )
    joined = replace(joined, preserve=case.preserve or (on_referral_track(joined) and not on_referral_track(case)))
    return counted(joined, (*others, report))


def counted(case: Case, reports: Iterable[Report]) -> Case:
    """The case with its numbers of distinct people: who report, and who withdrew all they had reported."""
    reports = tuple(reports)
    open_people = {report.person for report in reports if report.state == "open"}
    gone = {report.person for report in reports} - open_people
    known = min(case.known_reporters, len(open_people))
    case = replace(case, reporters=len(open_people), withdrawn=len(gone), known_reporters=known)
    return _given(case, reports)


def add_evidence(case: Case, evidence: Iterable[Evidence]) -> Case:
    """The case with its evidence counted anew; `evidence` is all there is, withheld and withdrawn do not count."""
    evidence = tuple(evidence)
    kept = [item for item in evidence if item.state == "kept"]
    images = sum(item.kind in IMAGES for item in kept)
    files = sum(item.kind in FILES for item in kept)
    case = replace(case, images=images, files=files, links=len(kept) - images - files)
    return _given(case, evidence)


def has_words(one: Report | Evidence) -> bool:
    """Whether anything that its reporter wrote is still there."""
    if isinstance(one, Report):
        return bool(one.account or one.story or one.masked or one.place)
    return bool(one.text or one.masked or one.name)


def is_held(item: Evidence) -> bool:
    """A file that we, or Telegram for us, still have."""
    return item.kind in MEDIA and item.state in {"kept", "withheld"}


def _given(case: Case, parts: Iterable[Report | Evidence]) -> Case:
    """Words and files that came since the last were erased have their own time."""
    there = any(has_words(one) or (isinstance(one, Evidence) and is_held(one)) for one in parts)
    return replace(case, words_erased_at=None) if there else case


def report_without_words(report: Report, now: datetime) -> Report:
    """The report without what was written; who reported what, when, and what came of it stays."""
    return replace(report, account="", story="", masked="", place="", words_erased_at=now)


def evidence_without_words(item: Evidence) -> Evidence:
    """The evidence without caption and name; of a link or a text nothing is left."""
    is_gone = item.state == "kept" and item.kind not in MEDIA
    return replace(item, name="", text="", masked="", state="purged" if is_gone else item.state)


def case_without_words(case: Case, now: datetime) -> Case:
    """The case once nothing that was written is left in its reports and evidence."""
    return replace(case, excerpt="", place="", words_erased_at=now)


def retold(case: Case, reports: Iterable[Report]) -> Case:
    """The case with excerpt and place of reports that it has; `reports` are all of them."""
    told = [report for report in reports if report.state == "open"]
    stories = [excerpt(report.masked) for report in told if report.masked]
    places = [report.place for report in told if report.place]
    kept = case.excerpt if case.excerpt in stories else next(iter(stories), "")
    place = case.place if case.place in places else next(iter(places), "")
    return replace(case, excerpt=kept, place=place)


def withhold_media(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The files among the evidence that nobody may see once a child is involved."""
    return tuple(replace(item, state="withheld") for item in evidence if item.kind in MEDIA and item.state == "kept")


def withdraw_report(case: Case, report: Report, others: Iterable[Report]) -> tuple[Case, Report]:
    """Case and report after a withdrawal: the story goes, the case goes on; all gone, only the counts say so."""
    gone = replace(
        report,
        state="withdrawn",
        account="",
        story="",
        masked="",
        place="",
        news="withdrawn",
        news_args={},
        unread="",
        question="",
        question_until=None,
        review_until=None,
    )
    rest = tuple(others)
    told = next((other for other in rest if other.state == "open" and other.masked), None)
    if case.excerpt == excerpt(report.masked):
        case = replace(case, excerpt=excerpt(told.masked) if told else "")
    if case.place == report.place:
        case = replace(case, place=next((other.place for other in rest if other.state == "open"), ""))
    return counted(case, (*rest, gone)), gone


def reopens(case: Case) -> bool:
    """Whether a new reporter, or new evidence, brings this case back."""
    return case.state in REOPENED_BY_REPORT


def reopened(case: Case, person: int, now: datetime, due_at: datetime) -> Case:
    """The case back in the queue, held by nobody.

    Raises:
        ValueError: its state is none that a reporter reopens.
    """
    if not reopens(case):
        raise ValueError(f"case {case.case} is {case.state}")
    moved = move(case, Action.REOPEN, Actor(person, Role.CITIZEN), now)
    assert isinstance(moved, Case)  # noqa: S101 - the table of moves allows it from these states
    return replace(moved, waiting_since=now, due_at=due_at, request=None, recheck_at=None)


def missing(
    kinds: Iterable[str], evidence: Iterable[EvidenceKind], *, story: bool, child: bool = False
) -> tuple[str, ...]:
    """What a request to a platform still needs: "identifier", "screenshot", "link", "reason".

    `kinds` are those of the identifiers. A child's case needs no picture, a number no link.
    """
    kinds, evidence = set(kinds), set(evidence)
    found = []
    if not kinds - {"name"}:
        found.append("identifier")
    if not child and not evidence & MEDIA:
        found.append("screenshot")
    if not kinds & (LINKED | {"phone", "account"}) and EvidenceKind.LINK not in evidence:
        found.append("link")
    if not story:
        found.append("reason")
    return tuple(found)


def missing_in_case(case: Case, identifiers: Iterable[CaseIdentifier]) -> tuple[str, ...]:
    """What is missing on a case, as its counts tell."""
    kinds = [
        kind for kind, number in ((EvidenceKind.PHOTO, case.images), (EvidenceKind.DOCUMENT, case.files)) if number
    ]
    if case.links:
        kinds.append(EvidenceKind.LINK)
    return missing((one.kind for one in identifiers), kinds, story=bool(case.excerpt), child=case.child)


def case_identifier(number: int, case: Case, found: Identifier) -> CaseIdentifier:
    """An identifier as a row of the case."""
    return CaseIdentifier(
        identifier=number,
        case=case.case,
        platform=found.platform,
        kind=found.kind,
        canonical=found.canonical,
        verbatim=found.verbatim,
        skeleton=found.skeleton,
        warnings=" ".join(found.warnings),
    )
