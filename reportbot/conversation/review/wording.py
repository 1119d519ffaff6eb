"""Pieces that several review messages share: evidence that is only named, links to cards, rows of buttons."""

import re
from collections.abc import Iterable, Sequence

from reportbot.conversation.buttons import Payload
from reportbot.conversation.desk import Desk
from reportbot.conversation.says import Button, Rows, Text
from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.records import Case, Evidence
from reportbot.domain.words import EvidenceKind

MOST_NAMED = 8
LONGEST = 90
SUPERGROUP = "-100"
POLICE = "police"

_SHORT = {"rekening": "button-bank"}
"""Platforms whose names are too long for a button."""

ADDRESS = re.compile(r"://|\w\.[^\W\d]")
SCHEME = re.compile(r"http(?=s?://)", re.IGNORECASE)
INNER_DOT = re.compile(r"\.(?=\w)")


def platform_name(platform: str) -> Text:
    """A platform's name."""
    return Text(f"platform-{platform}") if platform in PLATFORMS else Text("platform-unknown")


def short_platform_name(platform: str) -> Text:
    """A platform's name as a button has room for."""
    return Text(_SHORT[platform]) if platform in _SHORT else platform_name(platform)


def named(items: Iterable[Evidence]) -> list[Text]:
    """Files by kind and size, links and texts with nothing to press and nobody named."""
    items = list(items)
    lines = [_name(item) for item in items[:MOST_NAMED]]
    if len(items) > MOST_NAMED:
        lines.append(Text("evidence-more", {"count": len(items) - MOST_NAMED}))
    return lines


def _name(item: Evidence) -> Text:
    if item.kind in {EvidenceKind.LINK, EvidenceKind.TEXT}:
        words = defanged(item.masked)[:LONGEST]
        key = "evidence-named-link" if item.kind is EvidenceKind.LINK else "evidence-named-text"
        return Text(key, {"words": words}) if words else Text("evidence-named-closed")
    size = max(1, round(item.size / 1024))
    return Text("evidence-named-file", {"kind": Text(f"file-{_family(item.mime)}"), "size": size})


def _family(mime: str) -> str:
    """The kind of a file as people say it; its own name stays unsaid."""
    family = mime.partition("/")[0]
    if mime == "application/pdf":
        return "pdf"
    return family if family in {"image", "video", "audio", "text"} else "other"


def defanged(words: str) -> str:
    """The words on one line, with every address written so that nothing can be pressed."""
    return " ".join(_unpressable(word) if ADDRESS.search(word) else word for word in words.split())


def _unpressable(word: str) -> str:
    named = SCHEME.sub("hxxp", word)
    opened = named if named != word else named.replace("://", "[:]//")
    return INNER_DOT.sub("[.]", opened)


def button(key: str, press: Payload, style: str = "") -> Button:
    """A button with a text key as its label."""
    return Button(Text(key), press, style=style)


def pairs(buttons: Sequence[Button]) -> Rows:
    """Two buttons a row."""
    return tuple(tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2))


def joined(texts: Iterable[Text], between: str = "listed") -> Text | None:
    """Several texts with commas, or what else stands `between`; None of none."""
    whole: Text | None = None
    for text in texts:
        whole = text if whole is None else Text(between, {"before": whole, "next": text})
    return whole


def authority_name(authority: str) -> Text:
    """A short name, as a button or in a list."""
    return Text("authority-police") if authority == POLICE else Text(f"reason-{authority}")


def card_link(desk: Desk, case: Case) -> Rows:
    """A button that opens the live card, where it is known."""
    url = card_url(desk, case)
    return ((Button(Text("button-open-card"), url=url),),) if url else ()


def card_url(desk: Desk, case: Case) -> str:
    """The address of the live card for members of the group, or ""."""
    place, group = desk.place(f"card:{case.case}"), str(desk.group().chat_id or "")
    if place is None or place.message_id is None or not group.startswith(SUPERGROUP):
        return ""
    return f"https://t.me/c/{group.removeprefix(SUPERGROUP)}/{place.message_id}"
