"""An operator's own words: which folders hold words, and what own ones must keep to so that no message breaks."""

import re
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from reportbot.domain import reasons
from reportbot.domain.policy import Policy
from reportbot.errors import SettingsError

OPEN_FAMILIES: Final = ("reason-", "channel-", "news-reason-")
"""Own keys are welcome where a policy names reasons and channels of its own."""

FUNCTIONS: Final = frozenset({"ANGKA", "TANGGAL", "WAKTU", "JAM"})
TAGS: Final = frozenset({"b", "i", "u", "s", "code", "pre", "blockquote"})
_TAG: Final = re.compile(r"<(/?)([^<>\s]*)[^<>]*>")
_CALLED: Final = re.compile(r"\b([A-Z][A-Z0-9_-]*)\(")


def locales_root() -> Traversable:
    """The folder of the locales: inside the wheel, or beside the package in a source checkout."""
    inside = files("reportbot").joinpath("_locales")
    return inside if inside.is_dir() else Path(__file__).parents[2] / "locales"


def folders(root: Traversable) -> Iterator[Traversable]:
    """The folder of each language."""
    return (folder for folder in root.iterdir() if folder.is_dir())


def complaint(
    key: str, source: str, variables: frozenset[str], shipped: frozenset[str] | None, known: Callable[[str], bool]
) -> str:
    """What is wrong with an own message, or ""; `shipped` are the variables of the one it replaces, None of none.

    `source` is the message as it is written, `known` says whether a message that it refers to exists.
    """
    if shipped is None and not key.startswith(OPEN_FAMILIES):
        return "is no message of ReportBot"
    if extra := variables - (shipped or frozenset()):
        return f"uses ${min(extra)}, which that message does not get"
    if strange := set(_CALLED.findall(source)) - FUNCTIONS:
        return f"calls {min(strange)}, which is unknown"
    if lost := [name for name in re.findall(r"\{\s*([a-z][\w-]*)\s*\}", source) if not known(name)]:
        return f"refers to {lost[0]}, which is no message"
    return _untidy(source)


def _untidy(source: str) -> str:
    """A tag that Telegram does not know, or that stays open: the whole message would be refused."""
    waiting: list[str] = []
    for slash, name in _TAG.findall(source):
        if name not in TAGS:
            return f"holds <{slash}{name}>, which Telegram does not know"
        if not slash:
            waiting.append(name)
        elif not waiting or waiting.pop() != name:
            return f"closes <{name}> where it is not open"
    if waiting:
        return f"leaves <{waiting[-1]}> open"
    bare = _TAG.sub("", source)
    return 'holds a bare "<", which is written &lt;' if "<" in bare else ""


def check_policy(policy: Policy, keys: frozenset[str]) -> None:
    """That every reason and channel of the policy has its words.

    Raises:
        SettingsError: one has none.
    """
    for field, wanted in _wanted(policy).items():
        for name, key in wanted:
            if key not in keys:
                raise SettingsError(
                    f'The policy names "{name}" in {field}, which has no words: write {key} in a .ftl file below '
                    "REPORTBOT_TEXTS_DIR/id."
                )


def _wanted(policy: Policy) -> Mapping[str, list[tuple[str, str]]]:
    grounds = {*reasons.ANY_ENOUGH, *(name for names in policy.enough.values() for name in names)}
    channels = {*policy.channels, *(name for names in policy.first_channels.values() for name in names)}
    authorities = {name for names in policy.routes.values() for name in names}
    return {
        "reasons": _each(grounds, "reason-{}", "reason-{}-inline"),
        "dismiss": _each(policy.dismiss, "reason-{}", "reason-{}-inline", "news-reason-{}"),
        "channels": _each(channels, "reason-{}", "reason-{}-inline", "channel-{}"),
        "routes": _each(authorities, "reason-{}"),
        "refusals": _each(policy.refusals, "refusal-{}", "button-refusal-{}"),
    }


def _each(names: "set[str] | tuple[str, ...]", *patterns: str) -> list[tuple[str, str]]:
    return [(name, pattern.format(name)) for name in sorted(names) for pattern in patterns]
