"""What the moderators' group may read of a story: people are masked, the reported account is not."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Final

from msgspec import Struct

from reportbot.domain import masked_words as words
from reportbot.domain.identifiers.accounts import accounts_in
from reportbot.domain.identifiers.characters import Typed, fold_name
from reportbot.domain.identifiers.phones import e164

KINDS: Final = ("name", "phone", "account", "address", "handle", "email", "id")
"""The keys of the tokens that stand in place of what is masked."""

_SHIELD: Final = "\x01"
_MOST_PASSES: Final = 50


class ReporterNames(Struct, frozen=True):
    """Everything by which a reporter is known; empty where unknown."""

    first_name: str = ""
    last_name: str = ""
    username: str = ""
    telegram_id: int | None = None
    phone: str = ""


class _Span(Struct, frozen=True):
    start: int
    end: int
    kind: str


class _Readable(Struct, frozen=True):
    """A text without marks, hidden characters and look-alikes; `origin` are places in the original."""

    text: str
    origin: tuple[int, ...]


def mask_story(text: str, reporter: ReporterNames, tokens: Mapping[str, str], keep: Iterable[str] = ()) -> str:
    """Replace people's names, numbers, addresses and accounts by `tokens`, one for each of KINDS.

    `keep` are the verbatim or canonical identifiers of the reported account, which stay readable; the reporter's
    own never do. Masking a masked text changes nothing. Kota and kabupaten stay.
    """
    text = "".join("\ufffd" if unicodedata.category(c) == "Cs" or c == _SHIELD else c for c in text[:4096])
    own = tuple(_own_patterns(reporter))
    kept = frozenset(form for item in keep for form in _forms(item))
    for _ in range(_MOST_PASSES):
        masked = _masked_once(text, own, tokens, kept)
        if masked == text:
            break
        text = masked
    return text


def excerpt(text: str, limit: int = 160) -> str:
    """Cut a text to at most `limit` UTF-16 units at a word, on one line, with "…"; no picture is cut in two."""
    line = " ".join(text.split())
    if _units(line) <= limit:
        return line
    used = accumulate(1 + (ord(c) > 0xFFFF) for c in line)
    end = sum(units < limit for units in used)  # the ellipsis takes one
    while end and _joined(line, end):
        end -= 1
    cut = line[:end]
    at_word = cut.rpartition(" ")[0] if line[end] != " " else cut
    return (at_word if len(at_word) > len(cut) // 2 else cut).rstrip(" ,.;:") + "…"


def _units(text: str) -> int:
    return sum(1 + (ord(c) > 0xFFFF) for c in text)


def _joined(line: str, place: int) -> bool:
    """Whether the characters around a place are one for the reader: marks, selectors, joined emoji, flags."""
    here, before = line[place], line[place - 1]
    flags = all("\U0001f1e6" <= c <= "\U0001f1ff" for c in (here, before))
    skin = "\U0001f3fb" <= here <= "\U0001f3ff"
    return "\u200d" in (here, before) or flags or skin or unicodedata.category(here) in {"Mn", "Me", "Mc"}


def _masked_once(
    text: str, own: tuple[tuple[re.Pattern[str], str], ...], tokens: Mapping[str, str], kept: frozenset[str]
) -> str:
    readable = _readable(_shielded(text, tokens))
    spans = [_Span(m.start(), m.end(), kind) for pattern, kind in own for m in pattern.finditer(readable.text)]
    rest = _without(readable.text, spans)
    for find in _FINDERS:
        found = [s for s in find(rest) if not _is_kept(readable.text[s.start : s.end], kept)]
        spans.extend(found)
        rest = _without(rest, found)
    parts, done = [], 0
    for span in _merged(spans, readable.text):
        start, end = readable.origin[span.start], readable.origin[span.end - 1] + 1
        if start >= done:
            parts += [text[done:start], tokens[span.kind]]
        done = max(done, end)
    return "".join([*parts, text[done:]])


def _shielded(text: str, tokens: Mapping[str, str]) -> str:
    """Tokens already in place are nobody's name."""
    for token in sorted(set(tokens.values()), key=len, reverse=True):
        text = text.replace(token, _SHIELD * len(token))
    return text


def _readable(text: str) -> _Readable:
    typed = Typed.of(text.replace(_SHIELD, "\ue000"))  # a private character survives the reading
    plain: list[str] = []
    origin: list[int] = []
    for character, place in zip(typed.text, typed.origin, strict=True):
        letter = _letter(character)
        plain.append(letter)
        origin.extend([place] * len(letter))
    return _Readable("".join(plain).replace("\ue000", _SHIELD), tuple(origin))


