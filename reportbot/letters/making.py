"""Letters, packets and charts: data in, PDF, PNG or SVG out."""

import asyncio
from pathlib import Path
from xml.sax.saxutils import quoteattr

from reportbot.letters.data import Chart, Letter, Packet
from reportbot.letters.fields import Pictures, chart_data, letter_data, packet_data
from reportbot.letters.press import Sheet, typeset

_TEMPLATES = {
    "request": "request",
    "reminder-1": "reminder",
    "reminder-2": "reminder",
    "reminder-3": "reminder",
    "st1": "warning",
    "st2": "warning",
    "st3": "warning",
    "retraction": "retraction",
}


async def make_letter(letter: Letter, texts_dir: Path | None = None) -> bytes:
    """The letter with its annex as PDF; equal letters give equal bytes.

    `texts_dir` is the operator's own words: its <language>/letters/*.typ go before the program's.

    Raises:
        ValueError: no accounts, an unknown kind, a picture of another format, or a warning without clock and order.
        TypesettingFailed: it cannot be set.
    """
    template = _template(letter)
    pictures = Pictures()
    data = await asyncio.to_thread(letter_data, letter, pictures, texts_dir)
    return await typeset(
        Sheet(template=template, language=letter.language, data=data, pictures=pictures.files), texts_dir
    )


async def make_packet(packet: Packet, texts_dir: Path | None = None) -> bytes:
    """What an authority gets, as PDF; equal packets give equal bytes.

    Raises:
        ValueError: a picture where a child is concerned, or one of another format.
        TypesettingFailed: it cannot be set.
    """
    if packet.child and any(item.pictures for item in packet.evidence):
        raise ValueError("no picture goes into a packet about a child")
    pictures = Pictures()
    data = packet_data(packet, pictures)
    return await typeset(
        Sheet(template="packet", language=packet.language, data=data, pictures=pictures.files), texts_dir
    )


async def make_chart(chart: Chart, texts_dir: Path | None = None) -> bytes:
    """The chart as PNG, 1080 pixels wide.

    Raises:
        TypesettingFailed: it cannot be set.
    """
    return await typeset(_chart_sheet(chart, "png"), texts_dir)


async def make_chart_svg(chart: Chart, texts_dir: Path | None = None) -> str:
    """The chart as one self-contained <svg> element, whose letters are outlines and whose label is its title.

    Raises:
        TypesettingFailed: it cannot be set.
    """
    made = (await typeset(_chart_sheet(chart, "svg"), texts_dir)).decode()
    return made.replace("<svg ", f'<svg role="img" aria-label={quoteattr(chart.title)} ', 1)


def chart_svg(chart: Chart, texts_dir: Path | None = None) -> str:
    """As `make_chart_svg`, for where no event loop runs."""
    return asyncio.run(make_chart_svg(chart, texts_dir))


def _chart_sheet(chart: Chart, form: str) -> Sheet:
    return Sheet(template="chart", language=chart.language, data=chart_data(chart), format=form)


def _template(letter: Letter) -> str:
    template = _TEMPLATES.get(letter.kind)
    if template is None:
        raise ValueError(f"no letter is of the kind {letter.kind!r}")
    if not letter.accounts:
        raise ValueError("a letter needs at least one account")
    if template == "warning" and not (letter.hours and letter.received and letter.earlier):
        raise ValueError("a warning needs the legal time, the order, and when that was received")
    if template in {"reminder", "retraction"} and not letter.earlier:
        raise ValueError("this letter needs the request that went before")
    return "order" if template == "request" and letter.hours else template
