"""Bank accounts and e-wallets: a bank's name and digits."""

import re
from collections.abc import Iterator
from typing import Final

from reportbot.domain.identifiers.model import Key
from reportbot.domain.identifiers.phones import e164, number_warnings

_WALLETS: Final = frozenset({"dana", "ovo", "gopay", "shopeepay", "linkaja", "doku", "isaku"})
_NAMES: Final = {
    "bca digital": "blu",
    "bank central asia": "bca",
    "bank rakyat indonesia": "bri",
    "bank negara indonesia": "bni",
    "bank syariah indonesia": "bsi",
    "bank tabungan negara": "btn",
    "cimb niaga": "cimb",
    "bank jago": "jago",
    "sea bank": "seabank",
    "allo bank": "allo",
    "ocbc nisp": "ocbc",
    "shopee pay": "shopeepay",
    "link aja": "linkaja",
    "go pay": "gopay",
    "gojek": "gopay",
}
_BANK_WORDS: Final = (
    "bca bri bni bsi btn btpn jenius mandiri cimb danamon permata panin maybank mega ocbc sinarmas bukopin kbbukopin "
    "muamalat jago seabank allo neo bnc superbank hibank uob hsbc citibank dbs bjb bpd dki jatim jateng blu line "
    "krom aladin nobu commonwealth woori hana mayora ina jtrust"
)
_BANKS: Final = tuple(_BANK_WORDS.split())
_AMBIGUOUS: Final = frozenset({"line", "jatim", "jateng", "dki", "ina", "hana", "mega", "neo", "krom"})
_BANK: Final = "|".join(
    sorted((re.escape(n) for n in {*_NAMES, *_BANKS, *_WALLETS} - _AMBIGUOUS), key=len, reverse=True)
)
_DIGITS: Final = r"\+?\d(?:[ .\-]?\d){5,24}"
_BEFORE: Final = r"(?:bank|rekening|rek|no|nomor|norek|e-?wallet)\b[.:]?\s{0,3}"
_BETWEEN: Final = r"(?:\s{0,3}(?:syariah|bank|rekening|rek|no|nomor|norek|va)\b\.?){0,3}[\s:=.\-]{0,4}"
_BANK_FIRST: Final = re.compile(
    rf"(?<!\w)(?:{_BEFORE}){{0,2}}(?P<bank>{_BANK})(?!\w){_BETWEEN}(?P<digits>{_DIGITS})(?![\w])", re.IGNORECASE
)
_NUMBER_FIRST: Final = re.compile(
    rf"(?<![\w.+])(?P<digits>{_DIGITS})\s{{0,3}}[(,/\-]?\s{{0,2}}(?:{_BEFORE})?(?P<bank>{_BANK})(?!\w)", re.IGNORECASE
)
_OWNER: Final = re.compile(r"\)?[\s,]{0,3}(?:a\.?\s?n\.?|atas nama)[\s:]{1,3}[^\n,;.]{1,60}", re.IGNORECASE)


def accounts_in(text: str) -> Iterator[tuple[int, int, Key]]:
    """Yield start, end and key of each account named with its bank; the end includes "a.n. …"."""
    for pattern in (_BANK_FIRST, _NUMBER_FIRST):
        for found in pattern.finditer(text):
            key = _key(found["bank"], found["digits"])
            if key:
                owner = _OWNER.match(text, found.end())
                yield found.start(), owner.end() if owner else found.end(), key
                text = text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]


def account_key(text: str) -> Key | None:
    """Read a text typed as a bank account; without a known bank the digits stand alone, with a warning."""
    for _, _, key in accounts_in(text):
        return key
    found = re.search(r"\d(?:[ .\-]{0,2}\d){2,33}", text)
    if not found:
        return None
    return Key("rekening", "account", re.sub(r"\D", "", found[0]), ("no-bank",))


def _key(name: str, digits: str) -> Key | None:
    bank = " ".join(name.casefold().split())
    bank = _NAMES.get(bank, bank)
    digits = re.sub(r"\D", "", digits)
    if bank in _WALLETS:
        return _wallet(bank, digits)
    return Key("rekening", "account", f"{bank} {digits}", () if len(digits) >= 8 else ("odd-format",))


def _wallet(wallet: str, digits: str) -> Key | None:
    """An e-wallet is known by its telephone number; "dana 5000000" is a sum of money."""
    number = e164(digits)
    if number_warnings(number) and not digits.startswith(("08", "628")):
        return None
    local = "0" + number[3:] if number.startswith("+62") else digits
    return Key("rekening", "account", f"{wallet} {local}", number_warnings(number))
