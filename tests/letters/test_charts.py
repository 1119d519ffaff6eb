"""Charts: a picture for a phone, the same each time, and readable without colour."""

from io import BytesIO
from xml.etree import ElementTree

from msgspec.structs import replace
from PIL import Image

from reportbot.letters.data import Bars, Chart
from reportbot.letters.making import chart_svg, make_chart
from tests.letters.examples import CHART, STRANGE


def opened(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    image.load()
    return image.convert("RGB")


async def test_a_chart_is_a_picture_as_wide_as_a_phone_and_the_same_each_time() -> None:
    png = await make_chart(CHART)
    image = opened(png)
    assert png == await make_chart(CHART)
    assert image.width == 1080
    assert 1000 < image.height < 2000
    assert image.getpixel((2, 2)) == (255, 255, 255)


async def test_bars_are_as_long_as_their_numbers() -> None:
    bars = (("A", 100), ("B", 50), ("C", 25), ("D", 0), ("E", None))
    image = opened(await make_chart(Chart(title="T", subtitle="S", blocks=(Bars(title="B", bars=bars),))))
    lengths = _bar_lengths(image)
    assert len(lengths) == 3
    assert [round(length / lengths[0], 2) for length in lengths] == [1, 0.5, 0.25]


def _bar_lengths(image: Image.Image) -> list[int]:
    """How many blue pixels stand in the longest line of each bar, from top to bottom."""
    lengths: list[int] = []
    inside = False
    for row in range(image.height):
        line = image.crop((0, row, image.width, row + 1))
        blue = sum(count for count, colour in line.getcolors(image.width) or [] if colour == (0, 114, 178))
        if blue and not inside:
            lengths.append(0)
        if blue:
            lengths[-1] = max(lengths[-1], blue)
        inside = blue > 0
    return lengths


async def test_numbers_are_grouped_as_the_language_does_it() -> None:
    assert await make_chart(CHART) != await make_chart(replace(CHART, language="en"))


async def test_a_chart_of_nothing_and_one_with_markup_are_pictures_too() -> None:
    empty = Chart(
        title=STRANGE, subtitle="", blocks=(Bars(title=STRANGE, bars=()), Bars(title="", bars=((STRANGE, 1),)))
    )
    assert opened(await make_chart(empty)).width == 1080


def test_the_web_page_gets_one_svg_that_needs_nothing_else_and_says_what_it_is() -> None:
    svg = chart_svg(replace(CHART, title="A & <B>"))
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own
    assert root.tag.endswith("svg")
    assert root.get("role") == "img"
    assert root.get("aria-label") == "A & <B>"
    assert "http" not in svg.replace("http://www.w3.org/", "")
    assert svg == chart_svg(replace(CHART, title="A & <B>"))
