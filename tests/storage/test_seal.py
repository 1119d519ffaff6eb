"""What is sealed opens only with its key, in its place."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbot.errors import SettingsError
from reportbot.storage.seal import Seal, SealBroken, make_key, read_key
from reportbot.storage.store import Store
from tests.storage.conftest import Database

KEY = bytes(range(32))


@given(st.binary(), st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_sealed_opens_again(data: bytes, text: str) -> None:
    seal = Seal(KEY)
    assert seal.open("reports", 1, "story", seal.seal("reports", 1, "story", data)) == data
    assert seal.open_text("reports", 1, "story", seal.seal("reports", 1, "story", text)) == text


@pytest.mark.parametrize("place", [("evidence", 1, "story"), ("reports", 2, "story"), ("reports", 1, "name")])
def test_a_sealed_value_moved_elsewhere_does_not_open(place: tuple[str, int, str]) -> None:
    seal = Seal(KEY)
    with pytest.raises(SealBroken):
        seal.open(*place, seal.seal("reports", 1, "story", "Saya ditipu."))


def test_another_key_or_a_flipped_bit_does_not_open() -> None:
    sealed = Seal(KEY).seal("reports", 1, "story", "Saya ditipu.")
    with pytest.raises(SealBroken):
        Seal(os.urandom(32)).open("reports", 1, "story", sealed)
    with pytest.raises(SealBroken):
        Seal(KEY).open("reports", 1, "story", sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(SealBroken):
        Seal(KEY).open("reports", 1, "story", b"short")


def test_equal_texts_seal_differently_and_look_up_equally() -> None:
    seal = Seal(KEY)
    assert seal.seal("t", 1, "f", "x") != seal.seal("t", 1, "f", "x")
    assert seal.lookup(5) == Seal(KEY).lookup(5) != Seal(os.urandom(32)).lookup(5)
    assert len(seal.digest("x")) == 16
    assert seal.digest("x") != Seal(os.urandom(32)).digest("x")


async def test_the_key_is_made_once_and_a_missing_or_different_one_is_refused(database: Database) -> None:
    await (await database.open()).close()
    key_file = database.data_dir / "reportbot.key"
    assert key_file.stat().st_mode & 0o777 == 0o600
    kept = key_file.rename(key_file.with_suffix(".kept"))
    with pytest.raises(SettingsError, match="REPORTBOT_KEY_FILE"):
        await database.open()
    assert not key_file.exists()
    make_key(key_file)
    with pytest.raises(SettingsError, match="REPORTBOT_KEY_FILE"):
        await database.open()
    kept.rename(key_file)
    await (await database.open()).close()


async def test_a_key_in_another_place_is_used_as_it_is(tmp_path: Path) -> None:
    key_file = tmp_path / "elsewhere"
    key_file.write_bytes(KEY)
    store = await Store.open(None, tmp_path / "data", key_file)
    assert store.seal.key_id == Seal(KEY).key_id
    assert not (tmp_path / "data" / "reportbot.key").exists()
    await store.close()


def test_a_key_file_others_may_read_is_tightened(tmp_path: Path) -> None:
    key_file = tmp_path / "key"
    key_file.write_text(KEY.hex() + "\n")
    key_file.chmod(0o644)
    assert read_key(key_file) == KEY
    assert key_file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 64, b"\xff" * 31])
def test_a_file_without_a_key_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(SettingsError, match="32 bytes"):
        read_key(tmp_path / "key")


def test_a_key_file_that_is_a_directory_or_has_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="REPORTBOT_KEY_FILE"):
        read_key(tmp_path)
    with pytest.raises(SettingsError, match="REPORTBOT_KEY_FILE"):
        make_key(tmp_path / "nowhere" / "key")
