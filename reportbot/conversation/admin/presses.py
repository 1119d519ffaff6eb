"""The admins' buttons; whoever presses one is looked at again when it is pressed."""

from enum import StrEnum
from typing import ClassVar

from reportbot.conversation.buttons import Payload, payload
from reportbot.domain.periods import Span


class Show(StrEnum):
    """What of the figures is wanted."""

    ALL = "all"
    SUMMARY = "summary"
    SHEET = "sheet"


class Form(StrEnum):
    """The kind of file an export is."""

    CSV = "csv"
    XLSX = "xlsx"


@payload
class Statistics(Payload, frozen=True):
    """Count these days (ordinals of the proleptic calendar)."""

    CODE: ClassVar[str] = "af"
    first: int
    last: int
    span: Span
    show: Show


@payload
class Months(Payload, frozen=True):
    """*Pilih bulan*: the twelve months up to this one."""

    CODE: ClassVar[str] = "am"
    first: int


@payload
class AuditPage(Payload, frozen=True):
    """The entries of the chain up to this place."""

    CODE: ClassVar[str] = "yp"
    upto: int


@payload
class AuditCase(Payload, frozen=True):
    """The log of a case from its `first` entry on."""

    CODE: ClassVar[str] = "yc"
    case: int
    first: int


class Subject(StrEnum):
    """What an export lists."""

    CASES = "cases"
    REPORTS = "reports"
    DECISIONS = "decisions"
    REQUESTS = "requests"


@payload
class Export(Payload, frozen=True):
    """An export as chosen so far; `accounts`: with the accounts as they were written."""

    CODE: ClassVar[str] = "ae"
    subject: Subject
    first: int
    last: int
    span: Span
    accounts: bool


@payload
class MakeExport(Payload, frozen=True):
    """Make the file; `sure`: that accounts go along was confirmed."""

    CODE: ClassVar[str] = "ak"
    subject: Subject
    first: int
    last: int
    span: Span
    accounts: bool
    form: Form
    sure: bool


@payload
class Platforms(Payload, frozen=True):
    """The list of platforms."""

    CODE: ClassVar[str] = "ap"


@payload
class PlatformPage(Payload, frozen=True):
    """One platform's contact."""

    CODE: ClassVar[str] = "aq"
    platform: str


class Part(StrEnum):
    """What of a contact is written anew."""

    RECIPIENT = "recipient"
    ADDRESS = "address"


@payload
class EditPlatform(Payload, frozen=True):
    """Write a part of its contact anew."""

    CODE: ClassVar[str] = "ar"
    platform: str
    part: Part


@payload
class Abroad(Payload, frozen=True):
    """Whether an English copy goes along."""

    CODE: ClassVar[str] = "aa"
    platform: str
    abroad: bool


class Setting(StrEnum):
    """What stands in letters and may be changed in the chat."""

    KIND = "operator-kind"
    SIGNATORY = "signatory"
    TITLE = "signatory-title"
    PLACE = "place"
    ADDRESS = "address"
    CONTACT = "contact"
    NUMBER = "letter-number"


class Kind(StrEnum):
    """Who asks the platforms."""

    ORGANISATION = "organisasi"
    MINISTRY = "kementerian"


@payload
class Setup(Payload, frozen=True):
    """The settings, and the end of whatever was being written."""

    CODE: ClassVar[str] = "at"


@payload
class EditSetting(Payload, frozen=True):
    """Write a setting anew."""

    CODE: ClassVar[str] = "au"
    setting: Setting


@payload
class SetKind(Payload, frozen=True):
    """Who asks the platforms from now on."""

    CODE: ClassVar[str] = "av"
    kind: Kind
