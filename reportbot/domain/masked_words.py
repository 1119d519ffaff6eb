"""The patterns of what is masked in a story: names after their cues, addresses, handles, runs of digits."""

import re
from collections.abc import Sequence
from typing import Final

from reportbot.domain.identifiers.platform_links import PLATFORM_HOSTS
from reportbot.domain.identifiers.platforms import PLATFORMS

_GAP: Final = r"[\W_]{0,2}"
_STARTS: Final = r"(?<![^\W_])"
_ENDS: Final = r"(?![^\W_])"
_SUFFIX: Final = r"(?:nya|ku|mu)?"


def name_pattern(parts: Sequence[str]) -> re.Pattern[str]:
    """Find a name's parts one after another; one of four letters or more also as b.u.d.i."""
    if len(parts) == 1 and not parts[0].isascii():
        return re.compile(re.escape(parts[0]), re.IGNORECASE)
    spaced = (_GAP.join(map(re.escape, part)) if len(part) >= 4 else re.escape(part) for part in parts)
    return re.compile(_STARTS + r"[\W_]{0,3}".join(spaced) + _SUFFIX + _ENDS, re.IGNORECASE)


def handle_pattern(username: str) -> re.Pattern[str]:
    """Find a user name with or without @ or t.me/."""
    body = re.escape(username)
    return re.compile(rf"(?:(?:https?://)?t(?:elegram)?\.me/|@)?(?<![^\W_]){body}(?![^\W_])", re.IGNORECASE)


def digits_pattern(digits: str) -> re.Pattern[str]:
    """Find a number however its digits are set apart."""
    return re.compile(r"(?<!\d)" + r"[^\w\n]{0,3}_?".join(digits) + r"(?!\d)")


def phone_pattern(national: str) -> re.Pattern[str]:
    """Find a telephone number with any or no prefix, however its digits are set apart, even inside longer ones."""
    return re.compile(r"\(?\+?(?:[0(\s]{0,3}6[\W_]{0,3}2)?[\W_]{0,3}0?[\W_]{0,3}" + r"[\W_]{0,3}".join(national))


_HOSTS: Final = "|".join(sorted(map(re.escape, PLATFORM_HOSTS), key=len, reverse=True))
_EMAIL: Final = re.compile(r"[\w.+\-]{1,64}@(?:[\w\-]{1,63}\.){1,5}[^\W\d_]{2,24}(?!\w)")
_LINK: Final = re.compile(
    rf"(?:https?://)?(?:[\w\-]{{1,63}}\.){{0,3}}(?<!\w)(?:{_HOSTS})/[^\s<>\"”\x01]+|\btg://[^\s\x01]+|(?<!\w)[\w]{{3,40}}\.t\.me\b",
    re.IGNORECASE,
)
_AT_NAME: Final = re.compile(r"(?<![^\W_])@\s?[^\W_][\w.]{1,63}(?<!\.)")

_MARKER: Final = r"jl|jln|gg|perum|perumahan|dsn|rt|rw|kp|blok|blk"
_SPELT: Final = (
    r"[Jj]alan|[Gg]ang|[Dd]usun|[Dd]esa|[Kk]elurahan|[Kk]el\.|[Kk]ecamatan|[Kk]ec\.|[Kk]ampung|[Kk]ompleks?|"
    r"[Aa]partemen|[Kk]ost?|[Hh]otel|[Ww]isma|[Rr]usun|[Cc]luster|[Rr]uko|[Ss]ekolah|SDN?|SMPN?|SMAN?|SMKN?"
)
_END: Final = r"(?:di|dan|lalu|yang|yg|kota|kab|kabupaten|kec|saya|dia|dekat|untuk|dengan|tapi|karena|jam|pukul)\b"
_PROPER: Final = (
    r"(?:\s{1,2}(?:[A-Z][\w'.\-]*|\d{1,3}[A-Za-z]?(?![\d.])|(?:No|no|Nomor|nomor|Blok|blok)\.?(?=\s?[\dA-Z])))"
)
_HOUSE: Final = r"(?:[\s,]{0,2}(?:no|nomor|blok|blk|rt|rw)\b[\s.:/]{0,2}[a-z]?[\d/\-]{1,8}[a-z]?(?!\w)){0,4}"
_ADDRESS: Final = (
    re.compile(
        rf"(?<!\w)(?:{_MARKER})\b[.:]?\s{{0,2}}(?!{_END})[\w'\-]+(?:[ ]{{1,2}}(?!{_END})[\w'/\-]+){{0,3}}{_HOUSE}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!\w)(?:{_SPELT})(?!\w){_PROPER}{{1,5}}(?i:{_HOUSE})"),
    re.compile(r"(?<!\w)rt\s?[.:/]?\s?\d{1,3}\s?[/,]?\s?rw\s?[.:/]?\s?\d{1,3}(?!\d)", re.IGNORECASE),
    re.compile(
        r"(?<!\w)no(?:mor)? rumah\W{0,3}\d{1,4}[a-z]?(?!\w)|(?<!\w)no\.\s?\d{1,4}[a-z]?(?![\w.])", re.IGNORECASE
    ),
)
WRITTEN_FORMS: Final = (
    (_EMAIL, "email"),
    (_LINK, "handle"),
    (_AT_NAME, "handle"),
    *((pattern, "address") for pattern in _ADDRESS),
)

