"""What becomes of arguments before they stand in a message: escaped once, held out of Fluent where long, grouped."""

import html
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from reportbot.domain.languages import LANGUAGES
from reportbot.errors import TextError
from reportbot.taming import tame

FIRST_LANGUAGE: Final = LANGUAGES[0]

_HELD: Final = re.compile("\ue000(\\d+)\ue000")
_LONGEST_INLINE: Final = 2000


def is_bare(value: object) -> bool:
    """Whether it stands in a message as it is."""
    return isinstance(value, int | date)


def escaped(value: object) -> str:
    """Somebody's words as HTML.

    Raises:
        TextError: it is no text.
    """
    if not isinstance(value, str):
        raise TextError(f"a text takes no {type(value).__name__}")
    return html.escape(tame(value), quote=False)


def hold(value: str, held: list[str]) -> str:
    """Keep what is too long for Fluent out of it, behind a mark that no short string contains."""
    if len(value) <= _LONGEST_INLINE and "\ue000" not in value:
        return value
    held.append(value)
    return f"\ue000{len(held) - 1}\ue000"


def put_back(rendered: str, held: Sequence[str]) -> str:
    """The message with what was held out of it."""
    return _HELD.sub(lambda found: held[int(found[1])], rendered)


def grouped_by(language: str) -> Any:
    """Numbers with the separators of a language."""
    mark = "." if language == FIRST_LANGUAGE else ","
    return lambda number: f"{int(number):,}".replace(",", mark)
