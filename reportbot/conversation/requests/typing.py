"""What a supervisor types: fields of a letter, dates, the platform's words; the draft of a report stays."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests.presses import Field
from reportbot.domain.periods import WIB
from reportbot.domain.records import Session, TakedownRequest

FLOW: Final = "requests"
LONGEST: Final[Mapping[Field, int]] = {
    Field.NUMBER: 64,
    Field.SIGNATORY: 100,
    Field.TITLE: 100,
    Field.RECIPIENT: 200,
    Field.ADDRESS: 254,
    Field.ANSWER: 500,
}
COLUMNS: Final[Mapping[Field, str]] = {
    Field.NUMBER: "letter_number",
    Field.SIGNATORY: "signatory",
    Field.TITLE: "signatory_title",
    Field.RECIPIENT: "recipient",
    Field.ADDRESS: "address",
}
"""The fields of the record that are typed."""

NONE: Final = "-"
"""Typed for an e-mail address: there is none."""

_MONTHS: Final = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
_ADDRESS: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}"
)
_MOMENT: Final = re.compile(
    r"(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]+)[\s/.-]+(\d{4})[\s,]+(?:pukul\s+)?(\d{1,2})[.:](\d{2})(?:\s*wib)?"
)


class Asked(Struct, frozen=True):
    """What was asked for, and of which request or account."""

    field: Field
    request: int
    item: int = 0


def ask(desk: Desk, person: int, asked: Asked) -> None:
    """The next message of this person is meant for this."""
    step = f"{asked.field.value}:{asked.request}:{asked.item}"
    desk.put(replace(desk.session(person), flow=FLOW, step=step, updated_at=desk.now))


def asked_of(session: Session | None) -> Asked | None:
    """What a person was asked for."""
    if session is None or session.flow != FLOW:
        return None
    field, request, item = session.step.split(":")
    return Asked(Field(field), int(request), int(item))


def stop(desk: Desk, person: int) -> None:
    """Nothing is asked any more; a report that was being written is at hand again."""
    session = desk.session(person)
    if session.flow == FLOW:
        form = session.draft.get("form")
        flow, step = ("filing", form["step"]) if form else ("", "")
        desk.put(replace(session, flow=flow, step=step, updated_at=desk.now))


def line(words: str, field: Field) -> str | None:
    """The words on one line, without what cannot be seen; None where they are too long or say nothing."""
    seen = "".join(sign for sign in words if sign.isspace() or unicodedata.category(sign) not in {"Cc", "Cf"})
    one = " ".join(seen.split())
    return one if one and len(one) <= LONGEST[field] else None


def address(words: str) -> str | None:
    """An e-mail address; "" where somebody says there is none; None for what is no address."""
    one = words.strip()
    if one == NONE:
        return ""
    return one if len(one) <= LONGEST[Field.ADDRESS] and _ADDRESS.fullmatch(one) else None


def moment(words: str) -> datetime | None:
    """A date and hour in WIB, as in "21/3/2021 14.30" or "21 Maret 2021 pukul 14.30 WIB"."""
    found = _MOMENT.fullmatch(" ".join(words.casefold().split()))
    if found is None:
        return None
    day, month, year, hour, minute = found.groups()
    number = _month(month)
    try:
        return datetime(int(year), number, int(day), int(hour), int(minute), tzinfo=WIB).astimezone(UTC)
    except ValueError:
        return None


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next((number for number, name in enumerate(_MONTHS, 1) if name.startswith(word) and len(word) >= 3), 0)


def typed(request: TakedownRequest, field: Field, value: str) -> TakedownRequest:
    """The request with a field that a supervisor wrote himself, which settings no longer change."""
    column = COLUMNS[field]
    mine = sorted({*request.data.get("typed", ()), column})
    changed = replace(request, epoch=request.epoch + 1, data={**request.data, "typed": mine})
    return replace(changed, **{column: value})
