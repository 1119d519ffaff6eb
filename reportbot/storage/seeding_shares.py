"""What a seeded database is made of: shares of categories, platforms, sources and ends, and how accounts look.

Facts of product.md: 1,068,926 items until 2020, ten of them about violence against children, reported by ministry,
police and public, about accounts of platforms like MiChat. How the rest is divided is published nowhere that this
project may cite: those shares are assumptions, chosen so that every index meets many and few of a kind.
"""

from collections.abc import Callable, Mapping
from typing import Final

from reportbot.domain.words import Category

HANDLED: Final = 1_068_926
"""How many items the ministry's team had handled up to 2020."""

CHILD_EVERY: Final = 106_892
"""One case of so many is a child's: ten of all that were handled."""

CATEGORIES: Final[Mapping[Category, float]] = {
    Category.PROSTITUTION: 38,
    Category.GAMBLING: 21,
    Category.FRAUD: 19,
    Category.LOAN: 7,
    Category.THREAT: 4,
    Category.IMPERSONATION: 3,
    Category.PHOTO: 2,
    Category.DRUGS: 1.5,
    Category.TRAFFICKING: 0.5,
    Category.OTHER: 2,
    Category.UNSURE: 2,
}

PLATFORMS: Final[Mapping[str, float]] = {
    "michat": 31,
    "whatsapp": 17,
    "situs": 15,
    "facebook": 10,
    "instagram": 9,
    "telegram": 7,
    "tiktok": 5,
    "x": 4,
    "line": 2,
}

SOURCES: Final[Mapping[str, float]] = {"public": 80, "ministry": 12, "patrol": 5, "police": 2, "organisation": 1}

REPORTERS: Final[Mapping[int, float]] = {1: 88, 2: 8, 3: 3, 6: 1}
"""How many people report one account."""

ENDS: Final[Mapping[str, float]] = {
    "gone": 42,
    "refused": 9,
    "silent": 8,
    "acknowledged": 3,
    "dismissed": 27,
    "scope": 9,
    "duplicate": 2,
}
"""What becomes of an account, given time; the newest have not come so far."""

RETURNING: Final = 0.12
"""This share of the public's reports comes from somebody who reported before."""

LINKED: Final = 0.15
"""This share of reports has a link as evidence, the others one picture."""

STORIES: Final = (  # every other report has one
    "Akun ini menawarkan pertemuan di Kota Bekasi dan meminta uang muka lewat transfer.",
    "Saya dihubungi pada hari Sabtu malam, lalu diminta mengirim uang lebih dahulu.",
    "Akun ini memakai foto orang lain dan menawarkan pinjaman tanpa izin.",
    "Setiap malam akun ini mengirim tautan judi ke grup warga RT kami.",
)
PLACES: Final = ("Kota Bekasi", "Kabupaten Bogor", "Kota Surabaya", "Kota Medan", "Kota Makassar", "")


def story(number: int) -> str:
    """What a report tells, "" where it has none; by its number."""
    return STORIES[number // 2 % len(STORIES)] if number % 2 else ""


_ALIKE: Final = str.maketrans("01i", "oll")


def _named(platform: str, form: str) -> Callable[[int], tuple[str, str, str, str]]:
    def made(number: int) -> tuple[str, str, str, str]:
        canonical = f"{_first(number)}_{number * 7_919 % 9_999_991}"
        kind = "id" if platform == "michat" else "username"
        return kind, canonical, form.format(canonical), canonical.translate(_ALIKE)

    return made


def _first(number: int) -> str:
    return ("cewek", "bonus", "dana", "admin", "rina", "promo", "open", "slot", "jual", "salsa")[number * 31 % 10]


def _phone(number: int) -> tuple[str, str, str, str]:
    digits = f"62812{number * 7_919 % 99_999_989:08}"
    return "phone", f"+{digits}", f"0{digits[2:5]}-{digits[5:9]}-{digits[9:]}", f"+{digits}"


def _profile(number: int) -> tuple[str, str, str, str]:
    digits = f"1000{number * 7_919 % 99_999_989:011}"
    return "numeric", digits, f"https://www.facebook.com/profile.php?id={digits}", digits


def _site(number: int) -> tuple[str, str, str, str]:
    address = f"{_first(number)}{number * 7_919 % 9_999_991}.example.com/daftar"
    return "url", address, f"https://{address}", address.translate(_ALIKE)


ACCOUNTS: Final[Mapping[str, Callable[[int], tuple[str, str, str, str]]]] = {
    **{name: _named(name, "{}") for name in ("michat", "line")},
    "instagram": _named("instagram", "https://instagram.com/{}"),
    "telegram": _named("telegram", "https://t.me/{}"),
    "tiktok": _named("tiktok", "https://www.tiktok.com/@{}"),
    "x": _named("x", "https://x.com/{}"),
    "whatsapp": _phone,
    "facebook": _profile,
    "situs": _site,
}
"""By platform: kind, canonical, verbatim and skeleton of the account of a case, in the forms of identifiers.csv."""
