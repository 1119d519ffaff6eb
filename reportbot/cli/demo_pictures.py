"""Invented screenshots for the sample cases: a profile, or a conversation, drawn when the demo starts."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import ImageDraw

WIDTH, HEIGHT, MARGIN = 540, 960, 28
PAPER, BAR, SOFT, INK, MUTED, MINE, WHITE = "#f4f1fb", "#5b3fa8", "#ddd3f5", "#241a3d", "#5f5578", "#d8f3e6", "#ffffff"
FOOT = "Contoh latihan, bukan akun sungguhan"
BUBBLE, GAP = 84, 24


def screenshot(account: str, lines: Sequence[str], note: str = "") -> bytes:
    """A JPEG of a chat with `account`: the lines by turns from there and from here.

    With `note` it is a profile, and the lines stand in it as its fields.
    """
    from PIL import Image, ImageDraw  # noqa: PLC0415  heavy, and only the demo draws

    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, 92), fill=BAR)
    _write(pen, (MARGIN, 46), account, 30, WHITE)
    _write(pen, (MARGIN, HEIGHT - 30), FOOT, 18, MUTED)
    if note:
        _profile(pen, account, note)
    top = 480 if note else 130
    for number, line in enumerate(lines):
        _panel(pen, top + number * (BUBBLE + GAP), line, mine=bool(number % 2) and not note, wide=bool(note))
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=82)
    return kept.getvalue()


def _profile(pen: "ImageDraw.ImageDraw", account: str, note: str) -> None:
    middle = WIDTH // 2
    pen.ellipse((middle - 90, 130, middle + 90, 310), fill=SOFT)
    _write(pen, (middle, 220), account[0].upper(), 90, BAR, "mm")
    _write(pen, (middle, 360), account, 36, INK, "mm")
    _write(pen, (middle, 410), note, 24, MUTED, "mm")


def _panel(pen: "ImageDraw.ImageDraw", top: int, line: str, *, mine: bool, wide: bool) -> None:
    width = WIDTH - 2 * MARGIN if wide else min(WIDTH - 90, 60 + len(line) * 14)
    left = WIDTH - MARGIN - width if mine else MARGIN
    pen.rounded_rectangle((left, top, left + width, top + BUBBLE), 20, fill=MINE if mine else WHITE)
    _write(pen, (left + 22, top + BUBBLE // 2), line, 25, INK)


def _write(
    pen: "ImageDraw.ImageDraw", place: tuple[int, int], words: str, size: int, ink: str, anchor: str = "lm"
) -> None:
    from PIL import ImageFont  # noqa: PLC0415  as above

    pen.text(place, words, fill=ink, font=ImageFont.load_default(size), anchor=anchor)
