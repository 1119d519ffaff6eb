"""docs/architecture.svg: the packages in their layers, and who imports whom, drawn from the imports as they are."""

import tomllib
from functools import cache
from html import escape
from itertools import product
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
WIDTH, ROW, BOX, HIGH, GAP = 1080, 92, 128, 40, 28

HEAD_OF_ARROWS = (
    '<defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="#64748b"/></marker></defs>'
)

SAID = {
    "cli": "one file a verb",
    "bot_api": "Telegram's wire",
    "sandbox": "Telegram's stand-in",
    "health": "pages, metrics",
    "timers": "due times",
    "works": "letters, files, lists",
    "intake": "the transaction",
    "delivery": "outbox, pacing",
    "evidence": "the vault",
    "letters": "PDF, charts",
    "backups": "sealed copies",
    "transparency": "the public page",
    "sheets": "CSV, XLSX",
    "storage": "the only SQL",
    "texts": "the only words",
    "settings": "the environment",
    "conversation": "what is next: pure",
    "domain": "what is true: pure",
}


def layers() -> list[list[str]]:
    """The packages from above, as the contract in pyproject.toml names them; the small ones below domain left out."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    rows = [[name.strip(" ()") for name in row.split("|")] for row in contract["layers"]]
    return [known for row in rows if (known := [name for name in row if name in SAID])]


@cache
def imports() -> frozenset[tuple[str, str]]:
    """Who imports whom, package by package; what follows from two others is left out."""
    names = [name for row in layers() for name in row]
    graph = grimp.build_graph("reportbot")
    whole = {(a, b) for a, b in product(names, names) if a != b and _imports(graph, a, b)}
    return frozenset((a, b) for a, b in whole if not _follows(a, b, whole))


def _imports(graph: grimp.ImportGraph, importer: str, imported: str) -> bool:
    chains = graph.direct_import_exists(
        importer=f"reportbot.{importer}", imported=f"reportbot.{imported}", as_packages=True
    )
    return bool(chains)


def _follows(a: str, b: str, edges: set[tuple[str, str]]) -> bool:
    """Whether there is a longer way from a to b."""
    reached, new = set[str](), {d for c, d in edges if c == a and d != b}
    while new:
        reached |= new
        new = {d for c, d in edges if c in new} - reached
    return b in reached


def picture() -> str:
    """The drawing."""
    rows = layers()
    places = {name: place for y, row in enumerate(rows) for name, place in _placed(row, y)}
    high = len(rows) * ROW + GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" font-family="sans-serif" role="img">',
        "<title>The packages of ReportBot: each imports only what stands below it</title>",
        HEAD_OF_ARROWS,
        f'<rect width="{WIDTH}" height="{high}" fill="#ffffff"/>',
        *(_arrow(places[a], places[b]) for a, b in sorted(imports())),
        *(_box(name, *place) for name, place in places.items()),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _placed(row: list[str], y: int) -> list[tuple[str, tuple[float, float]]]:
    share = WIDTH / len(row)
    return [(name, (share * (n + 0.5), GAP + y * ROW)) for n, name in enumerate(row)]


def _box(name: str, x: float, y: float) -> str:
    pure = name in {"conversation", "domain"}
    fill, edge = ("#e0f2fe", "#0369a1") if pure else ("#f8fafc", "#475569")
    left = x - BOX / 2
    return (
        f'<rect x="{left:.0f}" y="{y:.0f}" width="{BOX}" height="{HIGH}" rx="7" fill="{fill}" stroke="{edge}"/>'
        + _words(x, y + 17, name, 'font-size="14" font-weight="bold"')
        + _words(x, y + 32, SAID[name], 'font-size="10.5" fill="#475569"')
    )


def _words(x: float, y: float, words: str, style: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" {style}>{escape(words)}</text>'


def _arrow(above: tuple[float, float], below: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = above, below
    if y1 == y2:
        side = BOX / 2 if x2 > x1 else -BOX / 2
        return _line(x1 + side, y1 + HIGH / 2, x2 - side, y2 + HIGH / 2)
    return _line(x1, y1 + HIGH, x2, y2)


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (y1 + y2) / 2
    way = f"M{x1:.0f} {y1:.0f}C{x1:.0f} {middle:.0f} {x2:.0f} {middle:.0f} {x2:.0f} {y2:.0f}"
    return f'<path d="{way}" fill="none" stroke="#94a3b8" stroke-width="1.2" marker-end="url(#to)"/>'
