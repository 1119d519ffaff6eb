"""Forged presses and races in the form that fits into every run of the tests."""

import random
from pathlib import Path
from typing import Any

from reportbot.conversation.buttons import encode
from reportbot.conversation.review import presses as m
from tests.authorisation import cast
from tests.authorisation.cast import BY_PERSON, Spot
from tests.campaigns import presses, races, record
from tests.campaigns.at_desk import filled
from tests.campaigns.forging import Forger
from tests.conversation import staff_world as w
from tests.storage.conftest import new_server_database, server

__all__ = ["server"]


async def test_presses_that_may_do_nothing_change_nothing_and_those_that_may_do_something(tmp_path: Path) -> None:
    found = await presses.campaign(20261128, 250, tmp_path)
    assert found.faults == []
    assert found.forged >= 250
    assert min(found.kinds[kind] for kind in ("forged", "mutated", "replayed", "stale", "valid")) > 0


class Insider(Forger):
    """Draws, among the others, a press that works."""

    def stale(self) -> dict[str, Any]:
        take = encode(m.Take(3, self.epochs[3]))
        return cast.press(BY_PERSON[w.SUPERVISOR], Spot.GROUP, take, 1003, self.number())


async def test_a_press_that_does_something_among_those_that_may_not_is_found(tmp_path: Path) -> None:
    findings = presses.Findings()
    async with filled(None, tmp_path) as desk:
        before = await presses.fingerprint(desk.store)
        await presses._change_nothing(desk, Insider(random.Random(1), 1), findings, before)
    assert any(fault.startswith("cases changed") for fault in findings.faults)
    assert any(fault.startswith("decisions changed") for fault in findings.faults)


async def test_of_moderators_who_press_at_once_one_wins_and_the_others_hear_so(tmp_path: Path) -> None:
    found = await races.campaign(20261128, 16, None, tmp_path)
    assert found.faults == []
    assert sum(found.kinds.values()) == 16
    assert len(found.kinds) >= 5


async def test_on_a_server_too_one_wins(tmp_path: Path, server: str) -> None:
    found = await races.campaign(20261129, 8, await new_server_database(server), tmp_path)
    assert found.faults == []


async def test_seeds_that_failed_once_fail_no_more(tmp_path: Path) -> None:
    kept = record.kept()
    for seed in kept.get("presses", []):
        assert (await presses.campaign(seed, presses.PRESSES, tmp_path / f"p{seed}")).faults == []
    for seed in kept.get("races", []):
        assert (await races.campaign(seed, races.RACES, None, tmp_path / f"r{seed}")).faults == []