def _letter(character: str) -> str:
    if character.isascii():
        return character
    base = "".join(c for c in unicodedata.normalize("NFKD", character) if unicodedata.category(c) != "Mn")
    if len(base) == 1 and not base.isascii() and base.isalpha():
        cured = fold_name(base)
        base = (cured.upper() if base.isupper() else cured) if len(cured) == 1 else base
    return base


def _own_patterns(reporter: ReporterNames) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield what finds the reporter, longest first; these are never kept."""
    names = [_readable(name).text for name in (reporter.first_name, reporter.last_name)]
    parts = [part for name in names for part in re.findall(r"[^\W_]+", name)]
    if sum(map(len, parts)) >= 3:
        yield words.name_pattern(parts), "name"
        yield words.name_pattern(parts[::-1]), "name"
    for part in sorted(set(parts), key=len, reverse=True):
        if len(part) >= 3 or (len(part) == 2 and not part.isascii()):
            yield words.name_pattern([part]), "name"
    if reporter.username.strip("@ "):
        yield words.handle_pattern(_readable(reporter.username.strip("@ ")).text), "handle"
    if reporter.telegram_id is not None:
        yield words.digits_pattern(str(abs(reporter.telegram_id))), "id"
    national = _national(reporter.phone)
    if len(national) >= 6:
        yield words.phone_pattern(national), "phone"


def _national(text: str) -> str:
    return e164(re.sub(r"[^0-9+]", "", text)).removeprefix("+62").removeprefix("+")


def _forms(item: str) -> set[str]:
    """The ways in which one identifier may be written."""
    plain = _readable(item).text.casefold().strip(" .,()")
    forms = {plain, plain.lstrip("@"), re.sub(r"^(?:https?://)?(?:www\.)?", "", plain)}
    forms.add(plain.rstrip("/").rpartition("/")[2].partition("?")[0].lstrip("@"))
    digits = re.sub(r"[^0-9]", "", plain)
    if len(digits) >= 6:
        forms |= {digits, _national(plain if plain.startswith("+") else digits)}
    return {form for form in forms if len(form) >= 3}


def _is_kept(piece: str, kept: frozenset[str]) -> bool:
    return not kept.isdisjoint(_forms(piece))


def _addressed(text: str) -> Iterator[_Span]:
    for pattern, kind in words.WRITTEN_FORMS:
        yield from (_Span(m.start(), m.end(), kind) for m in pattern.finditer(text))


def _accounts(text: str) -> Iterator[_Span]:
    for start, end, _ in accounts_in(text):
        yield _Span(start, end, "account")


def _numbers(text: str) -> Iterator[_Span]:
    """Long runs of digits are numbers of people; sums of money, dates and hours are the story's."""
    harmless = words.HARMLESS_NUMBER.sub(lambda m: _SHIELD * len(m[0]), text)
    for run in words.DIGIT_RUN.finditer(harmless):
        digits = re.sub(r"[^0-9]", "", run[0])
        looks_called = run[0].lstrip("(").startswith(("+", "0", "62", "8"))
        if len(digits) == 16 and digits[0] != "0":
            yield _Span(run.start(), run.end(), "id")
        elif looks_called and len(digits) >= 8:
            yield _Span(run.start(), run.end(), "phone")
        elif len(digits) >= 10:
            yield _Span(run.start(), run.end(), "account")


def _named(text: str) -> Iterator[_Span]:
    for pattern in words.NAME_CUES:
        for found in pattern.finditer(text):
            if not words.is_no_name(found["name"]):
                yield _Span(found.start("name"), found.end("name"), "name")


def _without(text: str, spans: Iterable[_Span]) -> str:
    for span in spans:
        text = text[: span.start] + _SHIELD * (span.end - span.start) + text[span.end :]
    return text


def _merged(spans: Iterable[_Span], text: str) -> list[_Span]:
    """Spans that overlap, or of one kind with only spaces between, become one; the kind of the first stays."""
    merged: list[_Span] = []
    for span in sorted((s for s in spans if s.end > s.start), key=lambda s: (s.start, -s.end)):
        last = merged[-1] if merged else None
        if last and (span.start < last.end or _neighbours(last, span, text)):
            merged[-1] = _Span(last.start, max(last.end, span.end), last.kind)
        else:
            merged.append(span)
    return merged


def _neighbours(one: _Span, other: _Span, text: str) -> bool:
    return one.kind == other.kind and not text[one.end : other.start].strip(" ,")


_FINDERS: Final = (_addressed, _accounts, _numbers, _named)
