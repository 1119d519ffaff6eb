"""Step 1: whatever is pasted, typed, forwarded or shared becomes the account of the draft."""

from typing import Final

from msgspec.structs import replace

from reportbot.conversation.filing.account_screens import FIRST_PLATFORMS, MORE_PLATFORMS, MOST_OFFERED
from reportbot.conversation.filing.draft import Draft, Step
from reportbot.conversation.inputs import Forward, Message
from reportbot.conversation.says import Text
from reportbot.domain.identifiers import Identifier, display_name, from_contact, from_forward, identify

Next = tuple[Draft, Text | None]
"""The draft after the step, and what to say in the place of the next screen's question."""

MOST_IDENTIFIERS: Final = 8
_TOLD: Final = frozenset({"short-link", "look-alike"})
"""Warnings that are for moderators: the citizen typed nothing wrong."""


def take(draft: Draft, message: Message) -> Next:
    """Read a message as the account."""
    if message.contact_phone:
        return _offered(draft, (from_contact(message.contact_phone),))
    if message.forward is not None and not draft.also:
        found = _all_in(message, None)
        return draft.at(Step.FORWARD, forward=_sender(message.forward), offered=found), None
    if draft.step == Step.NAME:
        return _named(draft, message)
    taken, note = _offered(draft, _found(draft, message))
    return replace(taken, account_message=message.message_id), note


def retake(draft: Draft, message: Message) -> Draft | None:
    """The draft after an edit of the message that named the account; None where the edit is not clear."""
    platform = draft.platform if draft.platform != "" else None
    found = _all_in(message, platform)
    if len(found) != 1 or not found[0].platform or _odd(found[0]) or draft.step == Step.NAME:
        return None
    return replace(draft, identifiers=(*found, *draft.identifiers[1:]), platform=found[0].platform)


def begin_with(message: Message) -> bool:
    """Whether a message outside any draft is enough to start one."""
    if message.contact_phone or message.forward is not None:
        return True
    return bool(_all_in(message, None))


def pick_platform(draft: Draft, platform: str) -> Next:
    """An app was chosen: of the account that waits for it, or of one to be typed."""
    if platform not in (*FIRST_PLATFORMS, *MORE_PLATFORMS):
        return draft, Text("toast-forged")
    if draft.step in {Step.APP, Step.MORE} and draft.offered:
        waiting = draft.offered[0]
        return _offered(draft, (_on(waiting, platform),))
    return draft.at(Step.IDENTIFIER, platform=platform, offered=()), None


def more_platforms(draft: Draft) -> Next:
    """To the second list."""
    return draft.at(Step.MORE), None


def name_only(draft: Draft) -> Next:
    """Only a display name is known."""
    return draft.at(Step.NAME), None


def pick_found(draft: Draft, index: int) -> Next:
    """One of several was chosen."""
    if index >= len(draft.offered):
        return draft, Text("toast-forged")
    return _offered(draft, (draft.offered[index],))


def sender_meant(draft: Draft) -> Next:
    """The sender of the forwarded message; a hidden one has at most a name."""
    if not draft.forward:
        return draft.at(Step.ACCOUNT, offered=()), Text("account-sender-hidden")
    return _accept(draft, draft.forward)


def in_message_meant(draft: Draft) -> Next:
    """An account in the forwarded message's text."""
    if not draft.offered:
        return draft.at(Step.ACCOUNT, forward=()), Text("account-none-in-message")
    return _offered(draft, draft.offered)


def accept_odd(draft: Draft) -> Next:
    """*Ya, pakai*."""
    return _accept(draft, draft.offered[:1])


def retype(draft: Draft) -> Next:
    """*Ketik ulang*."""
    return draft.at(_asking(draft), offered=()), None


def _asking(draft: Draft) -> Step:
    if draft.also:
        return Step.ALSO
    return Step.IDENTIFIER if draft.platform else Step.ACCOUNT


def _sender(forward: Forward) -> tuple[Identifier, ...]:
    """People and hidden people by what Telegram tells, a name before a number; of channels their public name."""
    user_id = forward.user_id if forward.kind == "user" else None
    found = from_forward(user_id, forward.username, forward.name)
    return tuple(sorted(found, key=lambda one: one.kind == "numeric"))


def _named(draft: Draft, message: Message) -> Next:
    if not message.text.strip():
        return draft, Text("account-not-found")
    named = display_name(message.text.strip()[:200], draft.platform)
    if not named.canonical:
        return draft, Text("account-not-found")
    return _accept(replace(draft, account_message=message.message_id), (named,))


def _found(draft: Draft, message: Message) -> tuple[Identifier, ...]:
    """What is found on the chosen app, or on the one that is corrected; a second account may be a bare bank account."""
    if draft.also:
        return _all_in(message, None) or (identify(message.text, "rekening") if _has_digits(message.text) else ())
    if draft.step in {Step.IDENTIFIER, Step.ODD} or not draft.editing:
        return _all_in(message, draft.platform if draft.step in {Step.IDENTIFIER, Step.ODD} else None)
    unmistakable = tuple(one for one in _all_in(message, None) if one.platform)
    return unmistakable or _all_in(message, draft.platform or None)


def _has_digits(text: str) -> bool:
    return sum(letter.isdigit() for letter in text) > 4


def _all_in(message: Message, platform: str | None) -> tuple[Identifier, ...]:
    words = "\n".join((message.text, *message.links))
    return identify(words, platform)[:MOST_OFFERED]


def _offered(draft: Draft, found: tuple[Identifier, ...]) -> Next:
    """None, one or several accounts lead to another question each."""
    if not found:
        return draft, Text("account-not-found")
    if len(found) > 1:
        return draft.at(Step.CHOOSE, offered=found), None
    if not found[0].platform:
        return draft.at(Step.APP, offered=found), None
    return draft.at(Step.ODD, offered=found) if _odd(found[0]) else _accept(draft, found)[0], None


def _odd(found: Identifier) -> bool:
    return bool(found.warnings) and not set(found.warnings) <= _TOLD


def _on(waiting: Identifier, platform: str) -> Identifier:
    """The account on the app that was named; what the app's form does not fit is kept as typed."""
    found = identify(waiting.verbatim, platform)
    fitting = [one for one in found if one.platform == platform]
    return fitting[0] if fitting else replace(waiting, platform=platform)


def _accept(draft: Draft, found: tuple[Identifier, ...]) -> Next:
    """The account is known: on to the suspicion, or back to the summary."""
    if draft.also:
        known = {(one.platform, one.kind, one.canonical) for one in draft.identifiers}
        new = tuple(one for one in found if (one.platform, one.kind, one.canonical) not in known)
        every = (*draft.identifiers, *new)[:MOST_IDENTIFIERS]
        return draft.at(Step.SUMMARY, identifiers=every, offered=(), forward=(), also=False), None
    fields = {"identifiers": found, "platform": found[0].platform or draft.platform, "offered": (), "forward": ()}
    if draft.editing:
        return draft.at(Step.SUMMARY, editing=False, **fields), None
    return draft.at(Step.EVIDENCE if draft.category else Step.CATEGORY, **fields), None
