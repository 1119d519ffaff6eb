"""docs/screens.md from the story as the bot plays it, and a table of all texts that it does not say."""

import re
from functools import cache
from pathlib import Path

from reportbot.domain.tickets import ALPHABET
from reportbot.sandbox.people import Shown
from reportbot.texts import Texts
from tests.screens import tail
from tests.screens.scene import Turn, played
from tests.screens.story import play

FILE = Path(__file__).parents[2] / "docs" / "screens.md"
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
HEAD = """# Screens

What people see, as the bot says it: a story that `make texts` plays in the sandbox, in virtual time. A test plays it
again, so what stands here is what is sent. Buttons stand in brackets, a row on a line; 🖼 is a picture, 📎 a file, 🎤 a
voice message, 📦 a file that is too large, ↪ a forwarded message, ✎ an edited one. What was shown before is left out
where it only leads to the next act. The team works in Indonesian, so its chapters stand there alone. Texts that no
chapter says in both languages stand in a [table at the end](#all-other-texts), each by its key and with samples.

"""
TAIL = "## All other texts\n\nSamples stand for what is filled in; a name in ‹brackets› for what has no sample.\n"

_TICKET = re.compile(rf"RB-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}")
_HASH = re.compile(r"\b(?=[a-f]*\d)[0-9a-f]{12,64}\b")
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
MEDIA = {"photo": "🖼", "document": "📎", "video": "🎞"}


@cache
def turns(language: str) -> tuple[Turn, ...]:
    """The story, played once."""
    return tuple(played(play, language))


def said(language: str) -> frozenset[str]:
    """The keys of all texts that chapters show in this language."""
    return frozenset(key for turn in turns(language) for key in turn.keys)


def untold() -> set[str]:
    """The keys that no chapter shows in one of the languages."""
    return set(Texts.load().keys("id")) - (said("id") & said("en"))


def document() -> str:
    """The whole page."""
    chapters = [f"## {name}\n\n" + "\n".join(map(_turn, turns(language))) for language, name in LANGUAGES.items()]
    body = "\n".join([*chapters, TAIL, *tail.table(untold())]).rstrip() + "\n"
    return HEAD + _contents(body) + body


def _contents(body: str) -> str:
    """A line for each heading, indented by its depth."""
    headings = re.findall(r"^##(#*) (.+)$", BLOCK.sub("", body), re.MULTILINE)
    return "\n".join(f"{'  ' * len(deeper)}- [{words}](#{_anchor(words)})" for deeper, words in headings) + "\n\n"


def masked(words: str) -> str:
    """Without the numbers of reports and the hashes, which are others each time."""
    return _HASH.sub("0123456789ab…", _TICKET.sub("RB-XXXX-XXXX", words))


def _anchor(words: str) -> str:
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")


def _turn(turn: Turn) -> str:
    if turn.opens:
        return f"### {turn.opens}\n"
    told = f"**{turn.who}:** {turn.act}" if turn.who else f"*{turn.act}*"
    return "\n".join([masked(told), "", *(_message(name, shown) for name, shown in turn.seen)])


def _message(name: str, shown: Shown) -> str:
    media = [sign for kind, sign in MEDIA.items() if kind in shown.raw]
    rows = shown.raw.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [" ".join(f"[{button['text']}]" for button in row) for row in rows]
    lines = [f"→ {name}", *media, *shown.text.splitlines(), *buttons]
    return masked("```\n" + "\n".join(lines).replace("```", "'''") + "\n```\n")
