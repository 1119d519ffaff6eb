"""The walk along the chain: what holds for every chain and every change of it."""

import hashlib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportbot.domain.chain import START, Head, Link, covered, text_digest
from reportbot.domain.chain_walk import Fault, Walk

VALUES = st.one_of(st.none(), st.integers(), st.text(max_size=5), st.binary(max_size=3), st.floats())


@st.composite
def chains(draw: st.DrawFn) -> list[Link]:
    """Linked entries with numbers that have gaps."""
    links: list[Link] = []
    previous, number = START, 0
    for place in range(1, draw(st.integers(2, 12)) + 1):
        number += draw(st.integers(1, 3))
        link = Link(place, number, {"kind": draw(st.text(max_size=3)), "by": draw(VALUES)}, "")
        links.append(replace(link, hash=link.made(previous)))
        previous = links[-1].hash
    return links


def faults(links: list[Link], head: Head) -> list[Fault]:
    walk = Walk()
    for link in links:
        walk.see(link, head.count)
    return walk.end(head, proven=True)


def head_of(links: list[Link]) -> Head:
    return Head(len(links), links[-1].hash)


@given(chains())
def test_a_chain_as_it_was_written_has_no_fault(links: list[Link]) -> None:
    assert faults(links, head_of(links)) == []


@given(chains(), st.data())
def test_whatever_is_taken_out_is_named(links: list[Link], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.integers(1, len(links)), min_size=1))
    found = faults([link for link in links if link.position not in gone], head_of(links))
    missing = {place for fault in found if fault.kind == "missing" for place in range(fault.first, fault.last + 1)}
    assert missing == gone
    assert len(found) == len([fault for fault in found if fault.kind == "missing"])


@given(chains(), st.data(), VALUES)
def test_whatever_is_changed_is_named_and_nothing_else(links: list[Link], data: st.DataObject, value: Any) -> None:
    place = data.draw(st.integers(1, len(links)))
    old = links[place - 1]
    changed = replace(old, facts={**old.facts, "by": value})
    if changed.made(START) == old.made(START):
        return
    found = faults([*links[: place - 1], changed, *links[place:]], head_of(links))
    assert found == [Fault("changed", place, place, old.decision)]


@given(chains(), st.data())
def test_any_order_but_the_written_one_is_named(links: list[Link], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(links))
    placed = [replace(link, position=place) for place, link in enumerate(shuffled, 1)]
    found = faults(placed, head_of(links))
    wrong = {link.position for place, link in enumerate(shuffled, 1) if link.position != place}
    assert {fault.first for fault in found} == wrong
    assert {fault.kind for fault in found} <= {"moved"}


@given(chains(), st.data())
def test_any_mixture_of_changes_is_found(links: list[Link], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(links), unique_by=lambda link: link.decision, max_size=len(links)))
    placed = [replace(link, position=place) for place, link in enumerate(kept, 1)]
    assert bool(faults(placed, head_of(links))) == (placed != links)


@given(st.text(), st.binary(min_size=16, max_size=16))
def test_a_salt_makes_a_digest_of_its_own(text: str, salt: bytes) -> None:
    assert text_digest(salt, text) != text_digest(bytes(16) if any(salt) else b"x" * 16, text)


def test_only_a_list_of_numbers_in_an_erasure_erases() -> None:
    assert covered("erased", {"decisions": [1, 2]}) == {1, 2}
    for kind, data in (("note", {"decisions": [1]}), ("erased", {"reports": 3}), ("erased", None), ("erased", [1])):
        assert covered(kind, data) == frozenset()
    assert covered("erased", {"decisions": 3}) == frozenset()


def written(count: int) -> list[Link]:
    links: list[Link] = []
    for place in range(1, count + 1):
        link = Link(place, place, {"kind": "note"}, "")
        links.append(replace(link, hash=link.made(links[-1].hash if links else START)))
    return links


def test_an_entry_behind_a_gap_is_judged_once_the_gap_is_filled() -> None:
    first, second, third, fourth = written(4)
    aside, changed = replace(second, position=9), replace(third, facts={"kind": "other"})
    walk = Walk()
    for link in (first, changed, fourth, aside):
        walk.see(link, 4)
    moved = Fault("moved", 2, 2, 2, 9)
    assert walk.end(head_of([first, second, third, fourth]), proven=True) == [moved, Fault("changed", 3, 3, 3)]


def test_of_a_gap_that_is_filled_in_part_the_rest_is_missing() -> None:
    first, second, third, fourth, fifth = written(5)
    walk = Walk()
    for link in (first, fifth, replace(second, position=9), replace(third, position=8)):
        walk.see(link, 5)
    assert [(fault.kind, fault.first, fault.last) for fault in walk.end(head_of([fifth] * 5), proven=True)] == [
        ("moved", 2, 2),
        ("moved", 3, 3),
        ("missing", 4, 4),
    ]
    assert fourth.position == 4


def test_what_an_entrys_hash_is_made_of_never_changes_for_it_must_hold_for_what_is_stored() -> None:
    link = Link(2, 7, {"kind": "verdict", "by": 1, "reason": "é"}, "ab")
    words = b'["00",{"by":1,"decision":7,"kind":"verdict","position":2,"reason":"\\u00e9"},"ab"]'
    assert link.made("00") == hashlib.sha256(words).hexdigest()


def test_entries_that_were_written_anew_end_in_another_head() -> None:
    links = written(3)
    assert faults(links, Head(3, "ff" * 32)) == [Fault("head-other", 3, 3)]
