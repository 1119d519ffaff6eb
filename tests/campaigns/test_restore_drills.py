"""Restore drills in the form that fits into every run of the tests, and every one that once failed."""

from pathlib import Path

import pytest

from tests.campaigns import record
from tests.campaigns.restore_drills import KIND, drill


@pytest.mark.parametrize("seed", [20260401, *record.kept().get(KIND, [])])
async def test_a_backup_under_load_is_restored_whole_and_the_bot_goes_on(seed: int, tmp_path: Path) -> None:
    assert await drill(seed, tmp_path) == []
