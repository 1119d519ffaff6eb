"""``reportbot dead`` on both engines: listed without words of anybody, shown when asked, repeated once, dropped."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reportbot.cli.arguments import parse
from reportbot.cli.entry import main
from reportbot.conversation.inputs import Due
from reportbot.errors import DataDirHeld
from reportbot.intake.arrivals import Arrival, raw_of
from reportbot.storage import dead
from reportbot.storage.dead import Dead
from reportbot.storage.lock import hold
from reportbot.storage.store import Store
from tests.e2e.conftest import stage
from tests.e2e.stage import Stage
from tests.storage.conftest import Database, database, new_server_database, server
from tests.storage.examples import NOW

__all__ = ["database", "server", "stage"]

SECRET = "saya takut pada Pak Rahmat"
BUDI = {"id": 6_900_000_017, "is_bot": False, "first_name": "Budi"}


def written(text: str, sender: dict[str, Any] | None = None, number: int = 1) -> dict[str, Any]:
    """A private message as Telegram delivers it."""
    person = sender or BUDI
    message = {"message_id": number, "date": 1_772_300_000, "text": text, "from": person}
    return {"update_id": number, "message": {**message, "chat": {"id": person["id"], "type": "private"}}}


STANDING = {f"{when}_chat_member": {"user": BUDI, "status": "member"} for when in ("old", "new")}
CHANGE = {"chat": {"id": -100, "type": "supergroup"}, "date": 1_772_300_000, "from": BUDI, **STANDING}
MEMBER = {"update_id": 5, "chat_member": CHANGE}
DUE = raw_of(Arrival(Due(kind="draft-reminder", subject=1, due_at=NOW)))
UNREADABLE = written("x", {"id": 0})
ANSWERED = {"input": f"Answered(result='{SECRET}')"}
KINDS = [written(SECRET), {"update_id": 4, "poll": SECRET}, MEMBER, DUE, ANSWERED, [SECRET]]


@pytest.fixture
def settings(database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Database:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTBOT_TOKEN", "1:abc")
    monkeypatch.setenv("REPORTBOT_DATA_DIR", str(database.data_dir))
    if database.url is not None:
        monkeypatch.setenv("REPORTBOT_DATABASE_URL", database.url)
    return database


def kept(database: Database, *raws: Any) -> None:
    async def work() -> None:
        store = await database.open()
        for raw in raws:
            one = Dead(raw=raw, at=NOW, failure="KeyError at a.py:1")
            await store.write(lambda conn: dead.keep(conn, store.seal, one))  # noqa: B023 it is run at once
        await store.close()

    asyncio.run(work())


def numbers(database: Database) -> tuple[list[int], set[int]]:
    """Those that are kept, and those that are to come once more."""

    async def work() -> tuple[list[int], set[int]]:
        store = await database.open()
        found = await store.read(lambda conn: dead.find(conn, store.seal))
        marked = await store.read(dead.marked)
        await store.close()
        return [one.number for one in found], marked

    return asyncio.run(work())


def typed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[object, str]:
    with pytest.raises(SystemExit) as ended:
        main(["dead", *words])
    said = capsys.readouterr()
    return ended.value.code, said.out + said.err


def test_the_list_tells_what_each_is_and_nothing_that_anybody_wrote(
    settings: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(settings, *KINDS)
    code, said = typed(capsys)
    assert code == 0
    rows = [line.split() for line in said.splitlines()[1 : len(KINDS) + 1]]
    assert [row[4] for row in rows] == ["message", "unknown", "chat_member", "due:", "answered", "unknown"]
    assert "draft-reminder" in rows[3]
    assert {(row[0], row[3]) for row in rows} == {(str(n + 1), "1") for n in range(len(KINDS))}
    assert "KeyError at a.py:1" in said
    assert "after 30 days" in said
    assert not [word for word in (SECRET, "Budi", str(BUDI["id"])) if word in said]


def test_where_nothing_is_set_aside_it_says_so(settings: Database, capsys: pytest.CaptureFixture[str]) -> None:
    kept(settings)
    assert typed(capsys) == (0, "No update is set aside.\n")


def test_what_came_is_shown_only_when_it_is_asked_for_and_moves_no_cursor(
    settings: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(settings, written(f"{SECRET}\x1b[2J\u202e"), written("lain"))
    code, said = typed(capsys, "--show", "1")
    assert (code, SECRET in said, "lain" in said) == (0, True, False)
    assert not {"\x1b", "\u202e"} & set(said)


@pytest.mark.parametrize("words", [("--show", "7"), ("--repeat", "1", "7"), ("--drop", "1", "7")])
def test_a_number_that_nothing_has_changes_nothing(
    settings: Database, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    kept(settings, written("/lapor"))
    code, said = typed(capsys, *words)
    assert (code, "Not set aside: 7." in said) == (2, True)
    assert numbers(settings) == ([1], set())


def test_what_is_dropped_is_gone_and_the_others_stay(settings: Database, capsys: pytest.CaptureFixture[str]) -> None:
    kept(settings, *KINDS)
    assert typed(capsys, "--drop", "2", "5") == (0, "Dropped: 2, 5.\n")
    assert numbers(settings) == ([1, 3, 4, 6], set())


def test_what_is_to_come_once_more_is_told_in_the_list(settings: Database, capsys: pytest.CaptureFixture[str]) -> None:
    kept(settings, written("/lapor"), DUE, written("/start"))
    code, said = typed(capsys, "--repeat", "1", "2")
    assert (code, said.startswith("Comes in once more when the bot is started: 1, 2.")) == (0, settings.url is None)
    assert numbers(settings) == ([1, 2, 3], {1, 2})
    lines = [line for line in typed(capsys)[1].splitlines() if "comes in once more)" in line]
    assert [line.split()[0] for line in lines] == ["1", "2"]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (MEMBER, "may be wrong by now"),
        (ANSWERED, "may be wrong by now"),
        (UNREADABLE, "cannot read it either"),
    ],
)
def test_what_may_be_wrong_by_now_or_still_cannot_be_read_is_not_repeated(
    settings: Database, capsys: pytest.CaptureFixture[str], raw: Any, why: str
) -> None:
    kept(settings, written("/lapor"), raw)
    code, said = typed(capsys, "--repeat", "1", "2")
    assert (code, why in said, said.startswith("2: ")) == (1, True, True)
    assert said.endswith("Nothing was changed.\n")
    assert numbers(settings) == ([1, 2], set())


def test_beside_a_bot_a_sqlite_file_is_only_read(settings: Database, capsys: pytest.CaptureFixture[str]) -> None:
    kept(settings, written("/lapor"))
    with hold(settings.data_dir, shared=settings.url is not None):
        assert typed(capsys)[0] == 0
        code, said = typed(capsys, "--repeat", "1")
        assert (code, "stop it first" in said) == ((3, True) if settings.url is None else (0, False))


def test_nothing_is_made_where_there_is_no_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTBOT_TOKEN", "1:abc")
    for words in ((), ("--drop", "1")):
        assert typed(capsys, *words)[0] == 2
    assert list(tmp_path.iterdir()) == []


async def set_aside(stage: Stage, monkeypatch: pytest.MonkeyPatch, url: str | None = None) -> list[str]:
    """A message of Budi that could not be processed, and what to type for it to come in once more."""
    budi = {"id": stage.budi.id, "is_bot": False, "first_name": "Budi"}
    store = await Store.open(url, stage.data_dir)
    one = Dead(raw=written("/bantuan", budi, 9000), at=datetime.now(UTC), key=f"message:{stage.budi.id}:9000")
    number = await store.write(lambda conn: dead.keep(conn, store.seal, one))
    await store.close()
    for name, value in (stage.env | ({"REPORTBOT_DATABASE_URL": url} if url else {})).items():
        monkeypatch.setenv(name, value)
    return ["dead", "--repeat", str(number)]


async def answers(stage: Stage) -> int:
    return len([one for one in await stage.budi.chat() if "Bahaya saat ini" in one.text])


async def test_once_the_program_is_mended_a_stopped_bot_takes_it_in_at_its_start_and_never_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
    again = await set_aside(stage, monkeypatch)
    async with stage.bot():
        with pytest.raises(DataDirHeld):
            await asyncio.to_thread(parse(again)[0])
    assert await answers(stage) == 0
    await asyncio.to_thread(parse(again)[0])
    for _ in range(2):
        async with stage.bot():
            await stage.budi.expect("Bahaya saat ini")
    assert await answers(stage) == 1


async def test_bots_on_a_server_take_it_in_while_they_are_at_work(
    stage: Stage, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = await new_server_database(server)
    async with stage.bot(database_url=url):
        await stage.consent(stage.budi)
        await asyncio.to_thread(parse(await set_aside(stage, monkeypatch, url))[0])
        await stage.budi.expect("Bahaya saat ini", 30)
        await stage.client.settled()
    assert await answers(stage) == 1
