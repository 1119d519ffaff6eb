"""A report number survives being spoken, written down and typed back; a wrong one is recognised as wrong."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbot.domain.tickets import ALPHABET, read_ticket, ticket_from

BITS = st.integers(0, 2**35 - 1)


def test_a_ticket_looks_like_a_ticket() -> None:
    assert ticket_from(0) == "RB-0000-0000"
    assert re.fullmatch(rf"RB-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", ticket_from(2**35 - 1))
    assert ALPHABET == "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(BITS)
def test_every_ticket_is_read_back(bits: int) -> None:
    assert read_ticket(ticket_from(bits)) == ticket_from(bits)


@given(BITS, BITS)
def test_different_bits_give_different_tickets(one: int, other: int) -> None:
    assert (ticket_from(one) == ticket_from(other)) == (one == other)


@given(BITS, st.sampled_from(["-", "", " ", " - ", "\u2013"]), st.booleans(), st.booleans())
def test_case_separators_prefix_and_look_alikes_do_not_matter(
    bits: int, separator: str, prefixed: bool, letters: bool
) -> None:
    ticket = ticket_from(bits)
    body = ticket[3:].replace("-", "")
    if letters:
        body = body.replace("0", "o").replace("1", "l")
    typed = f"{'rb' + separator if prefixed else ''}{body[:4]}{separator}{body[4:]}".lower()
    assert read_ticket(typed) == ticket
    if prefixed or separator.strip():
        assert read_ticket(f"Nomor laporan saya {typed}, terima kasih") == ticket


def test_a_bare_number_in_a_sentence_is_found_by_its_digits() -> None:
    body = ticket_from(987654321)[3:].replace("-", "")
    assert read_ticket(f"laporan saya {body} bagaimana") == ticket_from(987654321)
    assert all(read_ticket(word) is None for word in ("saya mau bertanya soal menginap", "selamat malam kak"))


@given(BITS, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_every_single_substitution_is_noticed(bits: int, place: int, other: str) -> None:
    body = ticket_from(bits)[3:].replace("-", "")
    changed = body[:place] + other + body[place + 1 :]
    assert read_ticket("RB-" + changed) == (ticket_from(bits) if changed == body else None)


def test_every_adjacent_transposition_is_noticed_except_of_0_and_z() -> None:
    missed = set()
    for first, second in itertools.permutations(ALPHABET, 2):
        bits = ALPHABET.index(first) << 30 | ALPHABET.index(second) << 25
        body = ticket_from(bits)[3:].replace("-", "")
        if read_ticket("RB-" + body[1] + body[0] + body[2:]):
            missed.add(frozenset({first, second}))
    assert missed == {frozenset({"0", "Z"})}


@pytest.mark.parametrize(
    "text", ["", "RB-", "halo", "RB-0000-0001", "RB-UUUU-UUUU", "0812345678901", "\ud800", "RB" * 3000]
)
def test_other_texts_hold_no_ticket(text: str) -> None:
    assert read_ticket(text) is None


@pytest.mark.parametrize("bits", [-1, 2**35])
def test_more_than_35_bits_are_our_own_mistake(bits: int) -> None:
    with pytest.raises(ValueError, match="35"):
        ticket_from(bits)
