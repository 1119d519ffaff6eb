"""A sample of the matrix, one cell of each rule at least, in the transaction on a real database with stored facts."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportbot.conversation.buttons import encode
from reportbot.conversation.says import Text
from tests.authorisation import cast
from tests.authorisation.cast import ROLES, Role, Spot
from tests.authorisation.cells import FOR_WANT_OF_RIGHTS, permitted
from tests.authorisation.examples import examples, message_of
from tests.authorisation.table import PRESSES, Rule
from tests.campaigns.at_desk import filled
from tests.campaigns.presses import fingerprint
from tests.conversation.harness import TEXTS

REFUSED_A_RULE, AT_ONCE = 4, 25
ALSO_OF_CASES = frozenset({"refused-supervisor"})
"""What moves say, too, of a case that only a supervisor may touch."""


def sentences() -> set[str]:
    """What is said for want of rights."""
    keys = FOR_WANT_OF_RIGHTS - ALSO_OF_CASES
    return {TEXTS.plain(Text(key), language) for key in keys for language in ("id", "en")}


def cells(rule: Rule, *, may: bool) -> list[tuple[Role, Spot]]:
    """Who presses where, that may, or that may not and is answered."""
    people = [role for role in ROLES if not (role.is_bot and not role.sender)]
    return [(role, spot) for role in people for spot in Spot if permitted(rule, role, spot) == may]


def presses(dice: random.Random, *, may: bool, each: int) -> Iterator[dict[str, Any]]:
    for number, rule in enumerate(PRESSES):
        for count, (role, spot) in enumerate(dice.sample(cells(rule, may=may), each)):
            payload = dice.choice(examples(rule))
            yield cast.press(role, spot, encode(payload), message_of(payload), f"{may}-{number}-{count}")


async def test_who_may_not_changes_nothing_that_is_stored_and_is_answered_once(tmp_path: Path) -> None:
    tried = list(presses(random.Random(7), may=False, each=REFUSED_A_RULE))
    async with filled(None, tmp_path) as desk:
        before = await fingerprint(desk.store)
        for start in range(0, len(tried), AT_ONCE):
            await desk.take(tried[start : start + AT_ONCE])
        await desk.deliver()
        assert await fingerprint(desk.store) == before
        ids = [raw["callback_query"]["id"] for raw in tried]
        assert {name: desk.answers.get(name) for name in ids if len(desk.answers.get(name, ())) != 1} == {}
        assert "group" not in desk.said


async def test_who_may_is_not_refused_for_want_of_rights(tmp_path: Path) -> None:
    tried = list(presses(random.Random(8), may=True, each=1))
    refused = sentences()
    async with filled(None, tmp_path) as desk:
        before = await fingerprint(desk.store)
        for raw in tried:
            await desk.take([raw])
        await desk.deliver()
        answers = {raw["callback_query"]["data"]: desk.answers.get(raw["callback_query"]["id"]) for raw in tried}
        assert {data: texts for data, texts in answers.items() if texts is None or len(texts) != 1} == {}
        assert {data: texts for data, texts in answers.items() if set(texts or ()) & refused} == {}
        assert await fingerprint(desk.store) != before
