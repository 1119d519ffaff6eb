"""What a supervisor reads in private about referrals."""

from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.referrals.presses import OnReferral, Step
from reportbot.conversation.review.acting import Args, name_of
from reportbot.conversation.review.beside import not_in_packet, referral_words
from reportbot.conversation.review.wording import authority_name, button, pairs
from reportbot.conversation.says import Button, Content, Rows, Text
from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.records import Case, Referral, StoredFile

DESCRIBED: Final = frozenset({"police", "iasc", "bank", "numbers", "ministry", "child-line"})
"""Authorities whose own demands are in locales/."""


HOTLINES: Final = ("police", "child-line")
"""Channels that a packet about a child names."""


def full_name(authority: str) -> Text:
    """An authority as a letter names it."""
    return Text(f"authority-full-{authority}") if authority in DESCRIBED else authority_name(authority)


def platform_name(platform: str) -> Text:
    """A platform's name."""
    return Text(f"platform-{platform}") if platform in PLATFORMS else Text("platform-unknown")


def demands(authority: str) -> tuple[Text, ...]:
    """What that channel asks for beside the packet."""
    return (Text(f"authority-asks-{authority}"),) if authority in DESCRIBED else ()


def _args(referral: Referral) -> Args:
    return {"case": referral.case, "authority": authority_name(referral.authority)}


def _waiting(referral: Referral) -> Rows:
    handed = button("button-handed", OnReferral(referral.referral, Step.HANDED), "primary")
    again = button("button-packet-again", OnReferral(referral.referral, Step.AGAIN))
    return ((handed,), (again, button("button-cancel", OnReferral(referral.referral, Step.CANCEL))))


def ready(referral: Referral, count: int) -> Content:
    """The caption of the packet."""
    return Content(
        (Text("packet-ready", {**_args(referral), "count": count}), *demands(referral.authority)), _waiting(referral)
    )


def failed(referral: Referral, reason: Text) -> Content:
    """No packet came of it."""
    again = button("button-packet-again", OnReferral(referral.referral, Step.AGAIN))
    cancel = button("button-cancel", OnReferral(referral.referral, Step.CANCEL))
    return Content((Text("packet-failed", {**_args(referral), "reason": reason}),), ((again, cancel),))


def handed(desk: Desk, referral: Referral) -> Content:
    """The handing over was recorded."""
    at = referral.handed_at or desk.now
    line = Text("handed-recorded", {**_args(referral), "told": at + desk.rules.undo})
    return Content((line,), ((button("button-take-back", OnReferral(referral.referral, Step.TAKE_BACK)),),))


def one(desk: Desk, referral: Referral) -> Content:
    """One referral: how far it is, who did what, and what exactly was in it."""
    case = desk.must(Case, referral.case)
    official = Text("official-number", {"number": case.official}) if case.official else Text("official-none")
    by = {"at": referral.created_at, "moderator": name_of(desk, referral.created_by)}
    lines = [
        Text("referral-head", {"case": referral.case, "referral": referral_words(referral)}),
        Text("referral-made", by),
        Text("card-official", {"official": official}),
    ]
    if referral.handed_at is not None:
        lines.append(Text("referral-given", {"at": referral.handed_at, "moderator": name_of(desk, referral.handed_by)}))
    packet = desk.get(StoredFile, referral.packet) if referral.packet is not None else None
    if packet is not None:
        lines.append(Text("referral-holds", {"count": len(referral.files), "sha256": packet.sha256}))
    late = len(not_in_packet(desk, referral))
    if late:
        lines.append(Text("card-not-in-packet", {"count": late}))
    if referral.state == "handed":
        return Content(tuple(lines))
    rows = _waiting(referral) if referral.state == "prepared" else failed(referral, Text("nothing")).rows
    return Content((*lines, *demands(referral.authority)), rows)


def listed(desk: Desk) -> Content:
    """All referrals, those that wait first."""
    known = [one for one in desk.many(Referral, "all", True) if one.state != "cancelled"]
    known.sort(key=lambda one: (one.state == "handed", -one.referral))
    if not known:
        return Content((Text("referrals-none"),))
    waiting = sum(one.state != "handed" for one in known)
    lines = [Text("referrals-head", {"waiting": waiting})]
    lines += [Text("referral-head", {"case": one.case, "referral": referral_words(one)}) for one in known]
    buttons = [Button(Text("case-number", {"case": one.case}), OnReferral(one.referral, Step.OPEN)) for one in known]
    return Content(tuple(lines), pairs(buttons))
