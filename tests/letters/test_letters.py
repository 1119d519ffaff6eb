"""Letters: what goes in is printed as it is, what may not go in is refused, and nothing is left behind."""

import asyncio
import contextlib
import os
import re
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from msgspec.structs import replace
from PIL import Image

from reportbot.errors import TypesettingFailed
from reportbot.letters.data import Account
from reportbot.letters.making import make_letter, make_packet
from reportbot.letters.press import Sheet, typeset
from reportbot.letters.printable import printable
from tests.letters.examples import CHILD_PACKET, STRANGE, accounts, item, letter, picture


def words_of(pdf: bytes) -> str:
    """All words without any space, since lines break anywhere."""
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


def tight(words: str) -> str:
    return re.sub(r"\s", "", words)


def many(count: int) -> tuple[Account, ...]:
    return tuple(
        replace(
            accounts()[0],
            number=number,
            account=f"akun_{number}",
            link=f"https://michat.example/{'x' * 60}/{number}",
            evidence=(item("Gambar 1", number), item("Gambar 2", number + count)),
        )
        for number in range(1, count + 1)
    )


async def test_equal_letters_have_equal_bytes() -> None:
    asked = letter(accounts=accounts((picture(),)))
    assert await make_letter(asked) == await make_letter(asked)


async def test_markup_in_a_name_is_printed_as_it_is_and_hidden_characters_are_shown() -> None:
    words = words_of(await make_letter(letter()))
    assert tight("*bold* #import [x] $a$ _u_ @ref <t> [U+200B][U+202E][U+1F339][U+82B1]") in words
    assert tight(accounts()[1].link) in words


async def test_markup_does_nothing_in_any_field() -> None:
    sender = replace(letter().sender, name=STRANGE, address=STRANGE, contact=STRANGE, signatory=STRANGE)
    row = replace(accounts()[0], platform=STRANGE, category=STRANGE, reason=STRANGE, evidence=(item(STRANGE, 1),))
    asked = letter(
        number=STRANGE, sender=sender, recipient=STRANGE, platform=STRANGE, copies=(STRANGE,), accounts=(row,)
    )
    words = words_of(await make_letter(asked)).lower()
    assert words.count(tight("*bold* #import [x] $a$ _u_ @ref <t> [U+200B]").lower()) >= 12


