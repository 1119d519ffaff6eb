"""Addresses in settings: what is wrong with one is a sentence."""

import re
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from pydantic import SecretStr


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
        raise ValueError("it must be an address like https://bot.example.org/telegram")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        raise ValueError("Telegram posts to https addresses only")
    return value


def shared_secret(value: SecretStr) -> SecretStr:
    """What Telegram shows with each post (Bot API: up to 256 of these characters)."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{32,256}", value.get_secret_value()):
        raise ValueError("it must have 32 to 256 letters, digits, _ or -")
    return value


def host_and_port(value: str) -> str:
    """Where to listen."""
    host, colon, port = value.rpartition(":")
    if not colon or not host or not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > 65535:
        raise ValueError("it must be a host and a port, like 127.0.0.1:8080")
    return value
