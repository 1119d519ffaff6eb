"""Parts of a stripped picture hidden for good: chosen cells of a grid become black."""

import asyncio
import io
from collections.abc import Collection
from typing import Final

COLUMNS: Final = 4
ROWS: Final = 6
_QUALITY: Final = 88


async def covered(data: bytes, cells: Collection[str], columns: int = COLUMNS, rows: int = ROWS) -> bytes:
    """A JPEG with these cells black; "a1" is the first column of the first row.

    `data` is one of our own stripped copies, never what a stranger sent.

    Raises:
        ValueError: a cell is not on the grid.
    """
    return await asyncio.to_thread(_covered, data, sorted(cells), columns, rows)


def _covered(data: bytes, cells: Collection[str], columns: int, rows: int) -> bytes:
    from PIL import Image, ImageDraw  # noqa: PLC0415  heavy, and rarely needed

    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as source:
        picture = source.convert("RGB")
    drawing = ImageDraw.Draw(picture)
    for cell in cells:
        column, row = _place(cell, columns, rows)
        left, right = (picture.width * edge // columns for edge in (column, column + 1))
        top, bottom = (picture.height * edge // rows for edge in (row, row + 1))
        drawing.rectangle((left, top, right, bottom), fill="black")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _place(cell: str, columns: int, rows: int) -> tuple[int, int]:
    column = ord(cell[:1] or " ") - ord("a")
    number = cell[1:]
    row = int(number) - 1 if number.isascii() and number.isdigit() else -1
    if not (0 <= column < columns and 0 <= row < rows):
        raise ValueError(f"no cell of the grid is called {cell!r}")
    return column, row
