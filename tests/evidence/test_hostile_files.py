"""Files made to harm who opens them: what is shown of them is drawn anew or nothing, within narrow limits."""

import io
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from itertools import product

import pytest
from PIL import Image

from reportbot.evidence.pictures import LONGEST_PAGE, LONGEST_SIDE, of_pdf, of_picture
from reportbot.evidence.stripping import kind_of, stripped

MARK = b"jahat-4711-muatan"


def drawn(kind: str, **more: object) -> bytes:
    """A small honest picture."""
    out = io.BytesIO()
    Image.effect_noise((24, 16), 80).convert("RGB").save(out, kind, **more)
    return out.getvalue()


CARRIERS = {kind: drawn(kind) for kind in ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "PDF")}

PAYLOADS = {
    "zip": b"PK\x03\x04" + MARK,
    "apk": b"PK\x03\x04AndroidManifest.xml classes.dex" + MARK,
    "docm": b"PK\x03\x04word/vbaProject.bin" + MARK,
    "ole macro": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1VBA" + MARK,
    "exe": b"MZ\x90\x00" + MARK,
    "elf": b"\x7fELF" + MARK,
    "script": b"<script>" + MARK + b"</script>",
    "html": b"<!doctype html><html>" + MARK,
    "svg": b"<svg onload=x>" + MARK,
    "php": b"<?php " + MARK,
    "shell": b"#!/bin/sh\n" + MARK,
    "javascript": b"*/=1;" + MARK + b"/*",
    "rar": b"Rar!\x1a\x07\x00" + MARK,
    "pdf": b"%PDF-1.4 " + MARK,
    "gif": b"GIF89a" + MARK,
}


def behind(carrier: bytes, payload: bytes) -> bytes:
    """The payload after the picture's end."""
    return carrier + payload


def before(carrier: bytes, payload: bytes) -> bytes:
    """The payload first, as a PDF may begin anywhere in its first kilobyte."""
    return payload + carrier


def inside(carrier: bytes, payload: bytes) -> bytes:
    """The payload where the format keeps notes, or in the middle of its data."""
    if carrier.startswith(b"\xff\xd8"):
        return carrier[:2] + b"\xff\xfe" + struct.pack(">H", len(payload) + 2) + payload + carrier[2:]
    if carrier.startswith(b"\x89PNG"):
        note = b"tEXtComment\0" + payload
        return (
            carrier[:33] + struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note)) + carrier[33:]
        )
    return carrier[: len(carrier) // 2] + payload + carrier[len(carrier) // 2 :]


CORPUS = [
    (carrier, payload, way.__name__, way(CARRIERS[carrier], PAYLOADS[payload]))
    for carrier, payload, way in product(CARRIERS, PAYLOADS, (behind, before, inside))
]


def copies(data: bytes) -> list[bytes]:
    """What the process of its own makes of a file, made here: its limits have tests of their own."""
    work = {"picture": of_picture, "pdf": of_pdf}.get(kind_of(data))
    try:
        return list(work(data)) if work is not None else []
    except Exception:  # noqa: BLE001 as the process does: whatever is wrong, there is no copy
        return []


def test_of_three_hundred_polyglots_only_pixels_come_back() -> None:
    assert len(CORPUS) >= 200
    shown = 0
    for carrier, payload, way, data in CORPUS:
        assert MARK in data
        for copy in copies(data):
            shown += 1
            assert MARK not in copy, (carrier, payload, way)
            assert copy.startswith(b"\xff\xd8\xff")
            assert copy.endswith(b"\xff\xd9")
            with Image.open(io.BytesIO(copy)) as picture:
                picture.load()
                assert not picture.getexif()
                assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert shown >= 100


@pytest.mark.parametrize("payload", [name for name in PAYLOADS if name not in {"pdf", "gif"}])
async def test_what_is_no_picture_at_all_is_not_even_decoded(payload: str) -> None:
    assert kind_of(PAYLOADS[payload]) == ""
    assert await stripped(PAYLOADS[payload] * 50) == []


# Bombs.

LONGEST_ROW = 100_000_000
"""Bytes; the head is what says that it is endless."""


def png_of(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG that says it is this large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * min(1 + 3 * width, LONGEST_ROW) * min(height, 4))
    parts = [(b"IHDR", head), *chunks, (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG whose frame says it is this large."""
    data = drawn("JPEG")
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def gif_of(width: int, height: int) -> bytes:
    """A GIF whose screen says it is this large."""
    data = drawn("GIF")
    return data[:6] + struct.pack("<HH", width, height) + data[10:]


def bmp_of(width: int, height: int) -> bytes:
    """A BMP whose head says it is this large."""
    data = drawn("BMP")
    return data[:18] + struct.pack("<ii", width, height) + data[26:]


def pdf_of(side: int, pages: int) -> bytes:
    """A PDF with pages of this many points."""
    kids = " ".join(f"{number + 3} 0 R" for number in range(pages))
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {side} {side}]>>"
    parts = [f"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[{kids}]/Count {pages}>>endobj"]
    parts += [f"{number + 3} 0 obj{page}endobj" for number in range(pages)]
    return ("%PDF-1.4\n" + "\n".join(parts) + "\ntrailer<</Root 1 0 R>>\n%%EOF").encode()


def noted() -> bytes:
    """A picture with a note that swells to 200 MB."""
    return png_of(20, 4, (b"zTXt", b"Comment\0\0" + zlib.compress(b"A" * 200_000_000)))


BOMBS: dict[str, Callable[[], bytes]] = {
    "png of 60,000 by 60,000": lambda: png_of(60_000, 60_000),
    "png one pixel high and endless": lambda: png_of(2_000_000_000, 1),
    "png whose note swells to 200 MB": noted,
    "jpeg of 65,500 by 65,500": lambda: jpeg_of(65_500, 65_500),
    "gif of 65,535 by 65,535": lambda: gif_of(65_535, 65_535),
    "bmp of 2,000,000 by 2,000,000": lambda: bmp_of(2_000_000, 2_000_000),
    "pdf of 200 inches": lambda: pdf_of(14_400, 3),
    "pdf of two million points": lambda: pdf_of(2_000_000, 1),
    "pdf of 5,000 pages": lambda: pdf_of(200, 5_000),
}


@pytest.mark.parametrize("name", BOMBS)
async def test_a_bomb_becomes_nothing_or_a_picture_of_the_usual_size(name: str) -> None:
    made = await stripped(BOMBS[name]())
    assert len(made) <= 10
    for copy in made:
        with Image.open(io.BytesIO(copy)) as picture:
            assert max(picture.size) <= max(LONGEST_SIDE, LONGEST_PAGE)


CONFINED = """
import sys
from reportbot.evidence.pictures import confine
confine()
try:
    {act}
except (MemoryError, OSError) as error:
    sys.exit(17)
"""


@pytest.mark.parametrize("act", ["bytearray(2 << 30)", "open(sys.argv[1], 'wb', 0).write(b'x')"])
def test_the_process_that_decodes_has_little_memory_and_writes_no_file(act: str, tmp_path: object) -> None:
    target = f"{tmp_path}/a"
    code = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + CONFINED.format(act=act)
    assert subprocess.run([sys.executable, "-c", code, target], check=False).returncode == 17
