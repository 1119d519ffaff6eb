"""What a link says about an account: the platform by its host, the account by its path."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from msgspec.structs import replace

from reportbot.domain.identifiers.characters import fold
from reportbot.domain.identifiers.links import SHORTENERS, Url, canonical_url, parse_url
from reportbot.domain.identifiers.model import LONGEST_CANONICAL, Key
from reportbot.domain.identifiers.phones import phone_key
from reportbot.domain.identifiers.platforms import PLATFORMS

_USER: Final = re.compile(r"[\w.\-]{1,64}")
_HASH: Final = re.compile(r"\+?[\w\-]{1,64}")


def key_of_link(url: Url) -> Key | None:
    """Return the account a link names, the link itself where it names none, None for a platform's front page."""
    key = _read(url)
    for _ in range(4):  # without its tracking and punctuation a kept link may name an account after all
        plain = parse_url(key.canonical) if key and key.kind in {"link", "url"} and "://" not in key.canonical else None
        again = _read(plain) if plain else None
        if key is None or again is None or again.canonical == key.canonical:
            break
        key = again
    return key


def _read(url: Url) -> Key | None:
    if url.scheme in _APPS:
        return _APPS[url.scheme](url)
    for domain, read in _DOMAINS.items():
        if url.host == domain or url.host.endswith("." + domain):
            return read(url)
    canonical = canonical_url(url) if "." in url.host or ":" in url.host else ""
    warnings = ("short-link",) if url.host.removeprefix("www.") in SHORTENERS else ()
    return Key("situs", "url", canonical, warnings) if canonical else None


def _kept(platform: str, url: Url, host: str, kind: str = "link", *warnings: str) -> Key | None:
    """A link that names no account directly is kept whole, its case included."""
    canonical = canonical_url(replace(url, host=host, port=""))
    return Key(platform, kind, canonical, warnings) if "/" in canonical else None


def _user(platform: str, name: str) -> Key | None:
    name = name.removeprefix("@").rstrip(".")
    looks_like_host = name[:4].casefold() == "www." or any(name.casefold().endswith(domain) for domain in _DOMAINS)
    if not _USER.fullmatch(name) or looks_like_host or not re.search(r"[^\W_]", name):
        return None
    canonical = fold(name)
    if platform == "facebook":
        canonical = canonical.replace(".", "")
        if canonical.isdigit():
            return Key(platform, "numeric", canonical)
    return Key(platform, "username", canonical[:LONGEST_CANONICAL])


def _telegram(url: Url) -> Key | None:
    sub = url.host.removesuffix("t.me").removesuffix("telegram.me").removesuffix("telegram.dog").strip(".")
    if sub and sub not in {"www", "web"} and "telegram.org" not in url.host:
        return _user("telegram", sub) or _kept("telegram", url, url.host)
    if url.host.endswith("telegram.org"):
        return _telegram_web(url)
    segments = url.segments[1:] if url.segments[:1] == ("s",) else url.segments
    if not segments:
        return None
    first = segments[0]
    if first.casefold() == "joinchat" and len(segments) > 1:
        first = "+" + segments[1]
    if first.startswith("+"):
        return _telegram_invite(first) or _kept("telegram", url, "t.me")
    if first.casefold() in _TELEGRAM_OWN:
        return _kept("telegram", url, "t.me")
    return _telegram_user(first) or _kept("telegram", url, "t.me")


def _telegram_user(name: str) -> Key | None:
    return None if re.fullmatch(r"[\d.\-]+", name) else _user("telegram", name)


def _telegram_invite(text: str) -> Key | None:
    if re.fullmatch(r"\+\d+", text):
        return phone_key("telegram", text)
    return Key("telegram", "invite", text) if _HASH.fullmatch(text) else None


def _telegram_web(url: Url) -> Key | None:
    name = url.fragment.strip("/").removeprefix("@")
    if re.fullmatch(r"-?\d{1,20}", name):
        return Key("telegram", "numeric", name.lstrip("-"))
    return _user("telegram", name) if name else None


def _telegram_app(url: Url) -> Key | None:
    if url.parameter("domain"):
        return _telegram_user(url.parameter("domain"))
    if url.parameter("phone"):
        return phone_key("telegram", "+" + url.parameter("phone").lstrip("+ "))
    if url.parameter("invite"):
        return _telegram_invite("+" + url.parameter("invite"))
    number = url.parameter("id")
    return Key("telegram", "numeric", number) if re.fullmatch(r"[1-9]\d{0,19}", number, re.ASCII) else None