DIGIT_RUN: Final = re.compile(r"[+(]{0,2}\d(?:[ \t().\-/_\u2010-\u2015]{0,3}\d){7,40}")
_FREE_ENDS: Final = r"(?![ \t().\-/_]{0,3}\d)"
_HOUR: Final = r"(?:[ ,]{1,2}(?:(?:jam|pukul)[ ])?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?)?"
HARMLESS_NUMBER: Final = re.compile(
    rf"(?:\brp|\bidr)\.?\s?\d{{1,3}}(?:\.\d{{3}}){{1,4}}(?:,\d{{2}})?(?!\d)"
    rf"|(?<![\d(+])(?<![\d][ \-./])[1-9]\d{{0,2}}(?:\.\d{{3}}){{2,4}}{_FREE_ENDS}"
    rf"|(?<![\d(+])(?<!\d[ \-./])(?:0?[1-9]|[12]\d|3[01])([\-/.])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d{_HOUR}{_FREE_ENDS}"
    rf"|(?<![\d(+])(?<!\d[ \-./])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]){_HOUR}{_FREE_ENDS}",
    re.IGNORECASE,
)

_TITLE_WORD: Final = r"[A-Z][a-z'’]+"
_TITLED: Final = rf"(?P<name>{_TITLE_WORD}(?:[ ](?:{_TITLE_WORD}|[A-Z]\.?(?![a-z]))){{0,3}})(?!\w)"
_NO_NAME_WORDS: Final = (
    "yang|yg|dan|di|ke|dari|ini|itu|adalah|saya|aku|dia|sudah|udah|mau|ingin|tidak|tdk|gak|ga|bukan|sama|dengan|dgn|untuk|"
    "akun|akunnya|orang|lengkap|asli|palsu|samaran|pengguna|akan|telah|juga|tapi|karena|pada|oleh|kami|kita|mereka|"
    "ditipu|diancam|diperas|lapor|transfer|kirim|disuruh|diminta|dipakai|ada|lagi|kak|min|tolong|mohon|takut|"
    "senin|selasa|rabu|kamis|jumat|sabtu|minggu|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|"
    "november|desember|whatsapp|twitter|tinder|"
    "bca|bri|bni|bsi|mandiri|dana|ovo|gopay|indonesia|polisi|polres|polsek|bank|admin|anak|teman|korban"
)
_APPS: Final = "|".join(key for key, about in PLATFORMS.items() if about.cues and about.said)
_NO_NAME: Final = re.compile(rf"(?:{_NO_NAME_WORDS}|{_APPS})", re.IGNORECASE)
_ANY_WORD: Final = rf"(?!(?:{_NO_NAME_WORDS}|{_APPS})(?!\w))[^\W\d_][^\W\d_'’]+"
_SAID: Final = (
    r"(?:nama\s?(?:saya|aku|ku|gue|lengkap|asli|anak|teman|ibu|bapak|istri|suami|adik|kakak)(?:\s(?:saya|aku|nya|ku))?|"
    r"nama(?:ku|nya)|atas nama|a\.\s?n\.|a/n|\ban\.|bernama|dipanggil|panggil (?:saya|aku))(?:\s(?:adalah|itu|ialah))?"
)
_HONORIFICS: Final = (
    r"[Ss]aya|SAYA|[Aa]ku|[Gg]ue|[Pp]ak|[Bb]apak|[Bb]pk|[Ii]bu|[Bb]u|[Kk]ak|[Kk]akak|[Mm]as|[Mm]bak|[Bb]ang|[Ss]dri?|"
    r"[Ss]audari?|[Ss]i|[Oo]m|[Tt]ante|[Uu]stadz?|[Dd]ek|[Aa]dik|[Nn]yonya|[Tt]uan|[Dd]r|[Aa]nak|[Tt]eman|[Tt]emanku|"
    r"[Ss]uami|[Ii]stri|[Pp]acar|[Ss]ahabat|[Tt]etangga|[Ss]epupu"
)
NAME_CUES: Final = (
    re.compile(rf"(?i:(?<!\w){_SAID})[\s:=\"“]{{1,3}}{_TITLED}"),
    re.compile(rf"(?<!\w){_SAID}[\s:=\"“]{{1,3}}(?P<name>{_ANY_WORD}(?:[ ]{_ANY_WORD})?)(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<!\w)(?:{_HONORIFICS})\.?\s{{1,2}}{_TITLED}"),
)
"""Each has a group `name`."""


def is_no_name(name: str) -> bool:
    """Whether what follows a cue is an ordinary word, a day or an app."""
    return _NO_NAME.fullmatch(name.partition(" ")[0]) is not None
