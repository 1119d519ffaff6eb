"""``reportbot audit verify`` beside a bot that works on the database: sentences and exit codes."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from reportbot.cli.audit import anchor_of, audit, sentences
from reportbot.cli.entry import main
from reportbot.domain.chain import Head
from reportbot.domain.chain_walk import Fault
from reportbot.errors import SettingsError
from reportbot.storage.chain_verify import Verdict
from reportbot.storage.store import Store
from tests.storage.chain_story import told


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTBOT_TOKEN", "1:abc")
    monkeypatch.setenv("REPORTBOT_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def verified(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[object, str]:
    with pytest.raises(SystemExit) as ended:
        main(["audit", "verify", *words])
    said = capsys.readouterr()
    return ended.value.code, said.out + said.err


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def in_loop_of_its_own(data_dir: Path) -> None:
    async def work() -> None:
        store = await Store.open(None, data_dir)
        await told(store)
        await store.close()

    asyncio.run(work())


def test_a_whole_chain_a_changed_one_and_one_compared(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    in_loop_of_its_own(settings)
    code, said = verified(capsys)
    assert code == 0
    assert "Texts erased by a decision (dihapus): 2." in said
    head = said.split("Head: ")[1].strip()
    assert verified(capsys, "--anchor", head)[0] == 0
    assert verified(capsys, "--anchor", "3:0123456789ab")[0] == 1
    assert "--anchor must be" in verified(capsys, "--anchor", "3")[1]
    with sqlite3.connect(settings / "reportbot.db") as conn:
        conn.execute("UPDATE decisions SET by = 77 WHERE position = 5")
        conn.execute("DELETE FROM decisions WHERE position > 35")
    code, said = verified(capsys)
    assert code == 1
    assert "Entry 5 (decision 5) was changed after it was written." in said
    assert "Entry 36 is missing." in said
    assert "NOT WHOLE" in said


def test_nothing_is_made_where_there_is_no_database(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = verified(capsys)
    assert (code, "There is no database at" in said) == (2, True)
    assert not settings.exists()


async def test_it_reads_beside_a_bot_that_has_the_database_open(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = await Store.open(None, settings)
    await told(store)
    before = names(settings)
    assert await asyncio.to_thread(audit) == 0
    assert "Whole: " in capsys.readouterr().out
    assert names(settings) == before
    await store.close()


@pytest.mark.parametrize("words", ["", "1", "1:xyz", "1:abc", "-1:0123456789ab", "1:0123456789ab:2"])
def test_an_anchor_is_read_exactly(words: str) -> None:
    with pytest.raises(SettingsError):
        anchor_of(words)


def test_every_fault_has_a_sentence() -> None:
    kinds = (
        "changed hash renumbered moved missing foreign uncounted text-changed text-missing text-foreign "
        "head-missing head-changed head-other anchor-short anchor-other"
    )
    faults = tuple(Fault(kind, 3, 4, 5, 6) for kind in kinds.split())
    told_of = sentences(Verdict(Head(4, "ab"), faults, 0))
    assert len(told_of) == len(faults) + 1
    assert all(sentence.endswith((".", "ab")) for sentence in told_of)
    assert "Entries 3 to 4 are missing." in told_of
