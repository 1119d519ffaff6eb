"""What is true of each platform: the one table that somebody who adds a platform has to extend."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct


class About(Struct, frozen=True, kw_only=True):
    """One app, or another place where an account can be.

    `names`: a pattern of the usual account names, "" where functions of its own read them; U+FFFD stands where a letter
    could not be read. `hosts`: where a link's first part is the account, as in host/@name. `said`: what people call it
    when they name an account. `cues`: whether these are enough to find an account within a sentence. `listed`: what
    lists of accounts call it, beside its own key.
    """

    names: str = ""
    hosts: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    cues: bool = True
    listed: tuple[str, ...] = ()

    first: bool = False
    """It stands on the first screen of apps."""

    free: bool = False
    """It has no public syntax: what is typed may hold spaces and any letter."""

    linkless: bool = False
    """Its accounts have no public link."""


PLATFORMS: Final[Mapping[str, About]] = {
    "michat": About(
        names=r"[^\s@\ufffd]{3,40}",
        said=("michat", "mi chat", "mi-chat"),
        listed=("mi chat",),
        first=True,
        free=True,
        linkless=True,
    ),
    "whatsapp": About(
        names=r"(?=.*[a-z])(?=.*[\d._]|.{6})[a-z\d._]{3,35}",
        said=("whatsapp", "whatapp", "wa", "nomor wa", "no wa"),
        cues=False,
        listed=("wa", "whats app", "whatsapp business", "nomor wa", "nomor whatsapp"),
        first=True,
    ),
    "telegram": About(
        names=r"[a-z](?!.*__)[a-z\d_]{3,30}[a-z\d]",
        said=("telegram", "tele", "tg"),
        listed=("tele", "tg", "t.me"),
        first=True,
    ),
    "instagram": About(
        names=r"(?!.*\.\.)[a-z\d_][a-z\d._]{0,29}",
        said=("instagram", "insta", "ig"),
        listed=("ig", "insta", "instagram.com"),
        first=True,
    ),
    "facebook": About(
        names=r"[a-z\d]{5,50}",
        said=("facebook", "fb"),
        listed=("fb", "face book", "facebook messenger", "messenger", "facebook.com", "meta"),
        first=True,
    ),
    "tiktok": About(
        names=r"[a-z\d._]{2,24}",
        said=("tiktok", "tik tok", "tt"),
        listed=("tik tok", "tt", "tiktok.com"),
        first=True,
    ),
    "x": About(
        names=r"[a-z\d_]{1,15}",
        said=("twitter", "twt", "x"),
        cues=False,
        listed=("twitter", "x twitter", "x.com", "twitter x"),
        first=True,
    ),
    "line": About(
        names=r"@?[a-z\d._\-]{2,20}",
        said=("line",),
        listed=("line app", "line messenger"),
        first=True,
    ),
    "discord": About(
        names=r"[a-z\d._]{2,32}(?:#\d{4})?",
        said=("discord", "dc"),
        listed=("discord server",),
    ),
    "wechat": About(
        names=r"[a-z][a-z\d_\-]{5,19}",
        said=("wechat", "weixin"),
        listed=("we chat", "weixin"),
        linkless=True,
    ),
    "bigo": About(
        names=r"[^\s@\ufffd]{2,40}",
        said=("bigo live", "bigo"),
        listed=("bigo live",),
        free=True,
        linkless=True,
    ),
    "dating": About(
        names=r"[^@\ufffd]{2,60}",
        said=("tinder", "bumble", "tantan", "omi"),
        cues=False,
        listed=(
            *("aplikasi kencan", "kencan", "dating app", "tinder", "bumble", "badoo", "tantan", "omi", "okcupid"),
            *("litmatch", "hornet", "grindr", "walla", "blued", "dating apps"),
        ),
        free=True,
        linkless=True,
    ),
    "game": About(
        names=r"[^@\ufffd]{2,60}",
        said=("mobile legends", "free fire", "pubg", "roblox", "ml", "ff"),
        cues=False,
        listed=(
            *("gim", "gim daring", "games", "game online", "mobile legends", "free fire", "pubg", "roblox"),
            "online game",
        ),
        free=True,
        linkless=True,
    ),
    "telepon": About(
        listed=(
            *("nomor telepon", "no telepon", "telp", "no hp", "nomor hp", "hp", "phone", "phone number", "sms"),
            *("telephone", "calls or sms", "telpon"),
        ),
    ),
    "situs": About(
        listed=("situs web", "website", "web", "web site", "url", "domain", "laman", "alamat web"),
    ),
    "rekening": About(
        listed=(
            *("rekening atau dompet digital", "rekening/e-wallet", "rekening/dompet digital", "bank/e-wallet"),
            *("rekening bank", "bank", "no rekening", "nomor rekening", "bank account", "norek"),
            *("dompet digital", "e-wallet", "ewallet", "bank account or e-wallet"),
        ),
        linkless=True,
    ),
    "lainnya": About(
        names=r"[^\ufffd]{2,100}",
        listed=("lain", "lain-lain", "other", "others", "aplikasi lain", "another app"),
        free=True,
    ),
}
"""By key, in the order in which they are offered; `dating` is all dating apps, `telepon` calls and SMS."""
