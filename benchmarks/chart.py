"""docs/performance.svg: what a report costs each bot, and how many each takes in a second."""

from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.contestants import REPORTBOT
from benchmarks.goals import CPU, RATE, Figures
from benchmarks.tables import number

WIDTH, HEAD, ROW, BAR, LEFT, RIGHT = 760, 56, 30, 18, 190, 70
PANELS = ((CPU, "CPU ms per report (shorter is better)"), (RATE, "reports a second (longer is better)"))
WHOLE = 'width="100%" height="100%"'
OURS, OTHERS = "#0f766e", "#94a3b8"


def drawn(figures: Figures, names: Sequence[str]) -> str:
    """The chart as SVG."""
    height = len(PANELS) * (HEAD + len(names) * ROW) + 12
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="DejaVu Sans, sans-serif" font-size="14">'
    )
    parts = [opening, f"<title>{escape(_said(figures, names))}</title>", f'<rect {WHOLE} fill="#fff"/>']
    for place, (figure, title) in enumerate(PANELS):
        rows = [(name, figures[f"{name} {figure}"]) for name in names]
        parts += _panel(place * (HEAD + len(names) * ROW), title, rows)
    return "\n".join((*parts, "</svg>", ""))


def _panel(top: int, title: str, rows: Sequence[tuple[str, float]]) -> Iterator[str]:
    yield f'<text x="16" y="{top + 36}" font-weight="bold" fill="#0f172a">{escape(title)}</text>'
    longest = max(value for _, value in rows)
    for place, (name, value) in enumerate(rows):
        y = top + HEAD + place * ROW
        width = max(2, round((WIDTH - LEFT - RIGHT) * value / longest))
        colour = OURS if name == REPORTBOT else OTHERS
        yield f'<text x="{LEFT - 10}" y="{y + 14}" text-anchor="end" fill="#0f172a">{escape(name)}</text>'
        yield f'<rect x="{LEFT}" y="{y}" width="{width}" height="{BAR}" rx="3" fill="{colour}"/>'
        yield f'<text x="{LEFT + width + 8}" y="{y + 14}" fill="#0f172a">{number(value)}</text>'


def _said(figures: Figures, names: Sequence[str]) -> str:
    """The same in words, for who does not see it."""
    return "; ".join(
        f"{title.partition(' (')[0]}: " + ", ".join(f"{name} {number(figures[f'{name} {figure}'])}" for name in names)
        for figure, title in PANELS
    )
