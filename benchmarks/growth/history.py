"""What was measured of growth is kept in build/growth.json over all runs, so that `make bench` can judge it too."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.contestants import ROOT
from benchmarks.growth.rows import Row

PARTS = ("size", "ratios", "lists", "meanwhile", "backlog", "memory", "postgresql")
FILE = ROOT / "build" / "growth.json"
_WORD = {True: "reached", False: "NOT REACHED", None: "-"}


def keep(found: Mapping[str, Sequence[Row]], on: date, file: Path = FILE) -> None:
    """Put the rows of these parts in the place of those that were kept of them."""
    standing = read(file) | {
        part: [asdict(row) | {"on": on.isoformat()} for row in rows] for part, rows in found.items()
    }
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(standing, indent=1), encoding="utf-8")


def read(file: Path = FILE) -> dict[str, list[dict[str, Any]]]:
    """By part what is kept."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def told(parts: Iterable[str] = PARTS, file: Path = FILE) -> str:
    """A line a figure; a part of which none is kept is said to be not measured."""
    standing = read(file)
    return "\n".join(line for part in parts for line in _lines(part, standing.get(part, [])))


def missed(file: Path = FILE) -> list[str]:
    """The figures that do not reach their goals."""
    return [row["figure"] for rows in read(file).values() for row in rows if row["reached"] is False]


def _lines(part: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if not rows:
        yield f"{part}: not measured (python -m benchmarks.growth --only {part})"
    for row in rows:
        measured = "not measured" if row["measured"] is None else f"{row['measured']:,.2f}{row['unit']}"
        yield f"{row['figure']:78} {row['goal']:12} {measured:14} {_WORD[row['reached']]:11} {row['on']}"
