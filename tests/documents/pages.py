"""Every page that is made; `make docs` writes them."""

import sys
from collections.abc import Callable, Mapping, Sequence
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


def main(names: Sequence[str]) -> None:
    """Write those that are named as `docs/moves.md`, or all."""
    for file, page in ALL.items():
        name = str(file.relative_to(DOCS.parent))
        if not names or name in names:
            file.write_text(page(), encoding="utf-8")
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
