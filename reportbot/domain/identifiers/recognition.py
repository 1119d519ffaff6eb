"""Finds the accounts in what a citizen types, pastes, forwards or shares."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from reportbot.domain.identifiers import handles, links, phones, sentences
from reportbot.domain.identifiers.accounts import accounts_in
from reportbot.domain.identifiers.characters import Typed, deceptions, fold, skeleton, verbatim
from reportbot.domain.identifiers.model import Identifier, Key
from reportbot.domain.identifiers.platform_links import key_of_link
from reportbot.domain.identifiers.platforms import PLATFORMS

MOST: Final = 20
"""The most identifiers taken from one text."""

_AT_NAME: Final = re.compile(r"(?<![\w@./])@[\w][\w.\-]{1,63}")
_EMAIL: Final = re.compile(r"(?<![\w@])[\w.+\-]{1,64}@(?:[\w\-]{1,63}\.){1,5}[^\W\d_]{2,24}(?!\w)")
_ID_TOKEN: Final = re.compile(r"(?=.*[\d_])[\w.\-]{3,64}|[\w\-]{2,40}\.[\w.\-]{2,40}")
_CALLED: Final = re.compile(r"(?<!\w)(?:wa|whatsapp|whatapp)\W{0,3}(?:nya|nomor|nomer|no)?\W{0,3}$", re.IGNORECASE)
_NUMBER_PLATFORMS: Final = frozenset({"whatsapp", "telepon", "telegram"})
_SITES: Final = frozenset({"", "situs", "rekening", "telepon"})

Place = tuple[int, int, Key]


def identify(text: str, platform: str | None = None) -> tuple[Identifier, ...]:
    """Return the distinct accounts in a text, in order.

    With a `platform` a plain handle is that platform's, while a link to another one wins. Without, only what
    cannot be mistaken counts; its platform is "" where the app has to be asked. Never raises for any text.
    """
    platform = platform or ""
    if platform and platform not in PLATFORMS:
        raise ValueError(f"unknown platform {platform!r}")
    typed = Typed.of(text)
    if not typed.text.strip():
        return ()
    places = sorted(_Search(typed.text, platform).run(), key=lambda place: place[0])[: 2 * MOST]
    settled = ((start, end, _settled(key)) for start, end, key in places)
    found = [_identifier(key, typed.source(start, end)) for start, end, key in settled if key]
    return _distinct(found)[:MOST]


def display_name(text: str, platform: str) -> Identifier:
    """Return a display name, which is searched but never joins cases."""
    return _identifier(handles.display_name_key(platform, text), text)


def from_forward(user_id: int | None, username: str | None, name: str) -> tuple[Identifier, ...]:
    """Return what a forwarded message tells of its Telegram sender: id and user name, or only a name if hidden."""
    found: list[Identifier] = []
    if user_id is not None:
        found.append(_identifier(Key("telegram", "numeric", str(user_id)), str(user_id)))
    if username:
        key = handles.handle_key("telegram", "@" + username.removeprefix("@"))
        found.extend([_identifier(key, username)] if key else [])
    return tuple(found) or ((display_name(name, "telegram"),) if name.strip() else ())


def from_contact(phone: str) -> Identifier:
    """Return the number of a shared contact; Telegram gives it with its country and often without a plus."""
    digits = re.sub(r"[^0-9]", "", phone)
    written = phone if phone.startswith(("+", "0")) else "+" + digits
    key = phones.phone_key("", written) or Key("", "phone", digits, ("phone-short",))
    return _identifier(key, phone)


def _settled(key: Key) -> Key | None:
    """A canonical form that is typed back has to name the same account; one that never does names none."""
    for _ in range(4):
        again = [found for _, _, found in _Search(Typed.of(key.canonical).text, key.platform).run()]
        if any((k.platform, k.canonical) == (key.platform, key.canonical) for k in again):
            return key
        if not again:
            return None
        key = replace(again[0], warnings=tuple(dict.fromkeys((*key.warnings, *again[0].warnings))))
    return None


def _identifier(key: Key, source: str) -> Identifier:
    typed = verbatim(source)
    warnings = tuple(dict.fromkeys((*key.warnings, *deceptions(typed))))
    seen = typed if fold(typed) == key.canonical else key.canonical
    return Identifier(key.platform, key.kind, typed, key.canonical, warnings, skeleton(seen))


def _distinct(found: list[Identifier]) -> tuple[Identifier, ...]:
    """A number whose app is named elsewhere in the text is not asked for again."""
    known = {i.canonical for i in found if i.platform}
    kept: dict[tuple[str, str], Identifier] = {}
    for identifier in found:
        if identifier.platform or identifier.canonical not in known:
            kept.setdefault((identifier.platform, identifier.canonical), identifier)
    return tuple(kept.values())


class _Search:
    """One pass over one text; what a step recognises is blank for the next."""

    def __init__(self, text: str, platform: str) -> None:
        self._whole = text
        self._rest = text
        self._platform = platform
        self._places: list[Place] = []

    def run(self) -> list[Place]:
        exact = self._exact()
        if exact:
            return [exact]
        for step in (self._links, self._emails, self._accounts, self._numbers, self._names, self._cued):
            for start, end, key in step():
                self._places.append((start, end, key))
                self._rest = self._rest[:start] + " " * (end - start) + self._rest[end:]
        own = any(key.platform == self._platform for _, _, key in self._places)
        linked = any(
            key.kind in {"link", "url", "invite"} or key.platform not in {"", self._platform}
            for _, _, key in self._places
        )
        if not self._places or (self._platform and not own and not linked):
            self._places.extend(self._words())
        return self._places

    def _exact(self) -> Place | None:
        """The whole text is one account of the chosen platform, and no link."""
        text = self._whole.strip()
        free = self._platform in handles.FREE and not _AT_NAME.search(text) and not sentences.is_sentence(text)
        one_word = not any(c.isspace() for c in text)
        number = self._platform in _NUMBER_PLATFORMS and phones.is_number(text)
        if not self._platform or not (free or one_word or number) or self._is_link(text):
            return None
        if number and not one_word and len(list(phones.numbers_in(text))) > 1:
            return None
        words = text if one_word or number else sentences.without_filler(self._platform, text)
        if free and (sentences.is_chatter(words) or sentences.is_chatter(text)):
            return None
        if free and not one_word and (self._holds_more(words)):
            return None
        key = handles.handle_key(self._platform, words)
        start = self._whole.find(words)
        if key is None or (free and self._is_link(key.canonical)):
            return None
        return start, start + len(words), key

    def _holds_more(self, words: str) -> bool:
        """A number or an account with its app beside other words is found by the steps."""
        several = " " in words and not phones.is_number(words)
        return several and (any(phones.numbers_in(words)) or any(accounts_in(words)))

    def _whole_place(self, key: Key) -> Place:
        start = len(self._whole) - len(self._whole.lstrip())
        return start, len(self._whole.rstrip()), key

    def _is_link(self, text: str) -> bool:
        return any(self._counts(link) for link in links.links_in(text))

    def _counts(self, link: links.Link) -> bool:
        """With an app chosen, contoh.id is a name there; with a path or a scheme it is a link."""
        if not link.bare or self._platform in _SITES:
            return True
        key = key_of_link(link.url)
        return key is not None and key.platform != "situs"

    def _links(self) -> Iterator[Place]:
        mails = [m.span() for m in _EMAIL.finditer(self._rest)]
        for link in list(links.links_in(self._rest)):
            in_mail = link.bare and any(a <= link.start < b for a, b in mails)
            if self._counts(link) and not in_mail:
                key = key_of_link(link.url)
                if key:
                    yield link.start, link.end, key

    def _emails(self) -> Iterator[Place]:
        for mail in list(_EMAIL.finditer(self._rest)):
            platform = self._platform if self._platform in handles.FREE else "lainnya"
            key = handles.handle_key(platform, mail[0])
            if key:
                yield mail.start(), mail.end(), key

    def _accounts(self) -> Iterator[Place]:
        yield from list(accounts_in(self._rest))

    def _numbers(self) -> Iterator[Place]:
        if self._platform == "rekening":
            return
        for number in list(phones.numbers_in(self._rest)):
            called = _CALLED.search(self._whole[max(0, number.start - 24) : number.start])
            platform = "whatsapp" if called and self._platform != "telepon" else ""
            if self._platform in _NUMBER_PLATFORMS:
                platform = self._platform
            yield number.start, number.end, Key(platform, "phone", number.canonical, number.warnings)

    def _names(self) -> Iterator[Place]:
        platform = "" if self._platform in {"telepon", "situs", "rekening"} else self._platform
        for name in list(_AT_NAME.finditer(self._rest)):
            key = self._name_key(platform, name[0])
            if key:
                yield name.start(), name.end(), key

    def _name_key(self, platform: str, name: str) -> Key | None:
        if platform:
            return handles.handle_key(platform, name)
        for cued, start, end in sentences.cues_in(self._rest):
            if self._rest[start:end].rstrip(".-") == name.rstrip(".-"):
                return handles.handle_key(cued, name)
        key = handles.handle_key("line", name)
        return replace(key, platform="", kind="username", warnings=()) if key else None

    def _cued(self) -> Iterator[Place]:
        if not self._platform:
            for platform, start, end in sentences.cues_in(self._rest):
                key = handles.handle_key(platform, self._rest[start:end])
                if key:
                    yield start, end, key

    def _words(self) -> Iterator[Place]:
        """Nothing unmistakable was found: a lone token, or the words of a sentence that look like a handle."""
        if not self._platform:
            yield from self._lone_token()
            return
        if self._platform in {"telepon", "situs"} or sentences.is_chatter(self._rest):
            return
        lone = sentences.without_filler(self._platform, self._rest.strip())
        start = self._rest.find(lone) if lone else -1
        single = (
            bool(lone) and not sentences.is_chatter(lone) and not any(c.isspace() for c in lone) and not self._places
        )
        spans = ((start, start + len(lone)),) if single else sentences.handles_in(self._rest)
        if self._platform == "rekening":
            spans = ((0, len(self._rest)),)
        for first, last in spans:
            key = (
                None
                if self._is_link(self._rest[first:last])
                else handles.handle_key(self._platform, self._rest[first:last])
            )
            if key:
                yield first, last, key

    def _lone_token(self) -> Iterator[Place]:
        text = self._whole.strip(" \n.,;:!?")
        if phones.is_number(text) and re.match(r"\(?(?:\+|0|62)", text):
            key = phones.phone_key("", text)
        elif _ID_TOKEN.fullmatch(text) and not self._is_link(text) and (len(text) > 4 or not text.isdigit()):
            key = handles.handle_key("lainnya", text)
            key = replace(key, platform="", kind="id", warnings=()) if key else None
        else:
            key = None
        if key:
            yield self._whole_place(key)
