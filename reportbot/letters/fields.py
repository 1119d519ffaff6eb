"""Letters, packets and charts as the plain JSON that the templates read: printable words, dates in parts, WIB."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from reportbot.domain.periods import WIB
from reportbot.letters.annex import annex_header
from reportbot.letters.data import Account, Chart, Item, Letter, Packet, Sender
from reportbot.letters.printable import is_strange, printable, printable_lines

_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF")


class Pictures(Struct):
    """The pictures of one document, by the path under which its template finds them."""

    files: dict[str, bytes] = field(default_factory=dict)
    shown: list[dict[str, Any]] = field(default_factory=list)

    def add(self, items: Iterable[Item], number: int = 0) -> None:
        """All pictures of these items; `number` is the annex row they belong to.

        Raises:
            ValueError: something is no JPEG, PNG or WebP.
        """
        for item in items:
            for place, picture in enumerate(item.pictures, 1):
                if not picture.startswith(_STARTS):
                    raise ValueError("a picture in a letter is JPEG, PNG or WebP")
                path = f"pictures/{len(self.files)}.svg"
                self.files[path] = picture
                part = {"place": place, "of": len(item.pictures)}
                self.shown.append({**_item(item), **part, "path": path, "number": number})


def letter_data(letter: Letter, pictures: Pictures, texts_dir: Path | None = None) -> dict[str, Any]:
    """What the letter's template reads; its pictures are added to `pictures`, but none of a withdrawn account."""
    for account in letter.accounts if letter.kind != "retraction" else ():
        pictures.add(account.evidence, account.number)
    deadline = letter.received + timedelta(hours=letter.hours) if letter.received else None
    return {
        **_head(letter.sender, letter.date),
        "kind": letter.kind,
        "round": int(letter.kind[-1]) if letter.kind[-1].isdigit() else 0,
        "number": printable(letter.number),
        "recipient": printable_lines(letter.recipient),
        "platform": printable(letter.platform),
        "urgent": letter.urgent,
        "hours": letter.hours,
        "received": _moment(letter.received),
        "deadline": _moment(deadline),
        "reply_by": _day(letter.date + timedelta(days=letter.reply_days)),
        "earlier": [{"number": printable(sent.number), "date": _day(sent.date)} for sent in letter.earlier],
        "copies": [printable(copy) for copy in letter.copies],
        "draft": letter.draft,
        "header": annex_header(letter, texts_dir),
        "accounts": [_account(account) for account in letter.accounts],
        "coded": any(is_strange(account.account + account.link) for account in letter.accounts),
        "pictures": pictures.shown,
    }


def packet_data(packet: Packet, pictures: Pictures) -> dict[str, Any]:
    """What the packet's template reads; its pictures are added to `pictures`."""
    pictures.add(packet.evidence)
    return {
        **_head(packet.sender, packet.date),
        "case": str(packet.case),
        "authority": printable_lines(packet.authority),
        "category": printable(packet.category),
        "urgent": packet.urgent,
        "child": packet.child,
        "identifiers": [[printable(word) for word in words] for words in packet.identifiers],
        "chronology": [{"at": _moment(event.at), "words": printable_lines(event.words)} for event in packet.chronology],
        "evidence": [_item(item) for item in packet.evidence],
        "reporters": packet.reporters,
        "places": [printable(place) for place in packet.places],
        "stories": [[number, printable_lines(story)] for number, story in packet.stories],
        "sealed": packet.sealed,
        "official": printable(packet.official) if packet.official is not None else None,
        "hotlines": [printable(line) for line in packet.hotlines],
        "coded": any(is_strange(words[-1]) for words in packet.identifiers),
        "pictures": pictures.shown,
    }


def chart_data(chart: Chart) -> dict[str, Any]:
    """What the chart's template reads."""
    return {
        "title": printable(chart.title),
        "subtitle": printable(chart.subtitle),
        "blocks": [{"title": printable(block.title), "bars": _bars(block.bars)} for block in chart.blocks],
    }


def _bars(bars: Sequence[tuple[str, int | None]]) -> list[dict[str, Any]]:
    return [{"name": printable(name), "count": count} for name, count in bars]


def _head(sender: Sender, day: date) -> dict[str, Any]:
    return {
        "date": _day(day),
        "sender": {
            "name": printable(sender.name),
            "address": printable_lines(sender.address),
            "contact": printable_lines(sender.contact),
            "place": printable(sender.place),
            "signatory": printable(sender.signatory),
            "title": printable_lines(sender.signatory_title),
        },
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "number": str(account.number),
        "platform": printable(account.platform),
        "account": printable(account.account),
        "link": printable(account.link) if account.link != account.account else "",
        "category": printable(account.category),
        "reason": printable_lines(account.reason),
        "evidence": [_item(item) for item in account.evidence],
    }


def _item(item: Item) -> dict[str, Any]:
    return {"name": printable(item.name), "received": _moment(item.received), "sha256": printable(item.sha256)}


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _moment(when: datetime | None) -> dict[str, Any] | None:
    if when is None:
        return None
    local = when.astimezone(WIB)
    return {**_day(local.date()), "time": [f"{local.hour:02}", f"{local.minute:02}"]}
