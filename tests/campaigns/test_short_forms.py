"""The campaigns in the form that fits into every run of the tests."""

from pathlib import Path

import pytest

from tests.campaigns import fuzz, record
from tests.campaigns.kill import campaign
from tests.campaigns.simulation.run import KINDS, play

KEPT = [(kind, seed) for kind, seeds in record.kept().items() if kind in KINDS for seed in seeds]


async def test_a_few_kills_under_load_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    findings = await campaign(kills=4, seed=20260321, citizens=3, work=tmp_path)
    assert findings.faults == []
    assert findings.kills == 4
    assert findings.submitted >= 3
    assert findings.receipts >= findings.submitted


async def test_fuzzed_updates_are_taken_ignored_or_put_aside_and_give_nobody_a_right(tmp_path: Path) -> None:
    found = await fuzz.one(20260321, tmp_path)
    assert found.faults == []
    assert found.updates > 300
    assert found.details["reports"] >= 1
    assert found.details["dead"] >= 1
    assert found.details["ignored"] >= 1


def test_crashes_at_sixty_named_points_and_more_lose_nothing_and_double_nothing() -> None:
    found = play("crashes", 1)
    assert found.faults == []
    assert found.crashes >= 10
    assert found.receipts >= found.reports > 0
    assert len(found.points.crossed) >= 60


def test_twenty_faults_within_ten_minutes_lose_nothing_and_double_nothing() -> None:
    found = play("schedules", 1)
    assert found.faults == []
    assert sum(found.weather.values()) >= 20
    assert found.receipts >= found.reports > 0


@pytest.mark.parametrize(("kind", "seed"), KEPT)
def test_a_seed_that_failed_once_passes(kind: str, seed: int) -> None:
    assert play(kind, seed).faults == []


async def test_seeds_of_the_fuzz_campaign_that_failed_once_pass_now(tmp_path: Path) -> None:
    for seed in record.kept().get(fuzz.KIND, []):
        assert (await fuzz.one(seed, tmp_path / str(seed))).faults == []
