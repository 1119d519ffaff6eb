"""What leaves the bot: nothing of the reporter to anybody else, no preview, no live link, and no request for a link."""

import asyncio
import contextlib
import io
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from reportbot.sandbox.people import Person
from tests.e2e.sent_safely import faults_of
from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, card, pressed
from tests.e2e.test_vault import files, until

# Words that stand in nothing but what the reporter is or sent along without meaning to.
GIVEN, FAMILY, USERNAME = "Kanaria", "Zulfadhli", "kanaria_zulf"
PHONE = "0819-5550-1234"
PLACES = ("-6.914744", "107.609810")
FRIEND = {"id": 6_123_450_001, "is_bot": False, "first_name": "Temannya", "username": "temannya_kanaria"}
HIDDEN = "Kanaria Dari Belakang"
IN_PICTURE, IN_PDF, IN_PNG = "Kanaria-Exif-Kamera", "Kanaria-Pdf-Pengarang", "Kanaria-Png-Catatan"
WORDS = (GIVEN, FAMILY, USERNAME, "temannya", IN_PICTURE, IN_PDF, IN_PNG, "BEGIN:VCARD", *PLACES)


def photo_as_file() -> bytes:
    """A JPEG as a phone sends it as a file: who took it, and where."""
    exif = Image.Exif()
    exif[0x013B] = IN_PICTURE
    exif.get_ifd(0x8825)[29] = f"{IN_PICTURE} {PLACES[0]}"
    out = io.BytesIO()
    Image.effect_noise((64, 64), 90).convert("RGB").save(out, "JPEG", exif=exif, comment=IN_PICTURE.encode())
    return out.getvalue()


def screenshot() -> bytes:
    """A PNG with a text beside its pixels."""
    info = PngInfo()
    info.add_text("Author", IN_PNG)
    out = io.BytesIO()
    Image.effect_noise((60, 60), 90).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def paper() -> bytes:
    """A PDF that names its author."""
    out = io.BytesIO()
    Image.effect_noise((60, 90), 90).convert("RGB").save(out, "PDF", author=IN_PDF, title=IN_PDF)
    return out.getvalue()


def holds(content: bytes, word: str) -> bool:
    """Whether a file says this word, as text or as PDF writes it."""
    return word.encode() in content or word.encode("utf-16-be") in content


async def gives_everything_away(person: Person) -> None:
    """A report in which every message carries something of its sender."""
    about_me = f"Saya {GIVEN} {FAMILY} (@{USERNAME}), telepon {PHONE}."
    await person.say("/lapor")
    await person.press("MiChat")
    await person.expect("ID MiChat", new=True)
    await person.say("contoh_akun88")
    await person.press("Penipuan")
    await person.expect("Langkah 3", new=True)
    vcard = f"BEGIN:VCARD\nFN:{GIVEN} {FAMILY}\nTEL:{PHONE}\nEND:VCARD"
    for odd in (
        {"contact": {"phone_number": "+62" + PHONE[1:].replace("-", ""), "first_name": GIVEN, "vcard": vcard}},
        {"location": {"latitude": float(PLACES[0]), "longitude": float(PLACES[1])}},
        {"raw": {"venue": {"location": {"latitude": -6.9, "longitude": 107.6}, "title": GIVEN, "address": FAMILY}}},
    ):
        await person.send(**odd)
        await person.expect("", new=True)
    await person.say("uang saya hilang", forward_origin={"type": "user", "sender_user": FRIEND})
    await person.expect("", new=True)
    await person.say("lihat ini", forward_origin={"type": "hidden_user", "sender_user_name": HIDDEN})
    await person.expect("", new=True)
    await person.photo(caption=about_me, content=screenshot())
    await person.expect("bukti", new=True)
    await person.document(f"KTP_{GIVEN}_{FAMILY}.jpg", photo_as_file(), mime="image/jpeg", caption=f"dari @{USERNAME}")
    await person.expect("bukti", new=True)
    await person.document(f"surat {GIVEN}.pdf", paper(), mime="application/pdf")
    await person.expect("bukti", new=True)
    await person.document(f"{GIVEN}.docx", b"PK\x03\x04" + FAMILY.encode() * 50)
    await person.expect("bukti", new=True)
    await person.press("Selesai")
    await person.expect("Langkah 4", new=True)
    await person.say(f"{about_me} Uang saya hilang.")
    await person.press("Kirim laporan")
    await person.expect("Nomor laporan: RB-", new=True)


