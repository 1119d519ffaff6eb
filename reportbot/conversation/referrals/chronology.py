"""What a packet tells of a case: when reports came, what was decided and done; nobody is named in it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.review.panels import TAKES_BACK, VERDICTS, without_last
from reportbot.conversation.review.wording import authority_name
from reportbot.conversation.says import Text, verbatim
from reportbot.domain.cases import MEDIA
from reportbot.domain.records import Case, Decision, Evidence
from reportbot.domain.reporters import places as reporters_places
from reportbot.domain.verdicts import CHOICES
from reportbot.domain.words import EvidenceKind

PLAIN: Final = frozenset(
    {
        *("child", "not-child", "request", "received", "gone", "still", "refused", "silence", "reappear", "reopened"),
        *("preserve", "unpreserve", "merge", "split", "close", "retract", "words-erased"),
    }
)
"""Records that say all by their kind."""

Event = tuple[datetime, Text]


def events(desk: Desk, case: Case) -> list[Event]:
    """Reports and decisions in order; what was taken back is left out with its taking back."""
    reported = [
        (report.created_at, Text("event-report", {"source": Text(f"event-source-{report.source}")}))
        for report in desk.reports(case.case)
        if report.state == "open"
    ]
    decided = [(entry.at, line) for entry in _standing(desk, case) for line in _line(entry)]
    return sorted([*reported, *decided], key=lambda event: event[0])


def _standing(desk: Desk, case: Case) -> list[Decision]:
    """What was done and still holds."""
    found: list[Decision] = []
    for entry in desk.decisions(case.case):
        if entry.kind in TAKES_BACK:
            found = without_last(found, TAKES_BACK[entry.kind])
        elif entry.kind in PLAIN | VERDICTS or entry.kind == "handed":
            found.append(entry)
    return [entry for entry in found if entry.kind in _REASONED or entry.kind not in VERDICTS]


_REASONED: Final = {**{str(choice): str(choice) for choice in CHOICES}, "agree": "enough"}


def _line(entry: Decision) -> Iterator[Text]:
    if entry.kind in PLAIN:
        yield Text(f"event-{entry.kind}")
    elif entry.kind == "handed":
        yield Text("event-handed", {"authority": authority_name(entry.reason)})
    else:
        kind = "dismiss" if entry.kind == "agree" and entry.after == "dismissed" else _REASONED[entry.kind]
        yield Text(f"event-{kind}", {"reason": Text(f"reason-{entry.reason}-inline")})


def evidence(desk: Desk, case: Case) -> list[Evidence]:
    """What the packet lists, oldest first; nothing with a picture where a child is concerned."""
    hidden = MEDIA if case.child else frozenset()
    kept = [item for item in desk.evidence(case.case) if item.state == "kept" and item.kind not in hidden]
    return sorted(kept, key=lambda item: item.evidence)


def sealed(desk: Desk, case: Case) -> int:
    """Files that were kept for the police before a child was known to be concerned: nobody sees them, none is sent."""
    hidden = [item for item in desk.evidence(case.case) if item.state == "withheld"]
    return sum(item.vault == "kept" and item.original is not None for item in hidden) if case.child else 0


def item_name(number: int, item: Evidence) -> Text:
    """What a piece of evidence is, and the words of a link or text with people masked."""
    if item.kind in {EvidenceKind.LINK, EvidenceKind.TEXT}:
        return Text(f"packet-item-{item.kind}", {"number": number, "words": verbatim(item.masked)})
    kept = item.vault == "kept" and item.original is not None
    return Text("packet-item" if kept else "packet-item-absent", {"number": number, "kind": Text(f"item-{item.kind}")})


def stories(desk: Desk, case: Case) -> tuple[tuple[int, str], ...]:
    """What reporters told, masked, in the order in which they came, each with its reporter's place on the case."""
    reports = sorted(desk.reports(case.case), key=lambda report: report.report)
    place = reporters_places(reports)
    return tuple((place[one.person], one.masked) for one in reports if one.state == "open" and one.masked)


def places(desk: Desk, case: Case) -> tuple[str, ...]:
    """Where it was seen, down to the kota or kabupaten."""
    named = [case.place, *(report.place for report in desk.reports(case.case) if report.state == "open")]
    return tuple(dict.fromkeys(place for place in named if place))
