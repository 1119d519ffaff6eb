"""docs/performance.md: the block between its marks is written by the benchmark, all else by people."""

from pathlib import Path

from benchmarks.contestants import ROOT

PAGE = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "performance.svg"
BEGIN, END = "<!-- written by make bench -->", "<!-- until here -->"


def write(block: str, picture: str, page: Path = PAGE, drawing: Path = PICTURE) -> None:
    """Put the block between the marks, and the picture beside the page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{page.name} has not both marks, {BEGIN} and {END}")
    page.write_text(f"{before}{BEGIN}\n\n{block}\n\n{END}{after}", encoding="utf-8")
    drawing.write_text(picture, encoding="utf-8")
