"""What no chapter says: every such text in both languages with sample arguments, by its key and file."""

import html
import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime

from reportbot.conversation.says import Text
from reportbot.texts import Texts
from tests.texts import longest
from tests.texts.calls import FILES, numbers, times

TEXTS = Texts.load()
WHEN = datetime(2021, 3, 21, 7, 30, tzinfo=UTC)
KEY = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE)

SAMPLES = {
    **dict.fromkeys(longest.COUNTS, 7),
    **dict.fromkeys(("moderator", "who", "name"), "Sari"),
    **dict.fromkeys(("case", "number", "older", "younger", "first", "last", "from", "to"), 1287),
    **dict.fromkeys(("file", "folder"), "data/reportbot.key"),
    "ticket": "RB-7K2M-9QXC",
    "account": "contoh_akun88",
    "accounts": "contoh_akun88",
    "story": "Dia minta transfer dulu.",
    "words": "Dia minta transfer dulu.",
    "title": "Tim Pemeriksa",
    "operator": "Tim ReportBot",
    "recipient": "Tim Kepatuhan MiChat",
    "address": "kepatuhan@michat.example",
    "cases": "1287, 1290",
    "program": "reportbot",
    "year": "2021",
    "url": "https://lapor.example/hook",
}
"""Of arguments that are no text of ours; those are the longest there is, and all else is its own name."""


def by_file() -> dict[str, list[str]]:
    """The keys of each file, in its order."""
    return {file.name: KEY.findall(file.read_text("utf-8")) for file in FILES if file.parent.name == "id"}


def sample(key: str, language: str) -> str:
    """The text with arguments as they may be."""
    args = {name: _argument(key, name, language) for name in TEXTS.variables(key, language)}
    return TEXTS.plain(Text(key, args), language)


def _argument(key: str, name: str, language: str) -> "str | int | datetime | Text":
    if name in times():
        return WHEN
    bound = longest.BY_KEY.get((key, name), longest.BY_NAME.get(name))
    if callable(bound):
        return bound(language)
    if isinstance(bound, int) or name in numbers():
        return 7
    return SAMPLES.get(name, f"‹{name}›")


def table(keys: Collection[str]) -> Iterator[str]:
    """Rows of these keys below a heading for each file."""
    for file, every in by_file().items():
        mine = [key for key in every if key in keys]
        if mine:
            yield f"### {file}\n\n| key | Bahasa Indonesia | English |\n|---|---|---|"
            yield from (f"| `{key}` | {_cell(key, 'id')} | {_cell(key, 'en')} |" for key in mine)
            yield ""


def _cell(key: str, language: str) -> str:
    words = html.escape(sample(key, language), quote=False)
    return re.sub(r"([\\`*_{}\[\]|~#])", r"\\\1", words).replace("\n", "<br>")
