"""A data dir with something in it, for all tests of backups."""

from pathlib import Path

import pytest

from tests.backups.test_backups import a_house


@pytest.fixture
async def house(tmp_path: Path) -> Path:
    """Nobody is at work on it."""
    store = await a_house(tmp_path / "data")
    await store.close()
    return tmp_path / "data"
