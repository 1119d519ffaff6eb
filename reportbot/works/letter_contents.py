"""What a letter says: who asks whom about which accounts, on what ground and evidence; nothing of reporters."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests.letterhead import LEGAL, operator, settings_of
from reportbot.conversation.requests.pages import letters_of
from reportbot.conversation.review.wording import platform_name
from reportbot.conversation.says import Text
from reportbot.domain.cases import LINKED
from reportbot.domain.periods import WIB
from reportbot.domain.records import Case, CaseIdentifier, RequestItem, RequestLetter, TakedownRequest
from reportbot.letters.data import Account, Earlier, Item, Letter, Sender
from reportbot.works.job import Tools

_PROFILES: Final[Mapping[str, str]] = {
    "telegram": "https://t.me/{}",
    "instagram": "https://www.instagram.com/{}/",
    "tiktok": "https://www.tiktok.com/@{}",
    "x": "https://x.com/{}",
    "facebook": "https://www.facebook.com/{}",
}
"""Where a user name leads."""


class Asked(Struct, frozen=True):
    """The request with all that its letter says; `letter` is None for a look beforehand."""

    desk: Desk
    request: TakedownRequest
    letter: RequestLetter | None
    kind: str
    items: tuple[RequestItem, ...]


def letter_of(asked: Asked, tools: Tools, pictures: Mapping[int, tuple[bytes, ...]], language: str) -> Letter:
    """The letter in one language; `pictures` by evidence."""
    request, desk = asked.request, asked.desk
    deadlines = desk.rules.policy.deadlines
    legal = deadlines["legal-urgent" if request.urgent else "legal"]
    accounts = tuple(
        _account(asked, tools, number, item, pictures, language) for number, item in enumerate(asked.items, 1)
    )
    return Letter(
        kind=asked.kind,
        language=language,
        number=asked.letter.number if asked.letter else request.letter_number,
        date=desk.now.astimezone(WIB).date(),
        sender=_sender(desk, request),
        recipient=request.recipient,
        platform=tools.texts.plain(platform_name(request.platform), language),
        accounts=accounts,
        earlier=_earlier(asked),
        received=request.received_at,
        urgent=request.urgent,
        hours=int(legal.total_seconds() // 3600) if request.speaker == LEGAL else 0,
        reply_days=max(1, deadlines["reminder"].days),
        draft=asked.letter is None,
    )


def _earlier(asked: Asked) -> tuple[Earlier, ...]:
    sent = [
        one for one in letters_of(asked.desk, asked.request) if one.sent_at is not None and one.kind != "retraction"
    ]
    return tuple(Earlier(number=one.number, date=one.sent_at.astimezone(WIB).date()) for one in sent if one.sent_at)


def _sender(desk: Desk, request: TakedownRequest) -> Sender:
    settings, rules = settings_of(desk), desk.rules
    return Sender(
        name=settings.get("operator-name") or rules.operator_name,
        address=operator(settings, rules, "address"),
        contact=operator(settings, rules, "contact"),
        place=operator(settings, rules, "place"),
        signatory=request.signatory,
        signatory_title=request.signatory_title,
    )


def _account(
    asked: Asked,
    tools: Tools,
    number: int,
    item: RequestItem,
    pictures: Mapping[int, tuple[bytes, ...]],
    language: str,
) -> Account:
    case = asked.desk.must(Case, item.case)
    known = asked.desk.identifiers(item.case)
    return Account(
        number=number,
        platform=tools.texts.plain(platform_name(case.platform), language),
        account=account_words(tools, known, language),
        link=next((link for one in known if (link := link_of(one))), ""),
        category=tools.texts.plain(Text(f"category-{case.category}"), language),
        reason=_reason(tools, case, language),
        evidence=tuple(_evidence(asked.desk, tools, case, pictures, language)),
    )


def account_words(tools: Tools, known: Sequence[CaseIdentifier], language: str) -> str:
    """The identifiers of an account as they were reported, those that name it first."""
    ordered = sorted(known, key=lambda one: (one.kind == "name", one.identifier))
    words = [
        tools.texts.plain(Text("letters-display-name", {"name": one.verbatim}), language)
        if one.kind == "name"
        else one.verbatim
        for one in ordered
        if one.kind not in LINKED
    ]
    return ", ".join(words) or ", ".join(one.canonical for one in ordered)


def link_of(identifier: CaseIdentifier) -> str:
    """Where an account is found, without what a shared link tells of who shared it; "" where nothing leads there."""
    if identifier.kind in LINKED:
        return identifier.canonical if "://" in identifier.canonical else f"https://{identifier.canonical}"
    if identifier.kind == "username" and identifier.platform in _PROFILES:
        return _PROFILES[identifier.platform].format(identifier.canonical)
    if identifier.kind == "phone" and identifier.platform == "whatsapp":
        return f"https://wa.me/{identifier.canonical.removeprefix('+')}"
    return ""


def _reason(tools: Tools, case: Case, language: str) -> str:
    reason = case.verdict.partition(":")[2]
    return tools.texts.plain(Text(f"reason-{reason}"), language) if reason else ""


def _evidence(
    desk: Desk, tools: Tools, case: Case, pictures: Mapping[int, tuple[bytes, ...]], language: str
) -> list[Item]:
    """Files with a digest, numbered; what was said in words stays here."""
    kept = [item for item in desk.evidence(case.case) if item.state == "kept" and item.sha256]
    return [
        Item(
            name=tools.texts.plain(Text(f"letters-item-{item.kind}", {"number": number}), language),
            received=item.created_at,
            sha256=item.sha256,
            pictures=pictures.get(item.evidence, ()),
        )
        for number, item in enumerate(sorted(kept, key=lambda item: item.evidence), 1)
    ]
