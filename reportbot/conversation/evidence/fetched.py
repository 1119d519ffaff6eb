"""A file has come into the vault: it becomes the evidence's own, or is purged where it may not be held any more."""

from typing import Any

from reportbot.conversation import media
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered
from reportbot.conversation.needs import Files, Need, OneEvidence
from reportbot.domain.records import Case, Evidence, StoredFile

REASONS = {"withdrawn": "withdrawn", "kept": "child"}
"""Why a file that has just come is purged, by the state of its evidence; a kept one stands in a child's case."""


def needs(item: Answered) -> set[Need]:
    """The evidence with its case, and the files that have come."""
    return {OneEvidence(int(item.about["evidence"])), Files(frozenset(_files(item)))}


def _result(item: Answered) -> dict[str, Any]:
    return dict(item.result) if item.outcome == "done" and item.result else {}


def _files(item: Answered) -> list[int]:
    """The original first, then the copies."""
    result = _result(item)
    return [result["original"], *result["copies"]] if "original" in result else []


def take(desk: Desk, item: Answered) -> None:
    """Record what came of fetching."""
    evidence, files = desk.get(Evidence, int(item.about["evidence"])), _files(item)
    if evidence is None:
        media.erase(desk, files)
    elif not files:
        _missed(desk, evidence, gone=bool(_result(item).get("gone")))
    else:
        _received(desk, evidence, files, str(_result(item)["sha256"]))


def _missed(desk: Desk, evidence: Evidence, *, gone: bool) -> None:
    if evidence.vault == "waiting":
        desk.change(evidence, vault="gone" if gone else "")


def _received(desk: Desk, evidence: Evidence, files: list[int], sha256: str) -> None:
    original, *copies = files
    case = desk.get(Case, evidence.case)
    sealed = evidence.state == "withheld" and evidence.vault == "waiting"
    if evidence.vault == "kept":
        media.erase(desk, files)
    elif evidence.state == "kept" and case is not None and not case.child:
        _keep(desk, files)
        desk.change(evidence, vault="kept", sha256=sha256, original=original, copies=tuple(copies))
    elif sealed:
        # A child's case of which evidence is kept for the police: sealed, and shown to nobody.
        _keep(desk, [original])
        media.erase(desk, copies)
        desk.change(evidence, vault="kept", sha256=sha256, original=original)
    else:
        media.erase(desk, files)
        media.prove(desk, evidence, REASONS.get(evidence.state, "child"), sha256)
        desk.change(evidence, vault="purged", sha256=sha256)


def _keep(desk: Desk, files: list[int]) -> None:
    """Until somebody keeps them, files that were fetched expire by themselves."""
    for number in files:
        desk.change(desk.must(StoredFile, number), expires_at=None)
