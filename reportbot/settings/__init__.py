"""The only reader of the environment: one frozen object, from the environment first and `.env` second."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from reportbot.conversation.rules import Rules
from reportbot.conversation.says import Text
from reportbot.domain.policy import Policy
from reportbot.settings.addresses import (
    database,
    http_address,
    is_loopback,
    mail_address,
    place_to_listen,
    public_address,
    shared_secret,
)
from reportbot.settings.policy_file import read_policy
from reportbot.settings.secret_files import refuse_readable
from reportbot.settings.variables import DOTENV, ENCODING, Given, given
from reportbot.settings.wrong import PREFIX, WrongSetting, all_faults

__all__ = ["DOTENV", "ENCODING", "NO_TOKEN", "PREFIX", "Given", "Settings", "WrongSetting", "given"]

NO_TOKEN = "0:-"  # noqa: S105
"""Stands where a token is needed and none is known; it is never shown to Telegram."""

_PLACES = re.compile(r"\{(?:serial|month|year)\}")


_TOKEN = re.compile(r"[0-9]+:.+")


def _token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("cli-why-token")
    return value


def _number_pattern(value: str) -> str:
    if "{serial}" not in value:
        raise ValueError("cli-why-serial")
    if re.search(r"[{}]", _PLACES.sub("", value)):
        raise ValueError("cli-why-braces")
    return value


def _numbers(value: object) -> object:
    """A comma separated list as its parts; anything else as it is."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _hour_or_off(value: object) -> int | None:
    words = str(value).lower()
    if words == "off":
        return None
    if not re.fullmatch(r"[01]?[0-9]|2[0-3]", words):
        raise ValueError("cli-why-hour")
    return int(words)


def _written(change: Callable[[str], str]) -> BeforeValidator:
    return BeforeValidator(lambda value: change(value) if isinstance(value, str) else value)


Limit = Annotated[int, Field(ge=0, le=1_000_000)]
Minutes = Annotated[int, Field(ge=1, le=60 * 24 * 30)]
Hours = Annotated[int, Field(ge=1, le=24 * 365)]
Hour = Annotated[int, Field(ge=0, le=23)]
Days = Annotated[int, Field(ge=1, le=3650)]
Port = Annotated[int, Field(ge=0, le=65535)]
Words = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\n]+$")]

Place = Annotated[tuple[str, Port], BeforeValidator(place_to_listen)]


