"""Presses that must change nothing: forged, mutated, replayed and stale, drawn from a seed."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from reportbot.conversation.buttons import Payload, decode, encode
from tests.authorisation import cast
from tests.authorisation.cast import BY_PERSON, ROLES, Right, Role, Spot
from tests.authorisation.cells import permitted
from tests.authorisation.examples import examples, message_of
from tests.authorisation.table import PRESSES, Rule
from tests.authorisation.world import CASES
from tests.conversation import staff_world as w

LOOK_ALIKES = str.maketrans("aceopxyi", "асеорхуі")
NOWHERE = 36**8
"""A number that nothing has."""

EXAMPLES: Mapping[int, list[Payload]] = {number: examples(rule) for number, rule in enumerate(PRESSES)}
ENTITLED = [role for role in ROLES if Right.MODERATOR in role.rights]


@dataclass
class Forger:
    """Draws presses; `epochs` are the versions that the cases have now, `made` the updates that were taken before."""

    dice: random.Random
    seed: int
    epochs: dict[int, int] = field(default_factory=lambda: dict.fromkeys(CASES, 3))
    made: list[dict[str, Any]] = field(default_factory=list)
    count: int = 0

    def number(self) -> str:
        """The id of a new press."""
        self.count += 1
        return f"{self.seed}-{self.count}"

    def draw(self) -> tuple[str, dict[str, Any]]:
        """Its kind, and the update."""
        kind = self.dice.choice(("forged", "forged", "mutated", "replayed", "stale", "stale"))
        makers = {"forged": self.forged, "mutated": self.mutated, "replayed": self.replayed, "stale": self.stale}
        raw = makers[kind]()
        if len(self.made) < 2_000:
            self.made.append(raw)
        return kind, raw

    def forged(self) -> dict[str, Any]:
        """Noise, or a button that exists, pressed by who may not, or where it may not be, or of what is not there."""
        way = self.dice.random()
        if way < 0.2:
            return self._press(self.dice.choice(ROLES), self.dice.choice(list(Spot)), self._noise())
        if way < 0.3:
            return self._missing()
        while True:
            rule, role, spot = self._rule(), self.dice.choice(ROLES), self._spot()
            if not permitted(rule[0], role, spot):
                return self._press(role, spot, encode(rule[1]), message_of(rule[1]))

    def mutated(self) -> dict[str, Any]:
        """A button with a part of its data changed; what still reads as one is pressed by an outsider."""
        data = encode(self._rule()[1])
        while (changed := self._changed(data)) == data:
            pass
        role = self.dice.choice(ENTITLED) if decode(changed) is None else BY_PERSON[cast.UNKNOWN]
        spot = Spot.GROUP if decode(changed) is not None else self.dice.choice((Spot.GROUP, Spot.PRIVATE))
        return self._press(role, spot, changed, 1000 + self.dice.choice(list(CASES)))

    def replayed(self) -> dict[str, Any]:
        """An update once more; or its data from somebody else, on another message, or in another chat."""
        if not self.made:
            return self.forged()
        old = self.dice.choice(self.made)
        if self.dice.random() < 0.5:
            return old
        payload = decode(old["callback_query"]["data"])
        role = self.dice.choice((BY_PERSON[cast.UNKNOWN], BY_PERSON[w.FORMER], BY_PERSON[w.NEWCOMER]))
        spot = self.dice.choice((Spot.GROUP, Spot.OTHER_GROUP, Spot.OLD_GROUP, Spot.INLINE))
        message = message_of(payload) if payload is not None else 5
        return self._press(role, spot, old["callback_query"]["data"], message + self.dice.choice((0, 0, 500)))

    def stale(self) -> dict[str, Any]:
        """A case's button of an earlier version by who may press it, or the present one on an older card."""
        role, (_, payload) = self._of_a_card()
        now = self.epochs[payload.case]  # type: ignore[attr-defined] # a press on a case
        if self.dice.random() < 0.3:
            fresh = replace(payload, epoch=now)  # a press on a case
            return self._press(role, Spot.GROUP, encode(fresh), message_of(payload) - self.dice.choice((500, 900)))
        epoch = self.dice.choice((*range(now), now + 1, now + 2))
        old = replace(payload, epoch=epoch)  # a press on a case
        return self._press(role, Spot.GROUP, encode(old), message_of(payload))

    def _of_a_card(self) -> tuple[Role, tuple[Rule, Payload]]:
        while True:
            rule, payload = self._rule()
            role = self.dice.choice(ENTITLED)
            names = set(payload.__struct_fields__)
            if {"case", "epoch"} <= names and message_of(payload) > 1000 and permitted(rule, role, Spot.GROUP):
                return role, (rule, payload)

    def _missing(self) -> dict[str, Any]:
        """What an entitled person presses of a case that is not there."""
        role, (_, payload) = self._of_a_card()
        return self._press(role, Spot.GROUP, encode(replace(payload, case=NOWHERE)), 1003)

    def _rule(self) -> tuple[Rule, Payload]:
        number = self.dice.randrange(len(PRESSES))
        return PRESSES[number], self.dice.choice(EXAMPLES[number])

    def _spot(self) -> Spot:
        spots: list[Spot] = [Spot.PRIVATE, Spot.GROUP, *Spot]
        return self.dice.choice(spots)

    def _press(self, role: Role, spot: Spot, data: str, message: int = 5) -> dict[str, Any]:
        if role.person == cast.UNKNOWN:
            role = replace(role, sender=8_000_000_000 + self.dice.randrange(500))
        return cast.press(role, spot, data, message, self.number())

    def _noise(self) -> str:
        signs: Sequence[str] = ("mt:", "0", "1", "z", ":", "\x00", "ő", "😀", "\u202e", " ", "-1", "$chat", "'")
        return "".join(self.dice.choice(signs) for _ in range(self.dice.randrange(40)))

    def _changed(self, data: str) -> str:
        place = self.dice.randrange(len(data))
        flipped = chr(ord(data[place]) ^ (1 << self.dice.randrange(7)))
        ways = (
            data[:place] + flipped + data[place + 1 :],
            data[:place],
            data.upper(),
            data.translate(LOOK_ALIKES),
            data + self.dice.choice((":", ":0", " ", "\u200b", "0" * 60)),
            data.replace(":", "：", 1),
        )
        return self.dice.choice(ways)
