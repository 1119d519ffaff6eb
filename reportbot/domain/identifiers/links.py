"""Links with or without scheme, their canonical form, and the domain one can register."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from msgspec import Struct
from publicsuffixlist import PublicSuffixList

from reportbot.domain.identifiers.model import LONGEST_CANONICAL

APP_SCHEMES: Final = frozenset(
    {"tg", "whatsapp", "line", "fb", "instagram", "twitter", "discord", "tel", "sms", "smsto"}
)
_SHORTENERS_WORDS: Final = (
    "bit.ly s.id tinyurl.com cutt.ly t.co goo.gl is.gd v.gd ow.ly rb.gy shorturl.at rebrand.ly linktr.ee heylink.me "
    "lynk.id tiny.cc shorturl.asia t.ly bitly.com lnkd.in wa.link"
)
SHORTENERS: Final = frozenset(_SHORTENERS_WORDS.split())
"""Hosts whose links say nothing of where they lead; they are kept and never opened."""

_TRACKING_WORDS: Final = (
    "fbclid gclid dclid gbraid wbraid igsh igshid ttclid twclid msclkid yclid mc_eid mc_cid _ga _gl mibextid "
    "is_from_webapp sender_device _branch_match_id si"
)
_TRACKING: Final = frozenset(_TRACKING_WORDS.split())
_DEFAULT_PORTS: Final = {"", "80", "443"}
_SCHEME: Final = re.compile(
    r"(?P<scheme>h(?:tt|xx)ps?|tg|whatsapp|line|fb|instagram|twitter|discord|ftp)://", re.IGNORECASE
)
_ANY_SCHEME: Final = re.compile(r"(?P<scheme>[a-z][a-z0-9+.\-]{1,20})://", re.IGNORECASE)
_REPEATED_SCHEME: Final = re.compile(r"^(?:[a-z][a-z0-9+.\-]{1,20}://)+(?=[a-z][a-z0-9+.\-]{1,20}://)", re.IGNORECASE)
_INSIDE_ANOTHER: Final = re.compile(r"[^/\s]+\.[^/\s]+/|[^?]*\?")
_CALL_SCHEME: Final = re.compile(r"(?P<scheme>tel|sms|smsto):(?=\+?\d)", re.IGNORECASE)
_TOKEN: Final = re.compile(r"[^\s<>\"“”„«»‹›`]+")
_NEXT_LINK: Final = re.compile(r"[,;|](?=(?:https?://|www\.|wa\.me/|t\.me/))|(?<=\w)(?=https?://)", re.IGNORECASE)
_HOST: Final = re.compile(r"(?:[^\W_](?:[\w\-]{0,61}[^\W_])?\.){1,8}[^\W\d_][\w\-]{1,30}\.?(?::\d{1,5})?(?=[/?#]|$)")
_HOST_CHARACTERS: Final = re.compile(r"[\w.\-]*[^\W_][\w.\-]*|\[[\da-f:.]+\]")
_ADDRESS_HOST: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?=[/?#]|$)")
_OPENING: Final = "([{'‘*_~#=:-,;|"
_CLOSING: Final = ".,;:!?)]}'’*~…\\|"
_SUFFIX_WORDS: Final = "ke ga la sy se as at is so no ya di ini ku my to in an am be do go it me us"
_WORDS_AS_SUFFIX: Final = frozenset(_SUFFIX_WORDS.split())
_WORD_PAIR: Final = re.compile(r"[a-z]{2,}\.[a-z]{2}", re.IGNORECASE)


class Url(Struct, frozen=True):
    """A link taken apart; `path` starts with "/" or is empty, `query` and `fragment` are as typed."""

    scheme: str
    host: str
    port: str
    path: str
    query: str
    fragment: str

    @property
    def segments(self) -> tuple[str, ...]:
        """The parts of the path, percent-decoded, without empty ones."""
        return tuple(s for s in (_decoded(part) for part in self.path.split("/")) if s)

    def parameter(self, name: str) -> str:
        """Return the first value of a query parameter, decoded, or ""."""
        for pair in self.query.split("&"):
            key, _, value = pair.partition("=")
            if key.casefold() == name:
                return _decoded(value.replace("+", " "))
        return ""


def _decoded(part: str) -> str:
    return re.sub(r"[\x00-\x20\x7f\ud800-\udfff]", "", unquote(part))


class Link(Struct, frozen=True):
    """A link found in text[start:end]; `bare` when it is only a domain without scheme, www or path."""

    start: int
    end: int
    url: Url
    bare: bool


def links_in(text: str) -> Iterator[Link]:
    """Yield the links of a text in order."""
    for token in _TOKEN.finditer(text):
        ends = [m.start() for m in _NEXT_LINK.finditer(token[0])]
        for first, last in zip([0, *ends], [*ends, len(token[0])], strict=True):
            link = _link(token[0][first:last], token.start() + first)
            if link:
                yield link


def _link(token: str, offset: int) -> Link | None:
    first = len(token) - len(token.lstrip(_OPENING + "@" if "/" in token else _OPENING))
    body = trimmed(token[first:])
    if _ANY_SCHEME.match(body) is None and (_HOST.match(body) or _ADDRESS_HOST.match(body)):
        url = parse_url(body)
        if url and _is_real_host(url.host, body):
            bare = not (url.path or url.query or body[:4].casefold() == "www.")
            return Link(offset + first, offset + first + len(body), url, bare)
    found = _ANY_SCHEME.match(body) or _SCHEME.search(body) or _CALL_SCHEME.search(body)
    if found is None or _INSIDE_ANOTHER.match(body[: found.start()]):
        return None
    start = offset + first + found.start()
    # The bracket that opened before it is not its own: [name](https://…).
    body = trimmed(body[found.start() :])
    url = parse_url(body)
    return Link(start, start + len(body), url, False) if url else None


def trimmed(body: str) -> str:
    """Drop the punctuation of a sentence from the end of a link; a closing bracket stays with its opening one."""
    while body and body[-1] in _CLOSING:
        if body[-1] == ")" and body.count("(") >= body.count(")"):
            break
        body = body[:-1]
    return body


def _is_real_host(host: str, body: str) -> bool:
    if _ADDRESS_HOST.match(host):
        return "/" in body
    if registrable_of_host(host) == "":
        return False
    ending = host.rpartition(".")[2]
    return not (_WORD_PAIR.fullmatch(body) and ending in _WORDS_AS_SUFFIX and host not in {"wa.me", "t.me"})


def parse_url(text: str) -> Url | None:
    """Take a link apart without ever raising; None when there is no host."""
    text = _REPEATED_SCHEME.sub("", text)
    found = _ANY_SCHEME.match(text) or _CALL_SCHEME.match(text)
    scheme = found["scheme"].casefold().replace("hxxp", "http") if found else ""
    rest, _, fragment = text[found.end() if found else 0 :].partition("#")
    rest, _, query = rest.partition("?")
    authority, slash, path = rest.replace("\\", "/").partition("/")
    host, port = _host_and_port(authority.rpartition("@")[2])
    if not (_HOST_CHARACTERS.fullmatch(host) or scheme in APP_SCHEMES):
        return None
    return Url(scheme, host, port, slash + path, query, fragment)


def _host_and_port(authority: str) -> tuple[str, str]:
    found = re.fullmatch(r"(.*?)(?::(\d*))?", authority, re.DOTALL)
    host, port = (found[1], found[2] or "") if found else (authority, "")
    labels = [_ascii_label(label) for label in re.split(r"[.。]", host.casefold().strip("-.")) if label]
    return ".".join(labels), "" if port in _DEFAULT_PORTS else port


def _ascii_label(label: str) -> str:
    try:
        return label.encode("idna").decode("ascii").casefold()
    except UnicodeError:
        return label


def canonical_url(url: Url) -> str:
    """Return host, path and meaningful query: no scheme, www, default port, tracking or fragment."""
    host = url.host
    while host.startswith("www.") and "." in host[4:]:
        host = host[4:]
    kept = [p for p in url.query.split("&") if p and not _is_tracking(p)]
    address = f"{host}:{url.port}" if url.port else host
    written = address + url.path + ("?" + "&".join(kept) if kept else "")
    written = re.sub(r"\s", "", written)[:LONGEST_CANONICAL]
    shorter = trimmed(written).rstrip("/?&")
    while shorter != written:
        written, shorter = shorter, trimmed(shorter).rstrip("/?&")
    return written


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].casefold()
    return name.startswith("utm_") or name in _TRACKING


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)


def registrable_of_host(host: str) -> str:
    """Return the domain somebody registered, or "" under an unknown suffix."""
    return str(_suffixes().privatesuffix(host) or "")


def registrable_domain(canonical_url: str) -> str:
    """Return the part of a canonical URL that tells who owns it; an address or unknown suffix as it stands."""
    host = re.split(r"[/?:]", canonical_url, maxsplit=1)[0]
    return registrable_of_host(host) or host
