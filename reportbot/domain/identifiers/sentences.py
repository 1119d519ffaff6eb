"""What ordinary sentences look like, so that a greeting, a person's name or an address is no account."""

import re
from typing import Final

from reportbot.domain.identifiers.platforms import PLATFORMS

_FILLER: Final = (
    "id|idnya|id nya|akun|akunnya|akun nya|username|usernamenya|user|namanya|nama akun|nama|nomor|nomornya|nomer|no|"
    "nya|ini|itu|adalah|yaitu|saya mau lapor|mau lapor|lapor|laporkan|tolong|mohon|kak|kakak|min|admin|bang|gan|pak|"
    "bu|dong|ya|yg|yang|pakai|pake|di|ada"
)
_NAMES: Final = {key: "|".join(map(re.escape, about.said)) for key, about in PLATFORMS.items() if about.said}
_BEFORE: Final = {
    platform: re.compile(rf"(?:(?:{names})(?:[\s\-]?nya)?|{_FILLER})(?:\s*[:=]\s*|\s+)(?=\S)", re.IGNORECASE)
    for platform, names in {**_NAMES, "": "akun"}.items()
}
_AFTER: Final = re.compile(rf"(?<=\S)\s+(?:{_FILLER})[\s.!,]*$", re.IGNORECASE)
_CUES: Final = tuple(
    (
        platform,
        re.compile(
            rf"(?<![\w@./])(?:{names})(?:\s?(?:id|idnya|nya|akun|username))?(?P<mark>\s*[:=]\s*|\s+)"
            r"(?P<handle>@?[\w.\-]{3,64}(?!\w))",
            re.IGNORECASE,
        ),
    )
    for platform, names in _NAMES.items()
    if PLATFORMS[platform].cues
)
_HANDLE_TOKEN: Final = re.compile(r"(?<![\w@.\-])[\w][\w.\-]{2,63}")
_QUANTITY: Final = re.compile(
    r"\d+(?:rb|ribu|jt|juta|k|x|th|thn|tahun|jam|menit|hari|bulan|minggu|m|g|gr|kg|km|cm|gb|mb|pm|am|an|orang|kali)?|"
    r"[^\W\d_]+2(?:nya|an|ku|mu)?|(?:jam|rp|tgl|pukul|rt|rw|no|blok|km)[.]?\d[\d.]*|\d{1,4}[.\-]\d{1,2}(?:[.\-]\d{1,4})?|"
    r"(?:rp\.?)?\d{1,3}(?:\.\d{3})+|covid-?19|ke-\d+|se-[^\W\d]+",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"(?<!\w)(?:jl|jln|jalan|gg|gang|perum|perumahan|komplek|kompleks|dusun|dsn)\b\.?\s{0,2}[^\W_][\w.' ]{1,60}|"
    r"(?<!\w)rt\s?[.:/]?\s?\d{1,3}\s?[/,]?\s?rw\s?[.:/]?\s?\d{1,3}",
    re.IGNORECASE,
)
_EDGES: Final = " \n@.,;:!?…"
_CHATTER: Final = re.compile(
    rf"{'|'.join(_NAMES.values())}|ha+l+o+|hai|hi|hey|hei|p|tes|test|assalamu?'?alaikum|"
    "selamat (?:pagi|siang|sore|malam)|ok|oke|ya|iya|tidak|gak"
    "|makasih|terima kasih|maaf|permisi|lupa|tidak tahu|gak tau",
    re.IGNORECASE,
)
_LONGEST_FREE: Final = 100


def looks_like_address(text: str) -> bool:
    """Whether a street, alley or RT/RW is named."""
    return _ADDRESS.search(text) is not None


def without_filler(platform: str, text: str) -> str:
    """Drop what people say around an account: "ID MiChat-nya vina_88 kak" becomes "vina_88"."""
    before = _BEFORE.get(platform, _BEFORE[""])
    text = text.strip(_EDGES)
    for _ in range(12):
        found = before.match(text)
        shorter = text[found.end() :] if found else _AFTER.sub("", text)
        if shorter == text:
            break
        text = shorter.strip(_EDGES)
    return text


def is_chatter(text: str) -> bool:
    """Whether a text is only a greeting, an answer or the name of an app."""
    return _CHATTER.fullmatch(text.strip(_EDGES)) is not None


def is_sentence(text: str) -> bool:
    """Whether a text is too long or too wordy to be one free-form account."""
    return len(text.split()) > 4 or len(text) > _LONGEST_FREE or looks_like_address(text)


def handles_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand that nobody writes in a sentence: vina_88, contoh.user, not 50rb, jam10, orang2."""
    places = []
    for found in _HANDLE_TOKEN.finditer(text):
        word = found[0].rstrip(".-")
        mixed = any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
        joined = re.search(r"[^\W_]_|_[^\W_]", word) or re.search(r"[^\W_]\.[^\W_]", word)
        if (mixed or joined) and not _QUANTITY.fullmatch(word):
            places.append((found.start(), found.start() + len(word)))
    return tuple(places)


def cues_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return platform, start and end of accounts named with their app: "IG: contoh.user", "michat vina88"."""
    found = []
    for platform, pattern in _CUES:
        for cue in pattern.finditer(text):
            word = cue["handle"].rstrip(".-")
            plain_word = word.isalpha() and not word.startswith("@")
            said_so = ":" in cue["mark"] or "=" in cue["mark"]
            if (said_so or not plain_word) and not _QUANTITY.fullmatch(word):
                found.append((platform, cue.start("handle"), cue.start("handle") + len(word)))
    return tuple(sorted(found, key=lambda place: place[1]))
