"""docs/screens.md from the story as the bot plays it."""

import re
from functools import partial
from pathlib import Path

from reportbot.domain.tickets import ALPHABET
from reportbot.sandbox.people import Shown
from tests.screens.scene import Turn, played
from tests.screens.story import play

FILE = Path(__file__).parents[2] / "docs" / "screens.md"
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
HEAD = """# Screens

What people see, as the bot says it: a story that `make texts` plays in the sandbox, in virtual time. A test plays it
again, so what stands here is what is sent. Buttons stand in brackets, a row on a line.

"""

_TICKET = re.compile(rf"RB-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}")
MEDIA = {"photo": "🖼", "document": "📎", "video": "🎞"}


def document() -> str:
    """The whole page."""
    return HEAD + "\n".join(
        f"## {name}\n\n" + "\n".join(map(_turn, played(partial(play, language=language))))
        for language, name in LANGUAGES.items()
    )


def _turn(turn: Turn) -> str:
    if turn.opens:
        return f"### {turn.opens}\n"
    told = f"**{turn.who}:** {turn.act}" if turn.who else f"*{turn.act}*"
    return "\n".join([_TICKET.sub("RB-XXXX-XXXX", told), "", *(_message(name, shown) for name, shown in turn.seen)])


def _message(name: str, shown: Shown) -> str:
    media = [sign for kind, sign in MEDIA.items() if kind in shown.raw]
    rows = shown.raw.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [" ".join(f"[{button['text']}]" for button in row) for row in rows]
    lines = [f"→ {name}", *media, *shown.text.splitlines(), *buttons]
    return _TICKET.sub("RB-XXXX-XXXX", "```\n" + "\n".join(lines).replace("```", "'''") + "\n```\n")