class Settings(BaseSettings):
    """All settings; a variable is PREFIX and the field's name in capitals."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    token: Annotated[SecretStr, AfterValidator(_token)]
    api_url: Annotated[str, AfterValidator(http_address)] = "https://api.telegram.org"
    data_dir: Path = Path("data")
    database_url: Annotated[SecretStr, AfterValidator(database)] | None = None
    key_file: Path | None = None
    webhook_url: Annotated[str, AfterValidator(public_address)] | None = None
    webhook_listen: Place = ("127.0.0.1", 8080)
    webhook_secret: Annotated[SecretStr, AfterValidator(shared_secret)] | None = None
    moderator_chat_id: Annotated[int, Field(gt=-(2**52), lt=2**52)] | None = None
    admin_ids: Annotated[tuple[Annotated[int, Field(gt=0, lt=2**52)], ...], BeforeValidator(_numbers)] = ()
    operator_name: Words = "Tim ReportBot"
    evidence: Annotated[Literal["group", "private"], _written(str.lower)] = "group"
    undo_minutes: Annotated[int, Field(ge=0, le=60 * 24 * 30)] = 10
    rate_per_second: Limit = 30
    rate_per_chat: Limit = 1
    rate_per_group_minute: Limit = 20
    reports_per_hour: Limit = 10
    reports_per_day: Limit = 30
    claim_minutes: Minutes = 30
    draft_reminder_hours: Hours = 2
    draft_expiry_hours: Hours = 24
    question_days: Days = 14
    review_days: Days = 14
    urgent_minutes: Minutes = 15
    first_due_hours: Hours = 24
    digest_hour: Hour = 8
    backup_hour: Annotated[Hour | None, BeforeValidator(_hour_or_off)] = 2
    team_support: Words = "koordinator tim Anda"
    operator_kind: Annotated[Literal["organisasi", "kementerian"], _written(str.lower)] = "organisasi"
    operator_address: Words | None = None
    operator_contact: Words | None = None
    operator_place: Words | None = None
    signatory: Words | None = None
    signatory_title: Words | None = None
    letter_number: Annotated[Words, AfterValidator(_number_pattern)] = "{serial}/RB/{month}/{year}"
    smtp_host: str | None = None
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_security: Annotated[Literal["tls", "starttls", "none"], _written(str.lower)] = "starttls"
    smtp_username: str | None = None
    smtp_password: SecretStr | None = None
    smtp_sender: Annotated[str, AfterValidator(mail_address)] | None = None
    policy_file: Path | None = None
    texts_dir: Path | None = None
    clock_file: Path | None = None
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], _written(str.upper)] = "INFO"
    health_listen: Place | None = None

    _warnings: tuple[Text, ...] = PrivateAttr(default=())
    _policy: Policy = PrivateAttr(default_factory=Policy)

    @classmethod
    def load(cls, env: Mapping[str, str] | None = None) -> Self:
        """The settings of `env`; by default of the environment, then of `.env` in the working directory.

        Raises:
            WrongSetting: one is missing or wrong, or a file with secrets is open to others.
        """
        found = given(env)
        fields: dict[str, Any] = {
            _field(name): value for name, value in found.variables.items() if _field(name) in cls.model_fields
        }
        try:
            settings = cls(**fields)
        except ValidationError as fault:
            raise all_faults(fault, found.unread) from None
        if env is None and not settings.on_loopback:
            refuse_readable((DOTENV, settings.key_path, settings.key_path.with_name(f"{settings.key_path.name}.new")))
        unknown = sorted(name for name in found.variables if _field(name) not in cls.model_fields)
        settings._policy = read_policy(settings.policy_file) if settings.policy_file else Policy()
        settings._warnings = (*map(_unread, found.unread), *map(_unknown, unknown), *settings._open_wire())
        return settings

    @classmethod
    def settings_customise_sources(  # type: ignore[override]
        cls, *_: Any, init_settings: PydanticBaseSettingsSource, **__: Any
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what `load` read: unknown names, which pydantic's own sources pass over, are to be told."""
        return (init_settings,)

    @model_validator(mode="after")
    def _clock_only_in_a_sandbox(self) -> Self:
        if self.clock_file is not None and not self.on_loopback:
            raise ValueError("cli-setting-clock-file")
        return self

    @model_validator(mode="after")
    def _mail_has_a_sender(self) -> Self:
        if self.smtp_host is not None and self.smtp_sender is None:
            raise ValueError("cli-setting-no-sender")
        return self

    @classmethod
    def takes(cls, variable: str, value: str) -> bool:
        """Whether this value is right, whatever the others are."""
        try:
            cls.load({f"{PREFIX}TOKEN": NO_TOKEN, variable: value})
        except WrongSetting:
            return False
        return True

    @property
    def policy(self) -> Policy:
        """The defaults with what the policy file says in their place."""
        return self._policy

    @property
    def key_path(self) -> Path:
        """The file with the key of the sealed fields."""
        return self.key_file or self.data_dir / "reportbot.key"

    @property
    def warnings(self) -> tuple[Text, ...]:
        """A sentence each about what was given and is of no use, or unwise."""
        return self._warnings

    @property
    def on_loopback(self) -> bool:
        """Whether the Bot API is served on this machine, as the sandbox's is."""
        return is_loopback(urlsplit(self.api_url).hostname or "")

    @property
    def on_a_server(self) -> bool:
        """Whether the database is a PostgreSQL, which several processes may share."""
        return (self.database_address or "").startswith("postgresql")

    @property
    def database_address(self) -> str | None:
        """The database's address with its password, None for the embedded one."""
        return self.database_url.get_secret_value() if self.database_url else None

    def rules(self) -> Rules:
        """What steps may know."""
        return Rules(
            operator_name=self.operator_name,
            evidence=self.evidence,
            undo=timedelta(minutes=self.undo_minutes),
            claim=timedelta(minutes=self.claim_minutes),
            draft_reminder=timedelta(hours=self.draft_reminder_hours),
            draft_expiry=timedelta(hours=self.draft_expiry_hours),
            question=timedelta(days=self.question_days),
            review=timedelta(days=self.review_days),
            urgent=timedelta(minutes=self.urgent_minutes),
            first_due=timedelta(hours=self.first_due_hours),
            reports_per_hour=self.reports_per_hour,
            reports_per_day=self.reports_per_day,
            digest_hour=self.digest_hour,
            backup_hour=self.backup_hour,
            team_support=self.team_support,
            speaker=self.operator_kind,
            mails=self.smtp_host is not None,
            policy=self._policy,
            operator=self._letterhead(),
        )

    def _letterhead(self) -> dict[str, str]:
        given = {
            "address": self.operator_address,
            "contact": self.operator_contact,
            "place": self.operator_place,
            "signatory": self.signatory,
            "signatory-title": self.signatory_title,
            "letter-number": self.letter_number,
        }
        return {name: words for name, words in given.items() if words}

    def _open_wire(self) -> tuple[Text, ...]:
        if self.on_loopback or self.api_url.startswith("https:"):
            return ()
        return (Text("cli-setting-open-wire", {"name": f"{PREFIX}API_URL"}),)


def _field(variable: str) -> str:
    return variable.removeprefix(PREFIX).lower() if variable.isupper() else variable


def _unread(line: int) -> Text:
    return Text("cli-setting-line", {"line": line, "file": str(DOTENV)})


def _unknown(name: str) -> Text:
    known = [PREFIX + field.upper() for field in Settings.model_fields]
    near = get_close_matches(name.upper(), known, n=1, cutoff=0.8)
    return (
        Text("cli-setting-near", {"name": name, "near": near[0]}) if near else Text("cli-setting-none", {"name": name})
    )
