"""The admins' buttons; whoever presses one is looked at again when it is pressed."""

from dataclasses import dataclass
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
@dataclass(frozen=True, slots=True)
class Statistics(Payload):
    """Count these days (ordinals of the proleptic calendar)."""

    CODE: ClassVar[str] = "af"
    first: int
    last: int
    span: Span
    show: Show


@payload
@dataclass(frozen=True, slots=True)
class Months(Payload):
    """*Pilih bulan*: the twelve months up to this one."""

    CODE: ClassVar[str] = "am"
    first: int


@payload
@dataclass(frozen=True, slots=True)
class AuditPage(Payload):
    """The entries of the chain up to this place."""

    CODE: ClassVar[str] = "yp"
    upto: int


@payload
@dataclass(frozen=True, slots=True)
class AuditCase(Payload):
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
@dataclass(frozen=True, slots=True)
class Export(Payload):
    """An export as chosen so far; `accounts`: with the accounts as they were written."""

    CODE: ClassVar[str] = "ae"
    subject: Subject
    first: int
    last: int
    span: Span
    accounts: bool


@payload
@dataclass(frozen=True, slots=True)
class MakeExport(Payload):
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
@dataclass(frozen=True, slots=True)
class Platforms(Payload):
    """The list of platforms."""

    CODE: ClassVar[str] = "ap"


@payload
@dataclass(frozen=True, slots=True)
class PlatformPage(Payload):
    """One platform's contact."""

    CODE: ClassVar[str] = "aq"
    platform: str


class Part(StrEnum):
    """What of a contact is written anew."""

    RECIPIENT = "recipient"
    ADDRESS = "address"


@payload
@dataclass(frozen=True, slots=True)
class EditPlatform(Payload):
    """Write a part of its contact anew."""

    CODE: ClassVar[str] = "ar"
    platform: str
    part: Part


@payload
@dataclass(frozen=True, slots=True)
class Abroad(Payload):
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
@dataclass(frozen=True, slots=True)
class Setup(Payload):
    """The settings, and the end of whatever was being written."""

    CODE: ClassVar[str] = "at"


@payload
@dataclass(frozen=True, slots=True)
class EditSetting(Payload):
    """Write a setting anew."""

    CODE: ClassVar[str] = "au"
    setting: Setting


@payload
@dataclass(frozen=True, slots=True)
class SetKind(Payload):
    """Who asks the platforms from now on."""

    CODE: ClassVar[str] = "av"
    kind: Kind
