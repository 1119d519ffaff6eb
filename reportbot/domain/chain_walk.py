"""Walking the chain of decisions from its first entry: which were changed, moved, added or taken out."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct, field

from reportbot.domain.chain import START, Head, Link

MOST_COMPARED: Final = 200
"""So many broken entries are tried at each other's places."""

MOST_RENUMBERED: Final = 12


class Fault(Struct, frozen=True):
    """Something that is not as it was written; `first` to `last` are places in the chain.

    `kind` is "changed", "hash" (only that was), "renumbered", "moved" (the entry of `first` stands at `now`),
    "missing", "foreign", "uncounted" (linked after what the head counts), "text-changed", "text-missing",
    "text-foreign", "head-missing", "head-changed", "head-other" (its hash is not the last entry's), "anchor-short",
    "anchor-other".
    """

    kind: str
    first: Any = 0
    last: Any = 0
    decision: Any = 0
    now: Any = 0


class Walk(Struct):
    """Entries come in the order of their places, each page with the head that was read with it.

    What cannot stand where it stands is kept, and at the end tried at every place that is open: so a swap is told
    from a change. A place after a gap cannot be judged unless the gap is filled.
    """

    place: int = 0
    previous: Any = START
    remade: str = ""
    broken: dict[int, tuple[Any, Link]] = field(default_factory=dict)
    hash_only: set[int] = field(default_factory=set)
    gaps: list[tuple[int, int, Any]] = field(default_factory=list)
    after_gaps: dict[int, Link] = field(default_factory=dict)
    strays: list[Link] = field(default_factory=list)

    def see(self, link: Link, counted: int | None) -> bool:
        """Take the next entry; `counted` is what a proven head counts. False where it cannot be what was written."""
        place = link.position
        if not isinstance(place, int) or place <= self.place or (counted is not None and place > counted):
            self.strays.append(link)
            return False
        good, made = True, link.made(self.previous)
        if place > self.place + 1:
            self.gaps.append((self.place + 1, place - 1, self.previous))
            self.after_gaps[place] = link
            made = ""
        elif made != link.hash:
            good = bool(self.remade) and link.made(self.remade) == link.hash
            if good:
                self.hash_only.add(place - 1)
                made = ""
            else:
                self.broken[place] = (self.previous, link)
        self.remade = "" if good else made
        self.place, self.previous = place, link.hash
        return good

    def end(self, head: Head | None, *, proven: bool) -> list[Fault]:
        """All faults, by place; `head` is None where there is no such row, `proven` when its HMAC is right."""
        faults: list[Fault] = []
        if head is None or not proven:
            faults.append(Fault("head-missing" if head is None else "head-changed"))
        elif self.place < head.count:
            self.gaps.append((self.place + 1, head.count, self.previous))
        elif head.hash == self.remade:
            self.hash_only.add(self.place)
        found = self._found()
        if head is not None and proven and self.place == head.count and not self._ends_in(head, found):
            faults.append(Fault("head-other", head.count, head.count))
        faults += [*self._of_broken(found), *self._of_gaps(found), *self._of_strays(found, head)]
        return sorted(faults, key=lambda fault: (not isinstance(fault.first, int), str(fault.first).zfill(20)))

    def _ends_in(self, head: Head, found: "Mapping[int, tuple[Link, Any]]") -> bool:
        last = found[self.place][0].hash if self.place in found else self.previous
        return head.hash in {last, self.previous, self.remade}

    def _found(self) -> dict[int, tuple[Link, Any]]:
        """By place the entry that was written there, wherever it stands now, and the number it had."""
        candidates = [*self.strays, *(link for _, link in self.broken.values())][:MOST_COMPARED]
        numbers = [each.decision for each in candidates] if len(candidates) <= MOST_RENUMBERED else []
        found: dict[int, tuple[Link, Any]] = {}
        for place, known in self._open_places():
            previous = found[place - 1][0].hash if place - 1 in found else known
            if previous is None:
                continue
            for link in candidates:
                for number in (link.decision, *numbers):
                    if place not in found and link.made(previous, place, number) == link.hash:
                        found[place] = (link, number)
        return found

    def _open_places(self) -> list[tuple[int, Any]]:
        """Places whose entry is not there, with the hash before them where it is known."""
        places: dict[int, Any] = {place: previous for place, (previous, _) in self.broken.items()}
        for first, last, previous in self.gaps:
            places |= dict.fromkeys(range(first, min(last, first + MOST_COMPARED) + 1))
            places[first] = previous
        return sorted(places.items())[: 2 * MOST_COMPARED]

    def _of_broken(self, found: Mapping[int, tuple[Link, Any]]) -> Iterator[Fault]:
        home = {id(link): (place, number) for place, (link, number) in found.items()}
        for place, (_, link) in self.broken.items():
            own, number = home.get(id(link), (None, None))
            if own is None:
                yield Fault("hash" if place in self.hash_only else "changed", place, place, link.decision)
            elif own != place:
                yield Fault("moved", own, own, number, place)
            elif number != link.decision:
                yield Fault("renumbered", place, place, number, link.decision)
        for place, link in self.after_gaps.items():
            if place - 1 in found and link.made(found[place - 1][0].hash) != link.hash:
                yield Fault("changed", place, place, link.decision)

    def _of_gaps(self, found: Mapping[int, tuple[Link, Any]]) -> Iterator[Fault]:
        for first, last, _ in self.gaps:
            # Only behind a known entry can another be known, so what was found stands at the gap's beginning.
            begin = first
            while begin in found and begin <= last:
                begin += 1
            if begin <= last:
                yield Fault("missing", begin, last)

    def _of_strays(self, found: Mapping[int, tuple[Link, Any]], head: Head | None) -> Iterator[Fault]:
        home = {id(link): (place, number) for place, (link, number) in found.items()}
        linked = head or Head()
        for link in self.strays:
            if id(link) in home:
                place, number = home[id(link)]
                yield Fault("moved", place, place, number, link.position)
            elif link.position == linked.count + 1 and link.made(linked.hash) == link.hash:
                linked = Head(linked.count + 1, link.hash)
            else:
                yield Fault("foreign", link.position, link.position, link.decision)
        if head is not None and linked.count > head.count:
            yield Fault("uncounted", head.count + 1, linked.count)
