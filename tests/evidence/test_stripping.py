"""What strangers send is decoded apart from the bot, and only its pixels come back."""

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from reportbot.evidence.stripping import kind_of, stripped

SECRET = b"Budi Santoso, Bandung"


def jpeg(size: tuple[int, int] = (40, 20), orientation: int = 1) -> bytes:
    picture = Image.new("RGB", size, (200, 30, 30))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = SECRET.decode()
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=SECRET, icc_profile=SECRET)
    return out.getvalue()


def png(**more: str) -> bytes:
    info = PngInfo()
    for name, words in more.items():
        info.add_text(name, words)
    out = io.BytesIO()
    Image.new("RGBA", (30, 30), (0, 0, 0, 0)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def bomb(side: int = 60_000) -> bytes:
    """A PNG of a few bytes that says it is enormous."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def pdf(pages: int) -> bytes:
    out = io.BytesIO()
    first, *rest = [Image.new("RGB", (200, 300), (number * 10, 0, 0)) for number in range(pages)]
    first.save(out, "PDF", save_all=True, append_images=rest, author=SECRET.decode())
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


async def test_nothing_but_pixels_comes_back_and_they_stand_upright() -> None:
    sent = jpeg(orientation=6)
    assert SECRET in sent
    (copy,) = await stripped(sent)
    picture = opened(copy)
    assert picture.size == (20, 40)
    assert SECRET not in copy
    assert not picture.getexif()
    assert "comment" not in picture.info


async def test_a_large_picture_becomes_smaller() -> None:
    (copy,) = await stripped(jpeg((6000, 1500)))
    assert opened(copy).size == (2560, 640)


async def test_texts_beside_a_transparent_picture_go_and_it_stands_on_white() -> None:
    (copy,) = await stripped(png(Author=SECRET.decode()))
    assert SECRET not in copy
    assert opened(copy).getpixel((3, 3)) == (255, 255, 255)


async def test_a_pdf_becomes_its_first_ten_pages() -> None:
    copies = await stripped(pdf(12))
    assert len(copies) == 10
    assert all(max(opened(copy).size) <= 2000 for copy in copies)
    assert not any(SECRET in copy for copy in copies)


@pytest.mark.parametrize(
    "data",
    [bomb(), jpeg()[:200], b"%PDF-1.7 nothing", b"\x89PNG\r\n\x1a\n", b"MZ\x90\x00", b"", b"<svg/>"],
    ids=["bomb", "cut", "no-pdf", "no-png", "program", "empty", "svg"],
)
async def test_what_is_no_picture_has_no_copy(data: bytes) -> None:
    assert await stripped(data) == []


def test_a_file_is_what_its_first_bytes_say() -> None:
    assert [kind_of(data) for data in (jpeg(), png(), pdf(1), b"PK\x03\x04")] == ["picture", "picture", "pdf", ""]
