"""docs/permissions.md, from the table as it is."""

from collections.abc import Iterable
from pathlib import Path

from reportbot.conversation.buttons import Payload
from reportbot.conversation.menus import STAFF, of_citizens, of_staff
from reportbot.texts import Texts
from tests.authorisation.cast import Right, Spot
from tests.authorisation.table import COMMANDS, PRESSES, TYPED, Rule

FILE = Path(__file__).parents[2] / "docs" / "permissions.md"

TEXTS = Texts.load()
ALIASES = {"help": "bantuan", "language": "bahasa"}

HEAD = """# Who may press and write what, and where

Made from the table in `tests/authorisation/table.py`; after a change there, `make docs` writes it anew. All else is
refused with one sentence, and changes nothing. A test goes through all of it: every standing, every kind of chat, every
button, every state.

A supervisor may all that a moderator may. Who waits for approval, has left, was removed, or is restricted and out of
the group may what any citizen may. Anonymous administrators, channels and bots may nothing. How somebody stands is
believed for a minute; then Telegram is asked, and until it has said that he may, he may not. In which states of a case
a move is open, and what somebody may not do who reported it, stands in `moves.md`.
"""


def text() -> str:
    """All of it."""
    return "\n".join(
        [
            HEAD,
            *_section("Buttons", "button", PRESSES),
            *_section("Commands", "command", COMMANDS),
            *_section("Written lines", "written", TYPED),
        ]
    )


def _section(title: str, column: str, rules: Iterable[Rule]) -> list[str]:
    head = [f"## {title}", "", f"| {column} | what it does | who | where | moves |", "|---|---|---|---|---|"]
    return [*head, *(_row(rule) for rule in rules), ""]


def _row(rule: Rule) -> str:
    cells = (_name(rule), _says(rule), _who(rule), _where(rule), ", ".join(f"`{move}`" for move in rule.moves))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _name(rule: Rule) -> str:
    what = f"`{rule.what}`" if isinstance(rule.what, str) else f"`{rule.what.CODE}` {rule.what.__name__}"
    only = ", ".join(f"{name} {getattr(value, 'value', value)}" for name, value in rule.only.items())
    return f"{what} ({only})" if only else what


def _says(rule: Rule) -> str:
    if rule.says:
        return rule.says
    if isinstance(rule.what, str):
        return _of_the_menu(rule.what.removeprefix("/"))
    assert issubclass(rule.what, Payload)
    return " ".join((rule.what.__doc__ or "").split()).removesuffix(".")


def _of_the_menu(command: str) -> str:
    """What Telegram's menu, or the help, says of a command, in English."""
    name = ALIASES.get(command, command)
    return TEXTS.plain(of_staff(name) if name in STAFF else of_citizens(name), "en")


def _who(rule: Rule) -> str:
    who = " or ".join(right.value for right in Right if right in rule.who)
    but = ", ".join(sorted(tie.value for tie in rule.but))
    return f"{who}; not {but}" if but else who


def _where(rule: Rule) -> str:
    return ", ".join(spot.value for spot in Spot if spot in rule.where)