def _whatsapp(url: Url) -> Key | None:
    phone = url.parameter("phone") or url.parameter("abid")
    segments = url.segments
    if not phone and url.host.endswith("wa.me") and segments:
        phone = segments[0]
    phone = re.sub(r"[^+\w]+$", "", phone)
    if re.search(r"\d", phone) and re.fullmatch(r"[+\d\s().\-]+", phone, re.ASCII):
        return phone_key("whatsapp", phone)
    if url.host.endswith("chat.whatsapp.com"):
        return _group_invite(url)
    if url.host.endswith("wa.me") and len(segments) == 1:
        return _user("whatsapp", segments[0]) or _kept("whatsapp", url, "wa.me")
    own_host = "wa.me" if url.host.endswith("wa.me") else "whatsapp.com"
    return _kept("whatsapp", url, own_host, "invite" if segments[:1] == ("channel",) else "link")


def _group_invite(url: Url) -> Key | None:
    segments = url.segments[1:] if url.segments[:1] == ("invite",) else url.segments
    if segments and _HASH.fullmatch(segments[0]):
        return Key("whatsapp", "invite", "chat.whatsapp.com/" + segments[0])
    return _kept("whatsapp", url, "chat.whatsapp.com")


def _instagram(url: Url) -> Key | None:
    segments = url.segments
    if url.parameter("username") and not segments:
        return _user("instagram", url.parameter("username"))
    if segments[:1] in {("stories",), ("_u",), ("m",)} and len(segments) > 1 and segments[1] != "highlights":
        segments = segments[1:]
    if not segments:
        return None
    kept = _kept("instagram", url, "instagram.com")
    return kept if segments[0].casefold() in _INSTAGRAM_OWN else _user("instagram", segments[0]) or kept


def _tiktok(url: Url) -> Key | None:
    segments = url.segments
    if url.host in {"vm.tiktok.com", "vt.tiktok.com"} or segments[:1] == ("t",):
        host = "tiktok.com" if segments[:1] == ("t",) else url.host
        return _kept("tiktok", url, host, "link", "short-link")
    if segments and segments[0].startswith("@"):
        return _user("tiktok", segments[0]) or _kept("tiktok", url, "tiktok.com")
    return _kept("tiktok", url, "tiktok.com")


def _x(url: Url) -> Key | None:
    segments = url.segments
    if not segments:
        return None
    if url.parameter("screen_name"):
        return _user("x", url.parameter("screen_name"))
    if segments[:2] == ("i", "user") and segments[2:] and re.fullmatch(r"[0-9]{1,20}", segments[2]):
        return Key("x", "numeric", segments[2])
    kept = _kept("x", url, "x.com")
    return kept if segments[0].casefold() in _X_OWN else _x_user(segments[0]) or kept


def _x_user(name: str) -> Key | None:
    return None if name.isdigit() else _user("x", name)


def _facebook(url: Url) -> Key | None:
    segments = url.segments
    number = url.parameter("id")
    if segments[:1] == ("profile.php",):
        found = re.fullmatch(r"[0-9]{1,20}", number)
        return Key("facebook", "numeric", number) if found else _kept("facebook", url, "facebook.com")
    if url.host.endswith("fb.watch") or segments[:1] == ("share",):
        host = "fb.watch" if url.host.endswith("fb.watch") else "facebook.com"
        return _kept("facebook", url, host, "link", "short-link")
    if segments[:1] == ("groups",) and len(segments) > 1 and _USER.fullmatch(segments[1]):
        return Key("facebook", "link", "groups/" + fold(segments[1]))
    if segments[:1] in {("people",), ("pages",), ("p",)} and re.search(r"\d{5,20}$", segments[-1], re.ASCII):
        return Key("facebook", "numeric", re.findall(r"[0-9]{5,20}$", segments[-1])[0])
    if not segments:
        return None
    kept = _kept("facebook", url, "facebook.com")
    return kept if segments[0].casefold() in _FACEBOOK_OWN else _user("facebook", segments[0]) or kept


def _line(url: Url) -> Key | None:
    segments = url.segments
    if url.host.endswith("lin.ee"):
        return _kept("line", url, "lin.ee", "link", "short-link")
    if url.host == "page.line.me" and segments:
        return _line_id("@" + segments[0]) or _kept("line", url, url.host)
    if "p" in segments[:-1]:
        name = segments[segments.index("p") + 1]
        if name[0] in "@~":
            return _line_id(name.removeprefix("~")) or _kept("line", url, "line.me")
    return _kept("line", url, "line.me")