async def looks_at_everything(stage: Stage) -> None:
    """Moderators and admins read all there is, decide, and refer the case with its files."""
    for label in ("Ambil", "Lihat bukti", "Riwayat", "Kembali"):
        await pressed(stage, stage.sari, label)
        await stage.client.settled()
    await stage.dewi.say("/status 1")
    await stage.dewi.say("/cari contoh_akun88")
    await stage.dewi.say("/audit 1")
    shown = await card(stage)
    for label in ("Cukup bukti", "Meminta transfer uang"):
        await pressed(stage, stage.sari, label, on=shown)
        await stage.client.settled()


async def sent_to_others(stage: Stage, reporter: Person) -> list[str]:
    """All calls but those to the reporter himself, as JSON."""
    await stage.client.settled()
    calls = [call for call in await stage.client.calls() if call["method"] != "getUpdates"]
    return [
        json.dumps([call["method"], call["params"], call["files"]], ensure_ascii=False)
        for call in calls
        if str(call["params"].get("chat_id")) != str(reporter.id)
    ]


async def uploaded(stage: Stage) -> list[bytes]:
    """The bytes of every file that the bot has put up."""
    shown = [m for chat in (stage.team, stage.sari, stage.dewi) for m in await stage.client.messages(chat.id)]
    sent = [m for m in shown if m.from_bot and ("photo" in m.raw or "document" in m.raw)]
    return [(await stage.client.file(message))[1] for message in sent]


async def test_nothing_that_gives_a_reporter_away_reaches_anybody_else(stage: Stage) -> None:
    for sent, word in ((photo_as_file(), IN_PICTURE), (screenshot(), IN_PNG), (paper(), IN_PDF)):
        assert holds(sent, word)
    stage.budi = await stage.client.person(GIVEN, last_name=FAMILY, username=USERNAME)
    async with at_work(stage, stage.budi, stage.dewi):
        await gives_everything_away(stage.budi)
        # Four originals, and a copy of each of the two documents that can be drawn anew.
        await until(lambda: len(files(stage)) == 6)
        await looks_at_everything(stage)
        calls, pictures = await sent_to_others(stage, stage.budi), await uploaded(stage)
    assert any("Uang saya hilang" in call for call in calls)
    assert any("sendMediaGroup" in call for call in calls)
    assert len(pictures) >= 3
    for call in calls:
        assert not [word for word in WORDS if word.lower() in call.lower()], call
        assert "81955501234" not in "".join(letter for letter in call if letter.isdigit()), call
        if "getChatMember" not in call:
            assert str(stage.budi.id) not in call, call
    for picture in pictures:
        assert not [word for word in WORDS if holds(picture, word)]


# Links.


