"""docs/performance.md: the blocks between marks are written by the benchmarks, all else by people."""

from pathlib import Path

from benchmarks.contestants import ROOT

PAGE = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "performance.svg"
BEGIN, END = "<!-- written by make bench -->", "<!-- until here -->"


def write(block: str, picture: str, page: Path = PAGE, drawing: Path = PICTURE) -> None:
    """Put the block between the marks, and the picture beside the page."""
    put(block, page)
    drawing.write_text(picture, encoding="utf-8")


def put(block: str, page: Path = PAGE, begin: str = BEGIN) -> None:
    """Put the block between this mark and the end that follows it."""
    before, _, after = _parts(page, begin)
    page.write_text(f"{before}{begin}\n\n{block}\n\n{END}{after}", encoding="utf-8")


def standing(page: Path = PAGE, begin: str = BEGIN) -> str:
    """The block that stands there."""
    return _parts(page, begin)[1].strip()


def _parts(page: Path, begin: str) -> tuple[str, str, str]:
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    block, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{page.name} has not both marks, {begin} and {END}")
    return before, block, after
