"""What hangs on a wall or is handed out: a poster and a one-page guide, with a QR code that opens the bot."""

from collections.abc import Sequence
from pathlib import Path

import segno
from msgspec import Struct

from reportbot.letters.press import Sheet, typeset

TEMPLATES = ("poster", "guide")


class Flyer(Struct, frozen=True, kw_only=True):
    """`username` is the bot's, without @; `help` the lines that say whom to call in need."""

    template: str
    language: str
    operator: str
    username: str
    help: Sequence[str]


async def make_flyer(flyer: Flyer, texts_dir: Path | None = None) -> bytes:
    """One page as PDF; equal flyers give equal bytes.

    Raises:
        TypesettingFailed: it cannot be set.
    """
    data = {
        "operator": flyer.operator,
        "username": flyer.username,
        "help": list(flyer.help),
        "code": code_of(f"https://t.me/{flyer.username}"),
    }
    return await typeset(Sheet(template=flyer.template, language=flyer.language, data=data), texts_dir)


def code_of(address: str) -> list[str]:
    """A QR code's rows, "1" for a dark module; a quarter of it may be dirty or torn off (level Q)."""
    matrix = segno.make_qr(address, error="q").matrix
    return ["".join("1" if module else "0" for module in row) for row in matrix]
