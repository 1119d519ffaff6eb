"""The packet of a referral on a real store: what it tells, what goes with it, and what it waits for."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import Referrals
from reportbot.conversation.referrals import chronology
from reportbot.conversation.rules import Rules
from reportbot.domain.records import Case, Decision, Evidence, Record, Referral, StoredFile
from reportbot.domain.words import CaseState, Category, EvidenceKind
from reportbot.storage import facts as stored_facts
from reportbot.storage.connection import Connection
from reportbot.storage.numbers import Numbers
from reportbot.storage.save import save
from reportbot.works.job import Failed, Job, Later
from reportbot.works.packets import make_packet
from tests.storage.examples import NOW, a_case, a_report, an_evidence, an_identifier, somebody
from tests.works.conftest import Workshop

JOB = Job(number=1, kind="make-packet", data={"referral": 1, "language": "id"})


def a_referral(number: int = 1, case: int = 1, **changes: Any) -> Referral:
    given = {"authority": "police", "created_at": datetime.now(UTC), "created_by": 3}
    return Referral(**{"referral": number, "case": case, **given, **changes})


def did(number: int, kind: str, reason: str = "", **changes: Any) -> Decision:
    at = NOW + timedelta(minutes=number)
    return Decision(**{"decision": number, "case": 1, "kind": kind, "by": 3, "at": at, "reason": reason, **changes})


async def written(shop: Workshop, *more: Record, **case: Any) -> None:
    """A case of one report, its referral, and these."""
    reporter = await somebody(shop.store)
    report = a_report(1, 1, reporter.person, story="Saya Budi", masked="Saya ‹nama›, ia minta uang", account="putri_x")
    records = [a_case(1, **case), report, an_identifier(1, 1, "putri_x"), a_referral(), *more]

    async def work(conn: Connection) -> None:
        await save(conn, shop.store.seal, records)

    await shop.store.write(work)


async def changed(shop: Workshop, record: Record) -> None:
    async def work(conn: Connection) -> None:
        await save(conn, shop.store.seal, [record])

    await shop.store.write(work)


async def words(shop: Workshop, packet: int) -> tuple[StoredFile, str]:
    file, pdf = await shop.tools.vault.read(packet)
    return file, "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


async def kept(shop: Workshop, number: int, **changes: Any) -> Evidence:
    """A picture whose original is in the vault."""
    file = await shop.tools.vault.keep("evidence", "KTP_Budi.jpg", "image/jpeg", f"picture {number}".encode())
    item = an_evidence(number, 1, 1, kind=EvidenceKind.PHOTO, mime="image/jpeg", name="KTP_Budi.jpg")
    return replace(item, vault="kept", sha256=file.sha256, original=file.file, **changes)


async def test_it_tells_the_case_and_nobodys_name(shop: Workshop) -> None:
    item = await kept(shop, 1)
    link = an_evidence(
        2, 1, 1, kind=EvidenceKind.LINK, text="https://x.example/budi", masked="https://x.example/‹nama›"
    )
    await written(
        shop, item, link, did(1, "enough", "asks-transfer"), did(2, "note", text="rahasia tim"), official="B/9"
    )
    result = await make_packet(JOB, shop.tools)
    assert (result["name"], result["evidence"], result["child"]) == ("rujukan-kasus-1.pdf", [(1, "bukti-1.jpg")], False)
    file, said = await words(shop, result["packet"])
    assert (file.kind, file.mime) == ("packet", "application/pdf")
    assert file.expires_at is not None
    flat = said.replace("\n", "").replace(" ", "")
    assert item.sha256 in flat
    for part in ("putri_x", "meminta transfer uang", "‹nama›, ia minta uang", "nomor B/9", "Laporan diterima"):
        assert part.replace(" ", "") in flat
    for part in ("Budi", "KTP", "rahasia"):
        assert part not in said


async def test_a_story_bears_the_place_by_which_its_reporter_is_named(shop: Workshop) -> None:
    second = await somebody(shop.store, 52)
    await written(shop, a_report(2, 1, second.person, masked="Ia mengancam saya", account="putri_x"))
    await changed(shop, a_report(1, 1, 1, masked="", account="putri_x"))
    _, said = await words(shop, (await make_packet(JOB, shop.tools))["packet"])
    assert "Pelapor 2" in said
    assert "Pelapor 1" not in said, "who wrote no story is passed over, not replaced"


async def test_of_a_child_no_picture_is_named_or_goes_along(shop: Workshop) -> None:
    await written(shop, await kept(shop, 1), child=True, category=Category.CHILD)
    result = await make_packet(JOB, shop.tools)
    assert (result["evidence"], result["child"]) == ([], True)
    _, said = await words(shop, result["packet"])
    assert "Gambar 1" not in said
    assert "SAPA 129" in said


async def test_what_was_kept_for_the_police_before_a_child_was_seen_is_counted_and_stays_sealed(shop: Workshop) -> None:
    await written(shop, await kept(shop, 1, state="withheld"), child=True)
    result = await make_packet(JOB, shop.tools)
    assert result["evidence"] == []
    said = " ".join((await words(shop, result["packet"]))[1].split())
    assert "1 (satu) berkas, yang tersimpan untuk Polri sebelum hal itu diketahui, tetap tersegel" in said
    assert "tidak ada gambar atau video yang disimpan" not in said


@pytest.mark.parametrize(("authority", "named"), [("police", True), ("iasc", False), ("bank", False)])
async def test_the_polices_own_request_is_named_to_nobody_else(shop: Workshop, authority: str, named: bool) -> None:
    await written(shop, official="B/9")
    await changed(shop, a_referral(authority=authority))
    said = (await words(shop, (await make_packet(JOB, shop.tools))["packet"]))[1]
    assert ("B/9" in said, "Permintaan resmi Polri" in said) == (named, named)


async def test_what_was_withheld_or_withdrawn_stays(shop: Workshop) -> None:
    await written(
        shop, await kept(shop, 1, state="withdrawn"), await kept(shop, 2, state="withheld"), await kept(shop, 3)
    )
    assert (await make_packet(JOB, shop.tools))["evidence"] == [(3, "bukti-1.jpg")]


async def test_it_waits_for_evidence_that_is_on_its_way_but_not_for_ever(shop: Workshop) -> None:
    item = an_evidence(1, 1, 1, kind=EvidenceKind.PHOTO, file_id="f", vault="waiting")
    await written(shop, item)
    for tries, seconds in ((0, 1.0), (1, 2.0), (4, 16.0), (2000, 16.0)):
        with pytest.raises(Later) as caught:
            await make_packet(replace(JOB, attempts=tries), shop.tools)
        assert caught.value.seconds == seconds
    await changed(shop, a_referral(created_at=datetime.now(UTC) - timedelta(minutes=6)))
    result = await make_packet(JOB, shop.tools)
    assert result["evidence"] == []
    assert "berkasnya" in (await words(shop, result["packet"]))[1]


async def test_a_referral_that_is_gone_fails(shop: Workshop) -> None:
    with pytest.raises(Failed, match="packet-failed-gone"):
        await make_packet(JOB, shop.tools)


async def test_made_twice_it_is_the_same_file(shop: Workshop) -> None:
    await written(shop, await kept(shop, 1))
    first, second = [await make_packet(JOB, shop.tools) for _ in range(2)]
    digests = {(await words(shop, result["packet"]))[0].sha256 for result in (first, second)}
    assert len(digests) == 1


async def test_the_list_has_what_waits_first_and_nothing_cancelled(shop: Workshop) -> None:
    others = [a_referral(2, 2, state="handed"), a_referral(3, 2, state="cancelled"), a_referral(4, 2, state="prepared")]
    await written(shop, a_case(2), *others)
    facts = Facts()

    async def read(conn: Connection) -> None:
        await stored_facts.load(conn, shop.store.seal, facts, {Referrals()}, NOW)

    await shop.tools.store.read(read)
    desk = Desk(facts, NOW, Rules(), Numbers())
    assert sorted(one.referral for one in desk.many(Referral, "all", True)) == [1, 2, 4]


def told(*entries: Decision) -> list[str]:
    """The keys of a chronology."""
    facts = Facts()
    facts.put(a_case(1, state=CaseState.SUBSTANTIATED))
    for entry in entries:
        facts.put(entry)
    desk = Desk(facts, NOW, Rules(), Numbers())
    return [line.key for _, line in chronology.events(desk, desk.must(Case, 1))]


def test_a_chronology_leaves_out_what_was_taken_back_and_what_is_the_teams_own() -> None:
    assert told(
        did(1, "take"),
        did(2, "dismiss", "no-violation"),
        did(3, "undo"),
        did(4, "note"),
        did(5, "enough", "asks-transfer"),
        did(6, "viewed"),
        did(7, "request"),
        did(8, "refused"),
        did(9, "handed", "police"),
    ) == ["event-enough", "event-request", "event-refused", "event-handed"]
    assert told(did(1, "agree", "no-violation", after="dismissed")) == ["event-dismiss"]
    assert told(did(1, "agree", "asks-transfer", after="substantiated")) == ["event-enough"]
