"""A work that is cut off before or after any of its commits is done by the next try: nothing lost, nothing twice."""

import asyncio
import contextlib
import errno
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, TypeVar

import pytest
from msgspec.structs import replace

from reportbot.conversation.says import Work
from reportbot.evidence.vault import Vault
from reportbot.storage.connection import Connection
from reportbot.storage.patience import PatientStore
from reportbot.storage.works_tables import works
from reportbot.works import import_writing, letters, mail, own_data, packets
from reportbot.works.exports import export
from reportbot.works.job import Handler, Job, Later, Tools, Unsure
from tests.works import test_evidence, test_exports, test_imports, test_letters, test_mail, test_packets
from tests.works.conftest import Workshop
from tests.works.post_office import PostOffice, post_office

T = TypeVar("T")


class Cut(PatientStore):
    """A store after whose commits a power cut comes: with `after` 0 before the first."""

    def __init__(self, shop: Workshop, after: int) -> None:
        super().__init__(shop.store)
        self._after = after

    async def write(self, work: Callable[[Connection], Awaitable[T]]) -> T:
        if self._after == 0:
            raise asyncio.CancelledError
        result = await super().write(work)
        self._after -= 1
        if self._after == 0:
            raise asyncio.CancelledError
        return result


def cut(shop: Workshop, tools: Tools, after: int) -> Tools:
    store = Cut(shop, after)
    return replace(tools, store=store, vault=Vault(shop.folder, store, tools.clock))


async def cut_everywhere(shop: Workshop, handler: Handler, job: Job, tools: Tools, most: int = 40) -> int:
    """Run it with a power cut after none, one, two … commits, until it comes through; after how many commits."""
    for after in range(most):
        try:
            await handler(replace(job, attempts=after, interrupted=after > 0), cut(shop, tools, after))
        except asyncio.CancelledError:
            continue
        return after
    raise AssertionError("it never comes to its end")


async def test_a_file_is_fetched_whole_whenever_fetching_was_cut_off(shop: Workshop) -> None:
    await test_evidence.stored(shop, test_evidence.photo())
    tools = test_evidence.telegram(shop)
    assert await cut_everywhere(shop, test_evidence.fetched, test_evidence.JOB, tools) > 1
    result = await test_evidence.fetched(test_evidence.JOB, tools)
    for number in (result["original"], *result["copies"]):
        file, content = await shop.tools.vault.read(number)
        assert (file.size, file.expires_at is not None) == (len(content), True)


async def test_letters_are_made_whole_whenever_making_was_cut_off(shop: Workshop) -> None:
    tools = await test_letters.prepared(shop)
    assert await cut_everywhere(shop, letters.make_letters, test_letters.job(), tools) > 2
    assert len(await test_letters.made(tools, await letters.make_letters(test_letters.job(), tools))) == 3


async def test_a_packet_is_made_whenever_making_was_cut_off(shop: Workshop) -> None:
    await test_packets.written(shop)
    assert await cut_everywhere(shop, packets.make_packet, test_packets.JOB, shop.tools) >= 1
    result = await packets.make_packet(test_packets.JOB, shop.tools)
    assert (await test_packets.words(shop, result["packet"]))[0].size


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as made:
        yield made


async def test_a_mail_leaves_once_whenever_sending_was_cut_off(shop: Workshop, office: PostOffice) -> None:
    for after in range(3):
        tools = await test_mail.ready(shop, office)
        office.taken.clear()
        with contextlib.suppress(asyncio.CancelledError):
            await mail.send_mail(test_mail.JOB, cut(shop, tools, after))
        again = replace(test_mail.JOB, attempts=1, interrupted=True)
        try:
            done = (await mail.send_mail(again, tools))["state"]
        except Unsure:
            done = "unsure"
        assert (done, len(office.taken)) in {("accepted", 1), ("unsure", 0), ("unsure", 1)}


async def test_a_list_is_written_once_whenever_writing_was_cut_off(shop: Workshop) -> None:
    number = await test_imports.number(shop, test_imports.listing(250))
    assert await cut_everywhere(shop, import_writing.write, test_imports.job(number), shop.tools) > 4
    result = await import_writing.write(test_imports.job(number), shop.tools)
    assert (result["outcome"], result["cases"]) == ("done", 250)
    assert [await test_imports.count(shop, table) for table in ("cases", "identifiers", "reports")] == [250] * 3
    assert await test_imports.count(shop, "cases", "staged IS NOT NULL") == 0


async def test_a_list_that_was_stopped_goes_wholly_whenever_clearing_was_cut_off(shop: Workshop) -> None:
    number = await test_imports.number(shop, test_imports.listing(250))
    with pytest.raises(asyncio.CancelledError):
        await import_writing.write(test_imports.job(number), cut(shop, shop.tools, 3))
    await test_imports.cancel(shop, number)
    assert await cut_everywhere(shop, import_writing.write, test_imports.job(number), shop.tools) > 0
    assert [await test_imports.count(shop, table) for table in ("cases", "reports")] == [0, 0]


async def test_a_table_is_made_whenever_making_was_cut_off_and_nothing_stays_in_plain(shop: Workshop) -> None:
    await test_exports.a_life(shop)
    shop.folder.mkdir(exist_ok=True)
    assert await cut_everywhere(shop, export, test_exports.asked("cases"), shop.tools) == 2
    assert (await export(test_exports.asked("cases"), shop.tools))["rows"] == 2
    assert list(shop.folder.glob("export-*")) == []


async def test_a_person_is_gone_whenever_erasing_was_cut_off(shop: Workshop) -> None:
    await test_evidence.stored(shop)
    job = Job(number=1, kind="erase-person", data={"person": 2})
    await cut_everywhere(shop, own_data.erase_person, job, shop.tools)
    assert await shop.rows("SELECT length(sealed) FROM people WHERE person = 2") == [(0,)]


# Faults.


async def test_a_file_waits_while_the_disk_is_full_and_is_fetched_when_there_is_room(shop: Workshop) -> None:
    await test_evidence.stored(shop, test_evidence.photo())
    tools = test_evidence.telegram(shop)

    class Full(Vault):
        async def keep_all(self, *_args: Any) -> Any:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(Later):
        await test_evidence.fetched(
            test_evidence.JOB, replace(tools, vault=Full(shop.folder, shop.patient, tools.clock))
        )
    assert "original" in await test_evidence.fetched(test_evidence.JOB, tools)


async def test_a_full_disk_leaves_no_half_file_in_the_vault(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            await shop.tools.vault.keep("evidence", "1", "image/jpeg", b"bukti")
    assert [path for path in shop.folder.rglob("*") if path.is_file()] == []
    assert await shop.rows("SELECT count(*) FROM files") == [(0,)]
    kept = await shop.tools.vault.keep("evidence", "1", "image/jpeg", b"bukti")
    assert (await shop.tools.vault.read(kept.file))[1] == b"bukti"


async def test_a_work_that_cannot_be_opened_holds_up_no_other(shop: Workshop) -> None:
    done: list[int] = []

    async def handler(job: Job, _tools: Tools) -> Mapping[str, Any]:
        done.append(job.data["n"])
        return {}

    await shop.ask(Work("letter", {"n": 1}), Work("letter", {"n": 2}))

    async def spoil(conn: Connection) -> None:
        await conn.execute(works.update().where(works.c.work == 1).values(body=b"x" * 60))

    await shop.store.write(spoil)
    async with shop.working(letter=handler):
        await shop.none_stands()
    assert done == [2]