@pytest.mark.parametrize(
    "asked",
    [
        letter(accounts=()),
        letter("thanks"),
        letter("st1", hours=0),
        letter("st1", received=None),
        letter("st2", earlier=()),
        letter("reminder-1", earlier=()),
        letter(accounts=accounts((b"<svg/>",))),
    ],
    ids=["no accounts", "unknown kind", "no clock", "not received", "no order", "no request", "no picture"],
)
async def test_what_makes_no_letter_is_refused(asked: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        await make_letter(asked)


async def test_a_broken_picture_is_named_and_fails_the_letter() -> None:
    with pytest.raises(TypesettingFailed, match=r"pictures/0\.svg cannot be read"):
        await make_letter(letter(accounts=accounts((picture()[:900],))))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
async def test_pictures_are_attached_with_their_number_and_hash(kind: str) -> None:
    pdf = await make_letter(letter(accounts=accounts((picture(kind=kind), picture(kind=kind)))))
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    shown = tight(pages[-1].extract_text())
    assert tight("No. 1: Tangkapan layar profil (2 dari 2)") in shown
    assert shown.count(item("", 1).sha256) == 2
    assert len(pypdfium2.PdfDocument(pdf)) == len(pages)
    assert _pictured(pdf)


def _pictured(pdf: bytes) -> bool:
    """Whether the drawn screenshot's blue is seen on the last page."""
    document = pypdfium2.PdfDocument(pdf)
    seen = document[len(document) - 1].render(scale=0.5).to_pil().convert("RGB").getcolors(1 << 20) or []
    return any(abs(r - 60) + abs(g - 90) + abs(b - 140) < 30 for _, (r, g, b) in seen)


async def test_nothing_leaves_the_page() -> None:
    long = replace(accounts()[0], account="w" * 400, link="https://x.example/" + "%F0%9F" * 80, reason="panjang" * 40)
    document = pypdfium2.PdfDocument(await make_letter(letter(accounts=(long,))))
    for page in document:
        width, height = page.get_size()
        for thing in page.get_objects():
            left, bottom, right, top = thing.get_bounds()
            assert left >= -1, thing
            assert bottom >= -1, thing
            assert right <= width + 1, thing
            assert top <= height + 1, thing


async def test_five_hundred_accounts_stand_in_one_letter() -> None:
    pdf = await make_letter(letter(accounts=many(500)))
    reader = pypdf.PdfReader(BytesIO(pdf))
    assert "500 (lima ratus) akun" in " ".join(reader.pages[0].extract_text().split())
    assert "akun_500" in tight(reader.pages[-1].extract_text())
    assert f"Halaman {len(reader.pages)} dari {len(reader.pages)}" in reader.pages[-1].extract_text()


async def test_an_unsent_letter_says_so_and_leaves_room_for_its_number() -> None:
    words = words_of(await make_letter(letter(number="", draft=True)))
    assert tight("KONSEP. Surat ini belum dikirim.") in words


async def test_no_picture_goes_into_a_packet_about_a_child() -> None:
    with pytest.raises(ValueError, match="child"):
        await make_packet(replace(CHILD_PACKET, evidence=(item("Gambar 1", 1, (picture(),)),)))


async def test_an_operators_template_goes_before_the_programs(tmp_path: Path) -> None:
    own = tmp_path / "id" / "letters"
    own.mkdir(parents=True)
    (own / "request.typ").write_text('#import "letter.typ": *\n#show: letter.with()\nKata kami sendiri.')
    assert "Katakamisendiri." in words_of(await make_letter(letter(), tmp_path))
    assert "Katakamisendiri." not in words_of(await make_letter(letter("reminder-1"), tmp_path))


async def test_a_template_reads_no_file_of_the_machine(tmp_path: Path) -> None:
    own = tmp_path / "id" / "letters"
    own.mkdir(parents=True)
    (own / "request.typ").write_text('#read("/etc/passwd")')
    with pytest.raises(TypesettingFailed, match="file not found"):
        await make_letter(letter(), tmp_path)


async def test_a_language_without_letters_gets_the_indonesian_one() -> None:
    assert "Denganhormat," in words_of(await make_letter(letter(language="jv")))


@pytest.fixture
async def endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[asyncio.Task[bytes], str]]:
    """A document that is never done, and the id of the child that sets it; the bot has a token."""
    monkeypatch.setenv("REPORTBOT_TOKEN", "110:secret")
    own = tmp_path / "id" / "letters"
    own.mkdir(parents=True)
    (own / "endless.typ").write_text("#let n = 0\n#for a in range(100000) { for b in range(100000) { n += 1 } }")
    waiting = asyncio.create_task(typeset(Sheet(template="endless", language="id", data={}), tmp_path))
    for _ in range(1000):
        if children := _children():
            break
        await asyncio.sleep(0.01)
    yield waiting, children.pop()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)


def _children() -> set[str]:
    found: set[str] = set()
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # a thread that has ended meanwhile
            found.update((task / "children").read_text().split())
    return {child for child in found if "typesetting" in _read(child, "cmdline")}


def _read(child: str, what: str) -> str:
    return Path(f"/proc/{child}/{what}").read_text()


async def test_a_letter_nobody_waits_for_any_more_ends_its_child(endless: tuple[asyncio.Task[bytes], str]) -> None:
    waiting, child = endless
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert child not in _children()


async def test_the_child_knows_nothing_of_the_bots_environment(endless: tuple[asyncio.Task[bytes], str]) -> None:
    assert "PATH" in _read(endless[1], "environ")
    assert "secret" not in _read(endless[1], "environ")


def test_a_printable_name_keeps_its_looks_and_its_copy() -> None:
    assert printable("Ani-Ñandú Привет ‹x›") == "Ani-Ñandú Привет ‹x›"
    assert printable("a\u00a0b\tc\u0627") == "a[U+00A0]b[U+0009]c[U+0627]"


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(some.text(some.characters(exclude_categories=())))
def test_no_name_puts_a_hidden_or_turning_character_on_paper(name: str) -> None:
    assert not re.search(
        r"[\x00-\x1f\x7f-\xa0\xad\u0590-\u08ff\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", printable(name)
    )


async def test_many_large_pictures_are_made_smaller_so_that_a_mail_can_carry_the_letter() -> None:
    noisy = BytesIO()
    Image.effect_noise((1600, 1600), 90).convert("RGB").save(noisy, "PNG")
    large = noisy.getvalue()
    assert len(large) * 4 > 20_000_000
    pdf = await make_letter(letter(accounts=accounts((large, large, large, large))))
    assert len(pdf) < 15_000_000
