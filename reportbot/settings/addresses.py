"""Addresses in settings: what is wrong with one is a ValueError whose words are the key of a text."""

import re
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from pydantic import SecretStr

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


def split(value: str) -> Any:
    """The parts of an address, None where it has none."""
    try:
        return urlsplit(value)
    except ValueError:
        return None


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def public_address(value: str) -> str:
    """Where Telegram posts: https, but for a sandbox on this machine."""
    parts = split(value)
    if parts is None or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("cli-why-public-address")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        raise ValueError("cli-why-https")
    return value


def shared_secret(value: SecretStr) -> SecretStr:
    """What Telegram shows with each post (Bot API: up to 256 of these characters)."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{32,256}", value.get_secret_value()):
        raise ValueError("cli-why-shared-secret")
    return value


def http_address(value: str) -> str:
    """Where the Bot API is served."""
    parts = split(value)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("cli-why-http-address")
    return value.rstrip("/")


def database(value: SecretStr) -> SecretStr:
    """Of SQLite or PostgreSQL, with its asynchronous driver."""
    scheme, mark, rest = value.get_secret_value().partition("://")
    if scheme not in _DRIVERS or not mark:
        raise ValueError("cli-why-database")
    return SecretStr(f"{_DRIVERS[scheme]}://{rest}")


def place_to_listen(value: object) -> object:
    """Where to listen as host and port; anything else as it is."""
    if not isinstance(value, str):
        return value
    host, _, port = value.rpartition(":")
    try:
        return str(ip_address(host.strip("[]") if host != "localhost" else "127.0.0.1")), int(port)
    except ValueError:
        raise ValueError("cli-why-listen") from None


def mail_address(value: str) -> str:
    """One, without a name."""
    if not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+", value):
        raise ValueError("cli-why-mail-address")
    return value
