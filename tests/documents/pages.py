"""Every page that is made; `make docs` writes them."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.authorisation import document as permissions
from tests.documents import imports_page, settings_page
from tests.domain import test_moves as moves
from tests.screens import document as screens

DOCS = Path(__file__).parents[2] / "docs"

QUICK: Mapping[Path, Callable[[], str]] = {
    DOCS / "settings.md": settings_page.page,
    DOCS / "architecture.svg": imports_page.picture,
}
ALL = {
    **QUICK,
    moves.DOCUMENT: moves.document,
    permissions.FILE: permissions.text,
    screens.FILE: screens.document,
}
"""The tests of the last three stand beside what they are made from."""


def main() -> None:
    """Write all."""
    for file, page in ALL.items():
        file.write_text(page(), encoding="utf-8")
        sys.stdout.write(f"{file.relative_to(DOCS.parent)}\n")


if __name__ == "__main__":
    main()
