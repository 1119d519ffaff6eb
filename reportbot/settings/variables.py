"""What the environment and `.env` say, before anything is made of it."""

import os
from collections.abc import Mapping
from pathlib import Path

from dotenv.parser import Binding, parse_stream
from msgspec import Struct

from reportbot.settings.wrong import PREFIX, WrongSetting, why_unread

DOTENV = Path(".env")
ENCODING = "utf-8-sig"
"""Editors on Windows put a mark before the text, which would hide the first setting."""


class Given(Struct, frozen=True):
    """The variables that begin with our prefix and say something, and the lines of `.env` that are no assignment."""

    variables: Mapping[str, str]
    unread: tuple[int, ...] = ()


def given(env: Mapping[str, str] | None = None) -> Given:
    """What `env` says; by default the environment, then `.env` in the working directory.

    Raises:
        WrongSetting: `.env` cannot be read.
    """
    if env is not None:
        return Given(_ours(env))
    stored = _dotenv()
    return Given({**stored.variables, **_ours(os.environ)}, stored.unread)


def _dotenv() -> Given:
    """As `shells read it; nothing is filled in."""
    if not _is_file(DOTENV):
        return Given({})
    try:
        with DOTENV.open(encoding=ENCODING) as file:
            bindings = list(parse_stream(file))
    except (OSError, UnicodeDecodeError) as fault:
        raise WrongSetting.of("cli-settings-unread", file=str(DOTENV), why=why_unread(fault)) from None
    values = {binding.key: binding.value for binding in bindings if binding.key is not None}
    return Given(_ours(values), tuple(_line(each) for each in bindings if _is_no_assignment(each)))


def _is_no_assignment(binding: Binding) -> bool:
    """A shell's `export NAME` says nothing either, and is meant."""
    bare = binding.key is not None and binding.value is None
    return binding.error or (bare and not binding.original.string.lstrip().startswith("export"))


def _line(binding: Binding) -> int:
    """What was read begins with the empty lines before it."""
    words = binding.original.string
    return binding.original.line + words[: len(words) - len(words.lstrip())].count("\n")


def _is_file(path: Path) -> bool:
    """A closed working directory holds no settings for us."""
    try:
        return path.is_file() or path.is_fifo()
    except PermissionError:
        return False


def _ours(env: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value.strip() for name, value in env.items() if name.startswith(PREFIX) and value and value.strip()}
