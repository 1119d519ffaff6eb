"""What is stored, one frozen struct a table; times are aware UTC datetimes, people are internal numbers.

`key` names the row. Whatever a person wrote freely (stories, captions, notes) is in fields marked *sealed*:
storage encrypts them; in memory they are plain.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import field

from reportbot.domain.block_records import Block
from reportbot.domain.case_records import Case, CaseIdentifier, Decision, Evidence, EvidenceCopy, Report
from reportbot.domain.file_records import StoredFile
from reportbot.domain.record import Record
from reportbot.domain.referral_records import Referral
from reportbot.domain.request_records import PlatformContact, RequestItem, RequestLetter, TakedownRequest
from reportbot.domain.rights_records import Objection, Reveal
from reportbot.domain.source_records import Import, OperatorSetting

__all__ = [
    "Block",
    "Case",
    "CaseIdentifier",
    "Decision",
    "Evidence",
    "EvidenceCopy",
    "Group",
    "Import",
    "Member",
    "Objection",
    "OperatorSetting",
    "Person",
    "Place",
    "PlatformContact",
    "Record",
    "Referral",
    "Report",
    "RequestItem",
    "RequestLetter",
    "Reveal",
    "Session",
    "StoredFile",
    "TakedownRequest",
    "Timer",
]


class Person(Record, frozen=True, kw_only=True):
    """Somebody who wrote to the bot or acted in the group; who it is stands sealed beside it."""

    person: int
    created_at: datetime
    language: str = "id"
    consent: int | None = None
    consent_at: datetime | None = None
    wants_news: bool = True
    reachable: bool = True
    blocked_until: datetime | None = None
    reports: int = 0

    @property
    def key(self) -> int:
        """The internal number."""
        return self.person


class Session(Record, frozen=True, kw_only=True):
    """Where one person stands in the private chat; `draft` is sealed."""

    person: int
    flow: str = ""
    step: str = ""
    epoch: int = 0
    draft: Mapping[str, Any] = field(default_factory=dict)
    updated_at: datetime

    @property
    def key(self) -> int:
        """The person."""
        return self.person


class Member(Record, frozen=True, kw_only=True):
    """Somebody in the moderators' group; `status` is Telegram's ChatMember status, `name` what the group sees.

    `approved` is false for who joined after the group was connected, until a supervisor approves.
    `heavy` and `handled` count today's cases (`day`, ISO date in WIB). `unwanted`: categories never handed to them.
    """

    person: int
    status: str
    name: str
    approved: bool
    checked_at: datetime
    day: str = ""
    handled: int = 0
    heavy: int = 0
    unwanted: str = ""
    no_pictures: bool = False

    @property
    def key(self) -> int:
        """The person."""
        return self.person

    @property
    def in_group(self) -> bool:
        """True while Telegram counts them in."""
        return self.status in {"creator", "administrator", "member", "restricted"}

    @property
    def is_administrator(self) -> bool:
        """True for the group's owner and administrators."""
        return self.status in {"creator", "administrator"}

    @property
    def supervises(self) -> bool:
        """True for an administrator who is in the group."""
        return self.in_group and self.is_administrator


class Group(Record, frozen=True, kw_only=True):
    """The one moderators' group; `state` is "none", "unchecked", "ready", "wrong", "removed"; `reason` a text key."""

    chat_id: int | None = None
    title: str = ""
    state: str = "none"
    reason: str = ""
    connected_at: datetime | None = None
    checked_at: datetime | None = None

    @property
    def key(self) -> int:
        """There is one row."""
        return 1


class Timer(Record, frozen=True, kw_only=True):
    """Something due; unique by kind and subject, so writing it again moves it."""

    kind: str
    subject: int
    due_at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, int]:
        """Kind and subject."""
        return (self.kind, self.subject)


class Place(Record, frozen=True, kw_only=True):
    """Where a message that is edited in place stands; a new `generation` is a new message.

    Names: ``card:7``, ``screen:3`` (person 3), ``digest``. `message_id` is None until the message was sent.
    """

    place: str
    lane: str
    generation: int = 0
    message_id: int | None = None

    @property
    def key(self) -> str:
        """Its name."""
        return self.place