def _line_id(name: str) -> Key | None:
    official = name.startswith("@")
    key = _user("line", name)
    return replace(key, canonical="@" + key.canonical) if key and official else key


def _line_app(url: Url) -> Key | None:
    return _line(replace(url, scheme="", host="line.me", path="/" + url.host + url.path))


def _discord(url: Url) -> Key | None:
    segments = url.segments
    if url.host.endswith("discord.gg") or segments[:1] == ("invite",):
        return (
            Key("discord", "invite", "discord.gg/" + segments[-1])
            if segments and _HASH.fullmatch(segments[-1])
            else None
        )
    if segments[:1] == ("users",) and segments[1:] and re.fullmatch(r"[0-9]{5,20}", segments[1]):
        return Key("discord", "numeric", segments[1])
    return _kept("discord", url, "discord.com")


def _bigo(url: Url) -> Key | None:
    segments = [s for s in url.segments if s not in {"user", "id"} and len(s) > 2]
    key = _user("bigo", segments[0]) if segments and url.host.endswith("bigo.tv") else None
    return replace(key, kind="id") if key else _kept("bigo", url, url.host)


def _tinder(url: Url) -> Key | None:
    first = url.segments[0] if url.segments else ""
    return (_user("dating", first) if first.startswith("@") else None) or _kept("dating", url, "tinder.com")


def _profile(platform: str, url: Url) -> Key | None:
    """The account is the first part, as in host/name or host/@name."""
    named = _user(platform, url.segments[0]) if url.segments else None
    return named or _kept(platform, url, url.host.removeprefix("www."))


def _call(url: Url) -> Key | None:
    return phone_key("telepon", url.host)


_TELEGRAM_OWN_WORDS: Final = (
    "c addstickers addemoji share proxy socks setlanguage addtheme iv bg addlist login confirmphone contact boost "
    "giftcode m invoice joinchat s"
)
_TELEGRAM_OWN: Final = frozenset(_TELEGRAM_OWN_WORDS.split())
_INSTAGRAM_OWN_WORDS: Final = "p reel reels tv explore share accounts direct stories"
_INSTAGRAM_OWN: Final = frozenset(_INSTAGRAM_OWN_WORDS.split())
_X_OWN_WORDS: Final = "i home search intent hashtag share explore settings login"
_X_OWN: Final = frozenset(_X_OWN_WORDS.split())
_FACEBOOK_OWN_WORDS: Final = (
    "reel reels watch events story.php photo.php photo permalink.php login login.php marketplace sharer hashtag "
    "groups people pages p share profile.php stories media sharer.php l.php"
)
_FACEBOOK_OWN: Final = frozenset(_FACEBOOK_OWN_WORDS.split())
_APPS: Final[dict[str, Callable[[Url], Key | None]]] = {
    "tg": _telegram_app,
    "whatsapp": _whatsapp,
    "line": _line_app,
    "instagram": _instagram,
    "twitter": _x,
    "tel": _call,
    "sms": _call,
    "smsto": _call,
}
_DOMAINS: Final[dict[str, Callable[[Url], Key | None]]] = {
    "t.me": _telegram,
    "telegram.me": _telegram,
    "telegram.dog": _telegram,
    "web.telegram.org": _telegram,
    "wa.me": _whatsapp,
    "whatsapp.com": _whatsapp,
    "instagram.com": _instagram,
    "instagr.am": _instagram,
    "ig.me": _instagram,
    "tiktok.com": _tiktok,
    "x.com": _x,
    "twitter.com": _x,
    "facebook.com": _facebook,
    "fb.com": _facebook,
    "fb.me": _facebook,
    "m.me": _facebook,
    "fb.watch": _facebook,
    "line.me": _line,
    "lin.ee": _line,
    "discord.gg": _discord,
    "discord.com": _discord,
    "discordapp.com": _discord,
    "bigo.tv": _bigo,
    "bigovideo.tv": _bigo,
    "tinder.com": _tinder,
    "u.wechat.com": lambda url: _kept("wechat", url, url.host),
    **{host: partial(_profile, key) for key, about in PLATFORMS.items() for host in about.hosts},
}
PLATFORM_HOSTS: Final = frozenset(_DOMAINS)
