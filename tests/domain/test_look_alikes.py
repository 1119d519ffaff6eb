"""Characters that deceive the eye: none makes another key unseen, none turns a line round, and twins are found."""

import string
import sys
import unicodedata

import pytest

from reportbot.domain.identifiers import identify
from reportbot.domain.identifiers.characters import is_hidden, reveal, skeleton

EVERY = [chr(number) for number in range(sys.maxunicode + 1)]
FORMATS = [character for character in EVERY if unicodedata.category(character) == "Cf"]

IGNORABLE = [
    *"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u200b\u200c\u200d\u200e\u200f",
    *"\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206f\u3164\ufeff\uffa0",
    *"\ufe00\ufe0e\ufe0f\U000e0001\U000e0020\U000e007f\U000e0100\U000e01ef\U0001d173\U0001d17a\u2800",
]
"""Of Unicode's Default_Ignorable_Code_Point those that fonts draw as nothing, and the empty Braille cell."""

TROJAN_SOURCE = ["\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u202c", "\u2069"]
"""Boucher and Anderson, Trojan Source (2021), table 1."""


def key_of(text: str) -> str:
    (found,) = identify(text, "michat")
    return found.canonical


@pytest.mark.parametrize("place", [0, 4, 10])
def test_no_hidden_character_makes_another_account(place: int) -> None:
    plain = "vina_bdg88"
    missed = [f"U+{ord(c):04X}" for c in {*FORMATS, *IGNORABLE} if key_of(plain[:place] + c + plain[place:]) != plain]
    assert missed == []


def test_every_hidden_character_is_shown_by_its_number_and_warned_of() -> None:
    for character in {*FORMATS, *IGNORABLE}:
        assert is_hidden(character)
        (found,) = identify(f"vina{character}_bdg88", "michat")
        assert {"hidden-characters", "direction-characters"} & set(found.warnings), f"U+{ord(character):04X}"
        assert f"‹U+{ord(character):04X}›" in reveal(found.verbatim)
        assert character not in reveal(found.verbatim)


@pytest.mark.parametrize("control", TROJAN_SOURCE)
def test_a_turned_line_is_told_as_such(control: str) -> None:
    (found,) = identify(f"{control}88gdb_aniv", "michat")
    assert "direction-characters" in found.warnings
    assert found.canonical == "88gdb_aniv"
    assert not any(unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE", "PDF"} for c in reveal(found.verbatim))


# Unicode's confusables.txt (UTS #39): letters of other scripts that are drawn as these.
TWINS = {
    "a": "аɑα", "b": "Ь", "c": "сϲ", "d": "ԁ", "e": "еҽ", "g": "ɡ", "h": "һ", "i": "іı", "j": "јϳ", "k": "κ",
    "l": "ӏ", "m": "м", "n": "ո", "o": "оοօ", "p": "рρ", "q": "ԛ", "s": "ѕ", "u": "υս", "v": "νѵ", "w": "ԝ",
    "x": "хχ", "y": "уγ",
    "A": "АΑ", "B": "ВΒ", "C": "СϹ", "E": "ЕΕ", "H": "НΗ", "I": "ІΙ", "J": "Ј", "K": "КΚ", "M": "МΜ", "N": "Ν",
    "O": "ОΟ", "P": "РΡ", "S": "Ѕ", "T": "ТΤ", "X": "ХΧ", "Y": "Υ", "Z": "Ζ",
}  # fmt: skip
PAIRS = [(latin, twin) for latin, twins in TWINS.items() for twin in twins]


@pytest.mark.parametrize(("latin", "twin"), PAIRS)
def test_a_twin_of_another_script_is_found_by_its_original_and_warned_of(latin: str, twin: str) -> None:
    original = f"{latin}admin_{latin}_bdg"
    copied = f"{twin}admin_{twin}_bdg"
    assert skeleton(copied) == skeleton(original)
    (found,) = identify(copied, "michat")
    assert found.skeleton == skeleton(original)
    script = unicodedata.name(twin).partition(" ")[0]
    if script in {"CYRILLIC", "GREEK", "ARMENIAN"} and key_of(copied) != key_of(original):
        assert {"mixed-script", "look-alike"} & set(found.warnings)


def stylised() -> list[tuple[str, str]]:
    """Letters and digits that compatibility makes Latin: mathematical, full-width, enclosed."""
    plain = set(string.ascii_letters + string.digits)
    found = [(character, unicodedata.normalize("NFKC", character)) for character in EVERY if ord(character) > 0x2000]
    return [(character, latin) for character, latin in found if latin in plain]


def test_every_stylised_letter_is_its_plain_one() -> None:
    pairs = stylised()
    assert len(pairs) > 900
    assert [c for c, latin in pairs if key_of(f"ab{c}_77") != f"ab{latin.casefold()}_77"] == []
