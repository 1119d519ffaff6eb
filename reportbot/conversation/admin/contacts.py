"""/platform: whom each platform is asked by, changed by buttons and a typed line."""

import re
from typing import Final

from msgspec.structs import replace

from reportbot.conversation.admin import forms
from reportbot.conversation.admin import presses as p
from reportbot.conversation.admin.acts import recorded
from reportbot.conversation.admin.entries import Reply
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Message, Press
from reportbot.conversation.needs import Contacts, Need, Requests
from reportbot.conversation.requests.letterhead import contact_of
from reportbot.conversation.review.acting import Args
from reportbot.conversation.review.wording import joined, platform_name
from reportbot.conversation.says import Button, Content, Rows, Text
from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.policy import PlatformDefault
from reportbot.domain.records import PlatformContact, TakedownRequest

STEP: Final = "platform"
NONE: Final = "-"
"""Typed to clear an e-mail address."""

_ADDRESS: Final = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")


def needs(*_: object) -> set[Need]:
    """All contacts, and what is ready and under way."""
    return {Contacts(), Requests()}


def command(desk: Desk, _item: Message, _argument: str) -> Content:
    """/platform."""
    return listing(desk)


def listing(desk: Desk) -> Content:
    """All platforms, those with a contact told in full."""
    lines = [Text("platforms-head")]
    buttons = []
    for platform in PLATFORMS:
        contact = contact_of(desk, platform)
        if contact.recipient or contact.address or _ready(desk, platform) or _open(desk, platform):
            lines.append(_line(desk, platform, contact))
        buttons.append(Button(Text(f"choice-{platform}"), p.PlatformPage(platform)))
    if len(lines) == 1:
        lines.append(Text("platforms-none"))
    rows: Rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return Content(tuple(lines), rows)


def _ready(desk: Desk, platform: str) -> int:
    return desk.facts.ready_counts.get(platform, 0)


def _open(desk: Desk, platform: str) -> int:
    return sum(request.platform == platform for request in desk.many(TakedownRequest, "open", True))


def _line(desk: Desk, platform: str, contact: PlatformDefault) -> Text:
    args: Args = {"platform": platform_name(platform), "ready": _ready(desk, platform), "open": _open(desk, platform)}
    return Text("platforms-line", {**args, "contact": _contact(contact)})


def _contact(contact: PlatformDefault) -> Text:
    if not contact.recipient and not contact.address:
        return Text("platform-no-contact")
    named = contact.recipient
    said = [Text("platform-recipient", {"recipient": named}) if named else Text("platform-no-recipient")]
    said.append(Text("platform-mail", {"address": contact.address}) if contact.address else Text("platform-no-mail"))
    said += [Text("platform-abroad")] if contact.abroad else []
    whole = joined(said)
    return whole if whole is not None else Text("platform-no-contact")


def page(desk: Desk, platform: str, note: Text | None = None) -> Content:
    """One platform."""
    contact = contact_of(desk, platform)
    other = Text("button-platform-home" if contact.abroad else "button-platform-abroad")
    rows: Rows = (
        (
            Button(Text("button-platform-recipient"), p.EditPlatform(platform, p.Part.RECIPIENT)),
            Button(Text("button-platform-address"), p.EditPlatform(platform, p.Part.ADDRESS)),
        ),
        (Button(other, p.Abroad(platform, not contact.abroad)),),
        (Button(Text("button-back"), p.Platforms()),),
    )
    lines = (note,) if note is not None else ()
    return Content((*lines, _line(desk, platform, contact)), rows)


def show_all(desk: Desk, item: Press, _pressed: p.Platforms) -> Reply:
    """Back to the list."""
    forms.finish(desk, item.person)
    return Reply(listing(desk))


def show(desk: Desk, item: Press, pressed: p.PlatformPage) -> Reply:
    """One platform's contact."""
    forms.finish(desk, item.person)
    return Reply(page(desk, pressed.platform)) if pressed.platform in PLATFORMS else _unknown()


def _unknown() -> Reply:
    return Reply(toast=Text("admin-refused"))


def edit(desk: Desk, item: Press, pressed: p.EditPlatform) -> Reply:
    """Ask for the line."""
    if pressed.platform not in PLATFORMS:
        return _unknown()
    forms.ask(desk, item.person, STEP, pressed.part.value, pressed.platform)
    return Reply(_question(pressed.platform, pressed.part))


def _question(platform: str, part: p.Part, note: Text | None = None) -> Content:
    rows: Rows = ((Button(Text("button-cancel"), p.PlatformPage(platform)),),)
    ask = Text(f"platform-ask-{part.value}", {"platform": platform_name(platform)})
    return Content((note, ask) if note is not None else (ask,), rows)


def abroad(desk: Desk, item: Press, pressed: p.Abroad) -> Reply:
    """With or without an English copy."""
    if pressed.platform not in PLATFORMS:
        return _unknown()
    _change(desk, item.person, pressed.platform, replace(contact_of(desk, pressed.platform), abroad=pressed.abroad))
    recorded(desk, "platform", item.person, platform=pressed.platform, part="abroad", abroad=pressed.abroad)
    return Reply(page(desk, pressed.platform), Text("saved"))


def typed(desk: Desk, item: Message) -> Content | None:
    """The line that was asked for."""
    _, name, platform = forms.asked(desk, item.person)
    part = p.Part(name)
    contact = contact_of(desk, platform)
    words = forms.line_of(item, bool if part is p.Part.RECIPIENT else _is_address)
    if words is None:
        return _question(platform, part, Text(f"platform-wrong-{part.value}"))
    if part is p.Part.RECIPIENT:
        changed = replace(contact, recipient=words)
    else:
        changed = replace(contact, address="" if words == NONE else words)
    _change(desk, item.person, platform, changed)
    recorded(desk, "platform", item.person, words, platform=platform, part=part.value)
    forms.finish(desk, item.person)
    return page(desk, platform, Text("saved"))


def _is_address(words: str) -> bool:
    return words == NONE or _ADDRESS.fullmatch(words) is not None


def _change(desk: Desk, by: int, platform: str, contact: PlatformDefault) -> None:
    desk.put(
        PlatformContact(
            platform=platform,
            recipient=contact.recipient,
            address=contact.address,
            abroad=contact.abroad,
            changed_at=desk.now,
            changed_by=by,
        )
    )
