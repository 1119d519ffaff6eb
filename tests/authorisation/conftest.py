"""The world of the matrix on a real store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from reportbot.storage.store import Store
from tests.authorisation import world


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(None, tmp_path / "data")
    await world.fill(opened)
    yield opened
    await opened.close()
