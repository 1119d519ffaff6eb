"""Letters made of what stands in the database: the accounts, their evidence, and nothing of who reported."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from reportbot.conversation.inputs import Sender
from reportbot.domain.records import (
    CaseIdentifier,
    PlatformContact,
    Record,
    RequestItem,
    RequestLetter,
    TakedownRequest,
)
from reportbot.domain.words import CaseState, Category, EvidenceKind
from reportbot.storage.connection import Connection
from reportbot.storage.people import people_of
from reportbot.storage.save import save
from reportbot.works import letters
from reportbot.works.job import Failed, Job, Tools
from reportbot.works.letter_contents import link_of
from tests.storage.examples import NOW, a_case, a_report, an_evidence, an_identifier
from tests.works.conftest import Workshop

SENT = datetime(2021, 3, 22, 5, 0, tzinfo=UTC)
REQUEST = TakedownRequest(
    request=1,
    year=2021,
    platform="michat",
    created_at=NOW,
    created_by=1,
    serial=12,
    state="making",
    letter_number="12/RB/III/2021",
    signatory="Dewi <b>Lestari</b> #1",
    signatory_title="Ketua",
    recipient="Tim Kepatuhan MiChat",
)
LETTER = RequestLetter(letter=1, request=1, kind="request", round=0, number="12/RB/III/2021", made_at=NOW, made_by=1)


def job(letter: int = 1, kind: str = "request", cases: tuple[int, ...] = ()) -> Job:
    return Job(number=1, kind="make-letters", data={"request": 1, "letter": letter, "kind": kind, "cases": list(cases)})


def picture(color: str = "white", comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 120), color).save(out, "JPEG", comment=comment)
    return out.getvalue()


async def write(shop: Workshop, *records: Record) -> None:
    async def work(conn: Connection) -> None:
        await people_of(conn, shop.store.seal, [Sender(telegram_id=5_000_000_001, first_name="Budi")], NOW)
        await save(conn, shop.store.seal, records)

    await shop.store.write(work)


async def prepared(shop: Workshop, count: int = 2, **request: Any) -> Tools:
    """So many cases in a request that is being made, each with a picture of which a copy is in the vault."""
    copy = await shop.tools.vault.keep("copy", "bukti.jpg", "image/jpeg", picture())
    records: list[Record] = [replace(REQUEST, **request), LETTER]
    for number in range(1, count + 1):
        records += _case(number, copy.file)
    await write(shop, *records)
    return shop.tools


def _case(number: int, copy: int) -> list[Record]:
    given: dict[str, Any] = {"vault": "kept", "copies": (copy,), "sha256": f"{number:064x}", "attach": "safe"}
    verdict = {"state": CaseState.SUBSTANTIATED, "verdict": "enough:offers-meetings", "category": Category.PROSTITUTION}
    return [
        a_case(number, platform="michat", **verdict),
        a_report(number, number, 2, story="Saya Budi, alamat saya di Jalan Melati"),
        an_identifier(number, number, f"akun_{number}", platform="michat", kind="id", verbatim=f"Akun_{number}"),
        an_evidence(number, number, number, kind=EvidenceKind.PHOTO, name="Budi.jpg", **given),
        RequestItem(item=number, request=1, case=number),
    ]


async def made(tools: Tools, result: Any) -> list[bytes]:
    return [(await tools.vault.read(number))[1] for number in result["files"]]


def text_of(pdf: bytes) -> str:
    return " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


async def test_a_letter_names_its_accounts_their_grounds_and_digests_and_nobody_who_reported(shop: Workshop) -> None:
    tools = await prepared(shop)
    result = await letters.make_letters(job(), tools)
    names = ["surat-12-RB-III-2021.pdf", "lampiran-12-RB-III-2021.csv", "lampiran-12-RB-III-2021.xlsx"]
    assert (result["names"], result["accounts"]) == (names, 2)
    pdf, csv, xlsx = await made(tools, result)
    words = text_of(pdf)
    for said in ("12/RB/III/2021", "Tim Kepatuhan MiChat", "Akun_1", "Akun_2", "diduga", "Dewi <b>Lestari</b> #1"):
        assert said in words
    for kept in ("Budi", "Melati", "5000000001"):
        assert kept not in words + csv.decode("utf-8-sig")
    rows = list(load_workbook(io.BytesIO(xlsx)).active.iter_rows(values_only=True))
    assert [row[2] for row in rows[1:]] == ["Akun_1", "Akun_2"]
    assert f"{1:064x}" in str(rows[1])


async def test_a_look_beforehand_says_that_it_was_not_sent_and_its_files_expire(shop: Workshop) -> None:
    tools = await prepared(shop, state="draft", letter_number="")
    result = await letters.make_letters(job(letter=0), tools)
    stored, pdf = await tools.vault.read(result["files"][0])
    assert "KONSEP" in text_of(pdf).upper()
    assert stored.expires_at is not None


@pytest.mark.parametrize(("attach", "shown"), [("safe", 1), ("", 0), ("left-out", 0), ("covered", 1)])
async def test_only_pictures_that_somebody_found_safe_or_had_covered_are_attached(
    shop: Workshop, attach: str, shown: int
) -> None:
    tools = await prepared(shop, 1)
    black = await tools.vault.keep("covered", "tertutup.jpg", "image/jpeg", picture("black"))
    item = an_evidence(1, 1, 1, kind=EvidenceKind.PHOTO, vault="kept", sha256="a" * 64, attach=attach)
    copy = await tools.vault.keep("copy", "bukti.jpg", "image/jpeg", picture())
    await write(shop, replace(item, copies=(copy.file,), covered=(black.file,) if attach == "covered" else ()))
    pdf, csv, _ = await made(tools, await letters.make_letters(job(), tools))
    images = [image for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images]
    assert len(images) == shown
    assert "a" * 64 in csv.decode("utf-8-sig")
    if attach == "covered":
        assert Image.open(io.BytesIO(images[0].data)).convert("L").getextrema()[1] < 40  # type: ignore[operator] # numbers


async def test_a_platform_abroad_gets_an_english_copy(shop: Workshop) -> None:
    tools = await prepared(shop, 1)
    contact = PlatformContact(platform="michat", recipient="MiChat Pte", abroad=True, changed_at=NOW, changed_by=1)
    await write(shop, contact)
    result = await letters.make_letters(job(), tools)
    assert result["names"][:2] == ["surat-12-RB-III-2021.pdf", "surat-12-RB-III-2021-en.pdf"]
    assert "suspected" in text_of((await made(tools, result))[1])


async def test_a_warning_names_only_who_has_not_answered_the_order_and_its_receipt(shop: Workshop) -> None:
    tools = await prepared(shop, state="received", speaker="kementerian", received_at=SENT, sent_at=NOW)
    gone = RequestItem(item=1, request=1, case=1, state="sent", outcome="inactive", outcome_at=SENT)
    waits = RequestItem(item=2, request=1, case=2, state="sent")
    warning = replace(LETTER, letter=2, kind="st1", round=1, number="12/RB/III/2021-ST1")
    await write(shop, gone, waits, replace(LETTER, sent_at=NOW), warning)
    words = text_of((await made(tools, await letters.make_letters(job(2, "st1"), tools)))[0])
    assert "Akun_2" in words
    assert "Akun_1" not in words
    assert "22 Maret 2021" in words


async def test_a_reminder_leaves_out_an_account_whose_owner_objects(shop: Workshop) -> None:
    tools = await prepared(shop, state="sent", sent_at=NOW)
    items = [RequestItem(item=n, request=1, case=n, state="sent") for n in (1, 2)]
    reminder = replace(LETTER, letter=2, kind="reminder-1", round=1, number="12/RB/III/2021-P1")
    disputed = a_case(1, platform="michat", state=CaseState.REQUESTED, verdict="enough:offers-meetings", objections=1)
    await write(shop, *items, replace(LETTER, sent_at=NOW), reminder, disputed)
    words = text_of((await made(tools, await letters.make_letters(job(2, "reminder-1"), tools)))[0])
    assert "Akun_2" in words
    assert "Akun_1" not in words


async def test_a_retraction_names_the_one_account(shop: Workshop) -> None:
    tools = await prepared(shop, state="sent", sent_at=NOW)
    items = [RequestItem(item=n, request=1, case=n, state="sent", outcome="retracted" * (n == 2)) for n in (1, 2)]
    back = replace(LETTER, letter=2, kind="retraction", number="12/RB/III/2021-C")
    await write(shop, *items, replace(LETTER, sent_at=NOW), back)
    words = text_of((await made(tools, await letters.make_letters(job(2, "retraction", (2,)), tools)))[0])
    assert "Akun_2" in words
    assert "Akun_1" not in words


async def test_no_letter_is_made_of_nothing(shop: Workshop) -> None:
    tools = await prepared(shop, 0)
    with pytest.raises(Failed, match="request-none-ready"):
        await letters.make_letters(job(), tools)
    with pytest.raises(Failed, match="request-refused-state"):
        await letters.make_letters(job(letter=9), tools)


async def test_a_picture_whose_bytes_are_gone_is_named_by_its_digest(shop: Workshop) -> None:
    tools = await prepared(shop, 1)
    await tools.vault.purge([1])
    pdf, csv, _ = await made(tools, await letters.make_letters(job(), tools))
    assert [image for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images] == []
    assert f"{1:064x}" in csv.decode("utf-8-sig")


SECRET = b"rumah Budi"
CELLS = Job(number=1, kind="cover-picture", data={"evidence": 1, "cells": ["a1", "d6"]})


async def with_picture(shop: Workshop, kind: EvidenceKind, **changes: Any) -> None:
    """A photo whose original is kept, or a document of which a copy is."""
    file = await shop.tools.vault.keep("evidence", "bukti.jpg", "image/jpeg", picture(comment=SECRET))
    where: dict[str, Any] = {"original": file.file} if kind is EvidenceKind.PHOTO else {"copies": (file.file,)}
    await prepared(shop, 1)
    await write(shop, an_evidence(1, 1, 1, kind=kind, vault="kept", sha256="a" * 64, **where | changes))


@pytest.mark.parametrize("kind", [EvidenceKind.PHOTO, EvidenceKind.DOCUMENT])
async def test_chosen_cells_of_each_picture_become_black(shop: Workshop, kind: EvidenceKind) -> None:
    await with_picture(shop, kind)
    result = await letters.cover_picture(CELLS, shop.tools)
    hidden = Image.open(io.BytesIO((await shop.tools.vault.read(result["files"][0]))[1])).convert("L")
    assert [hidden.getpixel(at) for at in ((4, 4), (76, 116))] == [0, 0]
    assert hidden.getpixel((40, 60)) > 240  # type: ignore[operator] # of an L picture it is a number


async def test_a_photo_goes_into_the_letter_without_what_stood_beside_its_pixels(shop: Workshop) -> None:
    await with_picture(shop, EvidenceKind.PHOTO, attach="safe")
    pdf, _, _ = await made(shop.tools, await letters.make_letters(job(), shop.tools))
    (image,) = [image for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images]
    assert image.image is not None
    assert image.image.size == Image.open(io.BytesIO(picture())).size
    assert SECRET not in pdf


@pytest.mark.parametrize("changes", [{"state": "withheld"}, {"original": None}, {"state": "withdrawn"}])
async def test_what_may_not_be_shown_any_more_is_not_covered(shop: Workshop, changes: dict[str, Any]) -> None:
    await with_picture(shop, EvidenceKind.PHOTO, **changes)
    with pytest.raises(Failed, match="mail-file-gone"):
        await letters.cover_picture(CELLS, shop.tools)


async def test_a_photo_that_is_no_picture_is_not_covered_by_nothing(shop: Workshop) -> None:
    file = await shop.tools.vault.keep("evidence", "bukti.jpg", "image/jpeg", b"\xff\xd8\xff rusak")
    await with_picture(shop, EvidenceKind.PHOTO, original=file.file)
    with pytest.raises(Failed, match="mail-file-gone"):
        await letters.cover_picture(CELLS, shop.tools)


async def test_of_a_childs_case_nothing_is_covered(shop: Workshop) -> None:
    await with_picture(shop, EvidenceKind.PHOTO)
    await write(shop, a_case(1, platform="michat", child=True))
    with pytest.raises(Failed, match="mail-file-gone"):
        await letters.cover_picture(CELLS, shop.tools)


@pytest.mark.parametrize(
    ("platform", "kind", "canonical", "link"),
    [
        ("telegram", "username", "contoh88", "https://t.me/contoh88"),
        ("whatsapp", "phone", "+628123456789", "https://wa.me/628123456789"),
        ("instagram", "link", "instagram.com/p/abc", "https://instagram.com/p/abc"),
        ("michat", "id", "contoh88", ""),
        ("michat", "name", "contoh", ""),
    ],
)
def test_a_link_leads_to_the_account_and_says_nothing_of_who_shared_it(
    platform: str, kind: str, canonical: str, link: str
) -> None:
    found = CaseIdentifier(
        identifier=1, case=1, platform=platform, kind=kind, canonical=canonical, verbatim=canonical, skeleton=""
    )
    assert link_of(found) == link


async def test_each_step_of_a_letter_is_told_to_who_waits_for_it(shop: Workshop) -> None:
    told: list[tuple[int, int]] = []

    async def progress(done: int, total: int) -> None:
        told.append((done, total))

    await letters.make_letters(job(), replace(await prepared(shop, 6), progress=progress))
    assert sorted(told) == told
    assert {2, 4} <= {done for done, _ in told}
    assert {total for _, total in told} == {6}
