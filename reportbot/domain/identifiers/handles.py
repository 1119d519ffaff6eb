"""What a plain word means once the platform is known: user names, IDs, numbers; odd ones are kept with a warning."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from reportbot.domain.identifiers.accounts import account_key
from reportbot.domain.identifiers.characters import fold, fold_name
from reportbot.domain.identifiers.links import canonical_url, parse_url
from reportbot.domain.identifiers.model import LONGEST_CANONICAL, Key
from reportbot.domain.identifiers.phones import is_number, phone_key
from reportbot.domain.identifiers.platforms import PLATFORMS

FREE: Final = frozenset(key for key, about in PLATFORMS.items() if about.free)
_USUAL: Final = {key: re.compile(about.names, re.ASCII) for key, about in PLATFORMS.items() if about.names}
_SENTENCE_END: Final = ".,;:!?…"
_IDS: Final = FREE | {"wechat"}


def handle_key(platform: str, text: str) -> Key | None:
    """Read a whole text, one word or a free platform's few, as an account of `platform`; None if nothing is left."""
    text = " ".join(text.split())
    if not any(c.isalnum() or ord(c) > 0x2000 for c in text):
        return None
    read = _READERS.get(platform)
    if read:
        return read(text)
    return _free(platform, text) if platform in FREE else _named(platform, text)


def display_name_key(platform: str, text: str, *warnings: str) -> Key:
    """Read a text as a display name: it is searched, and joins no cases."""
    return Key(platform, "name", fold_name(text)[:LONGEST_CANONICAL].strip(), warnings)


def _named(platform: str, text: str) -> Key | None:
    name = _last_part(text)
    if platform == "line" and text.startswith("@"):
        name = "@" + name
    canonical = fold(name)[:LONGEST_CANONICAL]
    if not re.search(r"[^\W_]", canonical):
        return None
    if platform == "discord" and re.fullmatch(r"[0-9]{15,20}", canonical):
        return Key(platform, "numeric", canonical)
    return Key(platform, "id" if platform in _IDS else "username", canonical, _oddness(platform, canonical))


def _bare(text: str) -> str:
    return re.sub(r"^[\s.,;:!?]*@", "", text).lstrip("@ ").rstrip(_SENTENCE_END + " ")


def _last_part(text: str) -> str:
    """People write "fb/contoh.user"; no platform has a slash in its names."""
    parts = [part for part in (_bare(part) for part in re.split(r"[/\\:]", text)) if part]
    return parts[-1] if parts else ""


def _oddness(platform: str, canonical: str) -> tuple[str, ...]:
    return () if _USUAL[platform].fullmatch(canonical) else ("odd-format",)


def _free(platform: str, text: str) -> Key | None:
    canonical = fold(_bare(text))[:LONGEST_CANONICAL].strip()
    if not canonical:
        return None
    if " " in canonical and not any(c.isdigit() for c in canonical):
        return Key(platform, "name", canonical, ("odd-format",))
    if re.match(r"(?:\+62|0)[ \-]?8", canonical) and is_number(canonical):
        key = phone_key(platform, canonical)
        if key and not key.warnings:
            return key
    return Key(platform, "id", canonical, _oddness(platform, canonical))


def _phone_or_name(platform: str, text: str) -> Key | None:
    if is_number(_last_part(text)):
        return phone_key(platform, _last_part(text))
    if platform == "telepon":
        return None
    if text.casefold().startswith("chat.whatsapp.com/"):
        return Key(platform, "invite", text)
    return _named(platform, text)


def _telegram(text: str) -> Key | None:
    text = _last_part(text)
    compact = re.sub(r"[^0-9]", "", text)
    if is_number(text):
        if re.match(r"\(?(?:\+|0)", text) or re.fullmatch(r"628[0-9]{8,12}", compact):
            return phone_key("telegram", text)
        return Key("telegram", "numeric", compact[:LONGEST_CANONICAL])
    if re.fullmatch(r"\+[\w\-]{1,64}", text):
        return Key("telegram", "invite", text)
    return _named("telegram", text)


def _facebook(text: str) -> Key | None:
    group = re.fullmatch(r"groups/([\w.\-]{1,64})", text, re.IGNORECASE)
    if group:
        return Key("facebook", "link", "groups/" + fold(group[1]))
    canonical = fold(_last_part(text)).replace(".", "")[:LONGEST_CANONICAL]
    if re.fullmatch(r"[0-9]+", canonical):
        return Key("facebook", "numeric", canonical, () if len(canonical) > 4 else ("odd-format",))
    return (
        Key("facebook", "username", canonical, _oddness("facebook", canonical))
        if re.search(r"[^\W_]", canonical)
        else None
    )


def _site(text: str) -> Key | None:
    url = parse_url(text) if " " not in text else None
    canonical = canonical_url(url) if url else ""
    if not canonical:
        return None
    return Key("situs", "url", canonical, () if "." in canonical else ("odd-format",))


_READERS: Final[dict[str, Callable[[str], Key | None]]] = {
    "rekening": account_key,
    "situs": _site,
    "whatsapp": partial(_phone_or_name, "whatsapp"),
    "telepon": partial(_phone_or_name, "telepon"),
    "telegram": _telegram,
    "facebook": _facebook,
}