@dataclass
class Listener:
    """A web server that counts who asks."""

    port: int = 0
    asked: list[bytes] = field(default_factory=list)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Whatever is asked for is written down."""
        self.asked.append(await reader.readline())
        writer.close()

    def link(self, path: str) -> str:
        """An address that leads here."""
        return f"http://127.0.0.1:{self.port}/{path}"


@contextlib.asynccontextmanager
async def listening() -> AsyncIterator[Listener]:
    listener = Listener()
    server = await asyncio.start_server(listener.answer, "127.0.0.1", 0)
    listener.port = server.sockets[0].getsockname()[1]
    async with server:
        yield listener


def with_links(listener: Listener) -> list[tuple[str, bytes, str]]:
    """Files that ask their reader to fetch something."""
    link = listener.link("berkas")
    page = f'<html><img src="{link}"><script src="{link}"></script></html>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{link}"/></svg>'
    entity = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "{link}">]><a>&x;</a>'
    action = f"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI({link})>>>>"
    pdf = f"%PDF-1.4\n1 0 obj{action}endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>"
    return [
        ("a.html", page.encode(), "text/html"),
        ("a.svg", drawing.encode(), "image/svg+xml"),
        ("a.xml", entity.encode(), "application/xml"),
        ("a.pdf", pdf.encode(), "application/pdf"),
        ("a.url", f"[InternetShortcut]\nURL={link}\n".encode(), "text/plain"),
    ]


async def test_no_link_that_anybody_sends_is_ever_opened(stage: Stage) -> None:
    async with listening() as listener, at_work(stage, stage.budi, stage.dewi):
        budi = stage.budi
        await budi.start(f"127_0_0_1_{listener.port}")
        await budi.say("/lapor")
        await budi.press("MiChat")
        await budi.expect("ID MiChat", new=True)
        await budi.say("contoh_akun88")
        await budi.press("Penipuan")
        await budi.expect("Langkah 3", new=True)
        hidden = {"type": "text_link", "offset": 0, "length": 4, "url": listener.link("tersembunyi")}
        await budi.say("sini saja", entities=[hidden])
        await budi.expect("bukti", new=True)
        await budi.say(listener.link("bukti"))
        await budi.expect("bukti", new=True)
        for name, content, mime in with_links(listener):
            await budi.document(name, content, mime=mime, caption=listener.link("keterangan"))
            await budi.expect("bukti", new=True)
        await budi.press("Selesai")
        await budi.expect("Langkah 4", new=True)
        await budi.say(f"Dia mengirim {listener.link('cerita')} kepada saya.")
        await budi.press("Kirim laporan")
        await budi.expect("Nomor laporan: RB-", new=True)
        await budi.say(f"/lapor {listener.link('akun')}")
        await until(lambda: len(files(stage)) >= 5)
        for label in ("Ambil", "Lihat bukti", "Riwayat"):
            await pressed(stage, stage.sari, label)
            await stage.client.settled()
        rows = f"platform;akun;kategori;tautan bukti\nMiChat;akun_daftar;penipuan;{listener.link('daftar')}\n"
        await stage.dewi.document("daftar.csv", rows.encode(), caption="/impor patroli")
        await stage.dewi.expect("baris", 60, new=True)
        said = [message.text for message in await stage.team.cards()]
        await stage.client.settled()
    assert any(f"127[.]0[.]0[.]1:{listener.port}" in words or "tautan" in words for words in said)
    assert listener.asked == []


SAFE = {"chat_id": "-5", "text": "halo", "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
BLURRED = {"chat_id": "-5", "has_spoiler": True, "protect_content": True}


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {**SAFE, "link_preview_options": None}),
        ("editMessageText", {**SAFE, "link_preview_options": {"is_disabled": False}}),
        ("sendMessage", {**SAFE, "parse_mode": "MarkdownV2"}),
        ("sendMessage", {**SAFE, "text": '<a href="https://jahat.example">x</a>'}),
        ("sendPhoto", {**BLURRED, "has_spoiler": False}),
        ("sendVideo", {**BLURRED, "protect_content": False}),
        ("sendDocument", {"chat_id": "-5", "protect_content": True}),
        ("sendMediaGroup", {**BLURRED, "media": '[{"has_spoiler": true}, {"type": "photo"}]'}),
        ("forwardMessage", {"chat_id": "5"}),
        ("copyMessage", {"chat_id": "5"}),
        ("sendContact", {"chat_id": "5"}),
    ],
)
def test_the_look_through_all_calls_finds_what_must_not_leave(method: str, params: dict[str, Any]) -> None:
    assert len(faults_of([{"method": method, "params": params}])) == 1
    assert faults_of([{"method": "sendMessage", "params": SAFE}, {"method": "sendPhoto", "params": BLURRED}]) == []
