"""The files of reports: fetched once after *Kirim laporan*, closed in the child lane, purged with proof."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from reportbot.conversation import copies
from reportbot.conversation.desk import Desk
from reportbot.conversation.says import Work
from reportbot.domain.cases import MEDIA, withhold_media
from reportbot.domain.records import Case, Decision, Evidence

LARGEST: Final = 20 * 1024 * 1024
"""Bytes a bot may fetch (Bot API, getFile)."""

HELD: Final = frozenset({"waiting", "kept"})
"""Values of Evidence.vault: the vault has the file, or may have it any moment."""

FETCH: Final = "fetch-evidence"
FETCHED: Final = "evidence-fetched"
PURGE: Final = "purge-files"


def fetch(desk: Desk, items: Iterable[Evidence]) -> None:
    """Have the vault fetch those of these files that nobody asked for yet."""
    for item in items:
        now = desk.get(Evidence, item.evidence) or item
        if now.state == "kept" and not now.vault and now.kind in MEDIA and now.file_id and now.size <= LARGEST:
            desk.change(now, vault="waiting")
            about = {"evidence": now.evidence}
            desk.say(Work(FETCH, about, then=FETCHED, about=about, once=f"fetch:{now.evidence}"))


def files_of(item: Evidence) -> list[int]:
    """The stored files of an item."""
    return [*([item.original] if item.original else []), *item.copies, *item.covered]


def erase(desk: Desk, files: Sequence[int]) -> None:
    """Have these stored files deleted."""
    if files:
        desk.say(Work(PURGE, {"files": list(files)}))


def purge(desk: Desk, items: Iterable[Evidence], reason: str, *, state: str = "purged") -> None:
    """Files, their copies in chats and what they could be fetched by are gone; a decision of each proves it.

    `reason` is "child", "retention" or "withdrawn". The cases of the items must be loaded.
    """
    for item in items:
        now = desk.must(Evidence, item.evidence)
        erase(desk, files_of(now))
        prove(desk, now, reason)
        gone: dict[str, Any] = {"file_id": "", "file_unique_id": "", "original": None, "copies": (), "covered": ()}
        desk.change(now, state=state, vault="purged", attach="", cover="", **gone)
        copies.close_copies(desk, now.case, {now.evidence})


def prove(desk: Desk, item: Evidence, reason: str, sha256: str = "") -> None:
    """Append that this file is gone."""
    case = desk.get(Case, item.case)
    state = case.state.value if case is not None else ""
    decision = Decision(
        decision=desk.fresh.number(Decision),
        case=item.case,
        kind="media-purged",
        by=None,
        at=desk.now,
        reason=reason,
        before=state,
        after=state,
        data={"evidence": item.evidence, "sha256": sha256 or item.sha256},
    )
    desk.put(decision)


def withhold(desk: Desk, case: int, evidence: Iterable[Evidence]) -> None:
    """No file of a child's case may be seen, and none is held, unless evidence was kept for the police before.

    Then the original stays sealed and its copies go. `evidence` is all of the case.
    """
    hidden = withhold_media(evidence)
    for item in hidden:
        desk.put(item)
    before = desk.facts.get(Case, case)
    for item in hidden:
        if item.vault not in HELD:
            continue
        if before is not None and before.preserve:
            erase(desk, [*item.copies, *item.covered])
            desk.change(item, copies=(), covered=())
        else:
            purge(desk, [item], "child")
    if hidden:
        copies.close_copies(desk, case)
