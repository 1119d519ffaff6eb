"""What stands on a letter beside the accounts: who asks whom, under which number, and what is missing for it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.rules import Rules
from reportbot.domain.periods import WIB
from reportbot.domain.policy import PlatformDefault
from reportbot.domain.records import OperatorSetting, PlatformContact, TakedownRequest

LEGAL: Final = "kementerian"
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SUFFIX: Final = {"request": "", "retraction": "-C"}


def operator(settings: Mapping[str, str], rules: Rules, name: str) -> str:
    """What admins have set, else the settings of the start; "" for none."""
    if name == "operator-kind":
        kind = settings.get(name) or rules.speaker
        return kind if kind == LEGAL else "organisasi"
    return settings.get(name) or rules.operator.get(name, "")


def settings_of(desk: Desk) -> dict[str, str]:
    """All that admins have set; OperatorSettings must be loaded."""
    return {setting.name: setting.value for setting in desk.many(OperatorSetting, "all", True)}


def contact_of(desk: Desk, platform: str) -> PlatformDefault:
    """Whom a platform is asked by; no recipient where nobody has said."""
    contact = next((one for one in desk.many(PlatformContact, "all", True) if one.platform == platform), None)
    if contact is not None:
        return PlatformDefault(contact.recipient, contact.address, contact.abroad)
    return desk.rules.policy.platforms.get(platform, PlatformDefault(""))


def addressed(desk: Desk, request: TakedownRequest) -> TakedownRequest:
    """The request with the letterhead that the settings give; what a supervisor wrote himself stays."""
    settings, contact = settings_of(desk), contact_of(desk, request.platform)
    typed = set(request.data.get("typed", ()))
    given = {
        "signatory": operator(settings, desk.rules, "signatory"),
        "signatory_title": operator(settings, desk.rules, "signatory-title"),
        "recipient": contact.recipient,
        "address": contact.address,
        "speaker": operator(settings, desk.rules, "operator-kind"),
    }
    fresh = {name: value for name, value in given.items() if name not in typed}
    return replace(request, **fresh)


def year_of(now: datetime) -> int:
    """The year in WIB."""
    return now.astimezone(WIB).year


def next_serial(desk: Desk, year: int) -> int:
    """The next serial of the year; LastSerials must be loaded."""
    mine = desk.facts.records.get(TakedownRequest, {}).values()
    known = [one.serial for one in mine if isinstance(one, TakedownRequest) and one.year == year]
    return max([desk.facts.serials.get(year, 0), *known]) + 1


def number_for(pattern: str, serial: int, now: datetime) -> str:
    """A letter's number of its pattern; the month in Roman figures, as letters have it."""
    day = now.astimezone(WIB)
    filled = pattern.replace("{serial}", str(serial)).replace("{month}", _ROMAN[day.month - 1])
    return filled.replace("{year}", str(day.year))


def letter_number(request: TakedownRequest, kind: str, ordinal: int = 1) -> str:
    """The number of one of its letters: 12/RB/III/2021, 12/RB/III/2021-P1, -ST2, -C; the second of its kind -C2."""
    suffix = _SUFFIX.get(kind, "-" + kind.replace("reminder-", "P").upper())
    return request.letter_number + suffix + (str(ordinal) if suffix and ordinal > 1 else "")


def lacks(request: TakedownRequest) -> str:
    """What must be there before a letter can be made: "recipient", "signatory", or ""."""
    if not request.recipient:
        return "recipient"
    return "" if request.signatory else "signatory"
