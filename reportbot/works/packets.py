"""The packet of a referral: a PDF for the authority, and which originals go with it."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import OneReferral, OperatorSettings
from reportbot.conversation.referrals import chronology, pages
from reportbot.conversation.review.wording import POLICE
from reportbot.conversation.says import Text
from reportbot.domain.periods import WIB
from reportbot.domain.records import Case, Evidence, OperatorSetting, Referral, StoredFile
from reportbot.errors import TypesettingFailed
from reportbot.letters.data import Event, Item, Packet, Sender
from reportbot.storage import facts as stored_facts
from reportbot.works.job import Failed, Job, Later, Tools

if TYPE_CHECKING:
    from reportbot.storage.connection import Connection

PDF = "application/pdf"
LANGUAGE = "id"
"""Authorities here read Indonesian, whatever language a supervisor reads."""

PATIENCE = timedelta(minutes=5)
LONGEST_PAUSE = 16.0
"""Seconds between two looks for a file that takes its time; most come at once."""
ENDINGS: Mapping[str, str] = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "application/pdf": "pdf",
    "text/plain": "txt",
    "application/zip": "zip",
}
"""The end of a neutral name, by kind of file."""


async def make_packet(job: Job, tools: Tools) -> Mapping[str, Any]:
    """`packet` is the stored PDF, `name` its name, `evidence` the pieces with files as (number, name), `child`.

    Raises:
        Later: evidence is still being fetched.
        Failed: the referral is gone, or the packet cannot be set.
    """
    desk = await _desk(job, tools)
    referral = desk.get(Referral, int(job.data["referral"]))
    case = desk.case(referral.case) if referral is not None else None
    if referral is None or case is None:
        raise Failed("packet-failed-gone")
    chosen = chronology.evidence(desk, case)
    if any(item.vault == "waiting" for item in chosen) and desk.now < referral.created_at + PATIENCE:
        raise Later(job.pause(LONGEST_PAUSE))
    name = _said(tools, Text("packet-file", {"case": case.case}))
    made = await _keep(tools, name, await _typeset(_packet(desk, tools, case, referral, chosen), tools.texts_dir))
    files = [(number, item) for number, item in enumerate(chosen, 1) if _has_file(item)]
    return {
        "packet": made.file,
        "name": name,
        "evidence": [(item.evidence, _file_name(tools, number, item)) for number, item in files],
        "child": case.child,
    }


async def _desk(job: Job, tools: Tools) -> Desk:
    facts, now = Facts(), tools.clock.now()
    wanted = {OneReferral(int(job.data["referral"])), OperatorSettings()}

    async def read(conn: "Connection") -> None:
        await stored_facts.load(conn, tools.seal, facts, wanted, now)

    await tools.store.read(read)
    return Desk(facts, now, tools.rules, tools.numbers)


async def _typeset(packet: Packet, own: Path | None) -> bytes:
    from reportbot.letters.making import make_packet as typeset  # noqa: PLC0415 typst is heavy and rarely needed

    try:
        return await typeset(packet, own)
    except TypesettingFailed:
        raise Failed("packet-failed-typesetting") from None


async def _keep(tools: Tools, name: str, pdf: bytes) -> StoredFile:
    return await tools.vault.keep("packet", name, PDF, pdf, expires_at=tools.expiry("staff-file"))


def _said(tools: Tools, text: Text) -> str:
    return tools.texts.plain(text, LANGUAGE)


def _has_file(item: Evidence) -> bool:
    return item.vault == "kept" and item.original is not None


def _file_name(tools: Tools, number: int, item: Evidence) -> str:
    """A name that says nothing of who sent it."""
    default = {"photo": "jpg", "video": "mp4"}.get(item.kind, "bin")
    return _said(tools, Text("packet-evidence-file", {"number": number, "ending": ENDINGS.get(item.mime, default)}))


def _packet(desk: Desk, tools: Tools, case: Case, referral: Referral, chosen: list[Evidence]) -> Packet:
    items = [
        Item(name=_said(tools, chronology.item_name(number, item)), received=item.created_at, sha256=item.sha256)
        for number, item in enumerate(chosen, 1)
    ]
    return Packet(
        case=case.case,
        authority=_said(tools, pages.full_name(referral.authority)),
        date=desk.now.astimezone(WIB).date(),
        sender=_sender(desk),
        category=_said(tools, Text(f"category-{case.category}")),
        urgent=case.urgent,
        child=case.child,
        identifiers=_identifiers(desk, tools, case),
        chronology=tuple(Event(at=at, words=_said(tools, words)) for at, words in chronology.events(desk, case)),
        evidence=tuple(items),
        reporters=case.reporters,
        places=chronology.places(desk, case),
        stories=chronology.stories(desk, case),
        sealed=chronology.sealed(desk, case),
        official=case.official if referral.authority == POLICE else None,
        language=LANGUAGE,
        hotlines=tuple(_said(tools, Text(f"channel-{key}")) for key in pages.HOTLINES) if case.child else (),
    )


def _identifiers(desk: Desk, tools: Tools, case: Case) -> tuple[tuple[str, str, str], ...]:
    known = desk.identifiers(case.case)
    return tuple(
        (
            _said(tools, pages.platform_name(one.platform or case.platform)),
            _said(tools, Text(f"account-kind-{one.kind}")),
            one.verbatim,
        )
        for one in known
    )


def _sender(desk: Desk) -> Sender:
    set_by_admins = {one.name: one.value for one in desk.many(OperatorSetting, "all", True)}

    def own(name: str) -> str:
        return set_by_admins.get(name) or desk.rules.operator.get(name, "")

    return Sender(
        name=own("operator-name") or desk.rules.operator_name,
        address=own("address"),
        contact=own("contact"),
        place=own("place"),
        signatory=own("signatory"),
        signatory_title=own("signatory-title"),
    )
