"""The whole product: every role, in every chat, presses and writes everything, in every state."""

import itertools
from collections.abc import Iterable, Iterator

import pytest

from reportbot.conversation.buttons import Payload, encode
from reportbot.storage.store import Store
from tests.authorisation import cast
from tests.authorisation.cast import ROLES, Role, Spot
from tests.authorisation.cells import Stage, faults_of_permitted, faults_of_refused, permitted
from tests.authorisation.examples import examples, message_of
from tests.authorisation.table import OF_ADMINS, OF_CITIZENS, OF_SUPERVISORS, ON_CARDS, Rule
from tests.authorisation.world import surroundings
from tests.conversation.staff_world import Undone

SPOTS_LIKE_INLINE = {Spot.INACCESSIBLE, Spot.BUSINESS, Spot.STRANGE}
"""Read as a press from nowhere, which the next test shows: they need not be gone through again."""


def test_what_comes_from_no_chat_that_is_ours_reads_as_from_nowhere() -> None:
    for role in ROLES:
        for spot in (Spot.INLINE, *SPOTS_LIKE_INLINE):
            for item in cast.read_press(role, spot):
                assert item.chat is None


def cells(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Payload, Role, Spot]]:
    spots = [spot for spot in Spot if spot not in SPOTS_LIKE_INLINE]
    for rule in rules:
        for payload, role, spot in itertools.product(examples(rule), ROLES, spots):
            yield rule, payload, role, spot


async def faults(stage: Stage, rule: Rule, payload: Payload, role: Role, spot: Spot) -> list[str]:
    raw = cast.press(role, spot, encode(payload), message_of(payload), "p")
    found = await stage.play(role, raw)
    if permitted(rule, role, spot):
        return faults_of_permitted(found, rule, payload, stage.facts)
    return faults_of_refused(found, role, spot)


@pytest.mark.parametrize(
    ("rules", "least"), [(OF_CITIZENS, 10_000), (ON_CARDS, 80_000), (OF_SUPERVISORS, 50_000), (OF_ADMINS, 5_000)]
)
async def test_the_table_holds_in_every_cell(store: Store, rules: list[Rule], least: int) -> None:
    count, found = 0, list[str]()

    async def work(conn: object) -> None:
        nonlocal count
        stage = await Stage.set(surroundings(store.seal), conn)  # type: ignore[arg-type] # a connection it is
        for rule, payload, role, spot in cells(rules):
            count += 1
            wrong = await faults(stage, rule, payload, role, spot)
            found.extend(f"{payload} by {role.name} in {spot.value}: {fault}" for fault in wrong)
        raise Undone

    with pytest.raises(Undone):
        await store.write(work)
    assert not found, "\n".join([*found[:60], f"{len(found)} faults"])
    assert count >= least
