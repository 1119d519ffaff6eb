"""Lists are taken in whole, once, and unseen until they are done; on both engines."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import Accounts, CaseFile, LookAlikes, Need, Overview, Queue, Search
from reportbot.delivery.outcome import Done, Outcome, Refused, Unknown
from reportbot.domain.records import Case, CaseIdentifier, Import, Report
from reportbot.domain.words import CaseState
from reportbot.sheets.reader import BLOCK
from reportbot.storage import facts as stored_facts
from reportbot.storage import imports
from reportbot.storage.save import save
from reportbot.works import import_writing
from reportbot.works.import_writing import write
from reportbot.works.imports import check, template
from reportbot.works.job import Failed, Job, Later, Tools
from tests.works.conftest import Workshop

NOW = datetime(2021, 3, 21, 5, tzinfo=UTC)
HEAD = "platform,akun,kategori,anak,keterangan,tautan bukti\n"


def listing(count: int, start: int = 0) -> bytes:
    rows = (f"michat,akun_{number},judi,,Slot,https://x.example/{number}\n" for number in range(start, start + count))
    return (HEAD + "".join(rows)).encode()


async def number(shop: Workshop, data: bytes = b"", **changes: Any) -> int:
    """An import of this list that is to be written."""
    kept = await shop.tools.vault.keep("import", "", "", data)
    standing = await shop.rows("SELECT count(*) FROM imports")
    digest = hashlib.sha256(data).hexdigest()
    made = Import(number=standing[0][0] + 1, source="patrol", by=1, at=NOW, digest=digest, file=kept.file)
    given: dict[str, Any] = {"state": "writing", "rows": data.count(b"\n") - 1} | changes
    made = replace(made, **given)
    await shop.patient.write(lambda conn: save(conn, shop.tools.seal, [made]))
    return made.number


def job(standing: int) -> Job:
    return Job(number=1, kind="write-import", data={"import": standing})


async def seen(shop: Workshop, *needs: Need) -> Facts:
    found = Facts()
    await shop.patient.write(lambda conn: stored_facts.load(conn, shop.tools.seal, found, needs, NOW))
    return found


async def count(shop: Workshop, table: str, where: str = "1 = 1") -> int:
    return int((await shop.rows(f"SELECT count(*) FROM {table} WHERE {where}"))[0][0])  # noqa: S608 a test's own words


def case_in(found: Facts, number: int) -> Case:
    case = found.get(Case, number)
    assert case is not None
    return case


class Crash(Exception):
    """A power cut."""


def crashing(shop: Workshop, after: int) -> Tools:
    """Tools with which a work is cut off after so many slices."""
    left = iter(range(after))

    async def progress(_done: int, _total: int) -> None:
        if next(left, None) is None:
            raise Crash

    return replace(shop.tools, progress=progress)


async def cancel(shop: Workshop, standing: int) -> None:
    async def work(conn: Any) -> None:
        await conn.exec_driver_sql(f"UPDATE imports SET state = 'cancelled' WHERE number = {standing}")  # noqa: S608

    await shop.patient.write(work)


async def test_a_list_becomes_cases_with_accounts_reports_and_evidence(shop: Workshop) -> None:
    result = await write(job(await number(shop, listing(250))), shop.tools)
    assert (result["outcome"], result["cases"], result["known"], result["rows"]) == ("done", 250, 0, 250)
    assert (result["first"], result["last"]) == (1, 250)
    assert [await count(shop, table) for table in ("cases", "identifiers", "reports", "evidence")] == [250] * 4
    assert await count(shop, "cases", "staged IS NULL AND reporters = 1 AND links = 1") == 250
    assert (await seen(shop, Queue())).queue.waiting == 250


async def test_the_person_of_a_source_is_nobody_and_always_the_same(shop: Workshop) -> None:
    for start in (0, 5):
        await write(job(await number(shop, listing(5, start))), shop.tools)
    assert await shop.rows("SELECT count(DISTINCT person) FROM reports") == [(1,)]
    people = await shop.patient.write(lambda conn: imports.source_people(conn, shop.tools.seal))
    assert not any(person.reachable or person.wants_news for person in people.values())


async def test_until_it_is_done_nothing_of_a_list_is_seen(shop: Workshop) -> None:
    standing = await number(shop, listing(250))
    with pytest.raises(Crash):
        await write(job(standing), crashing(shop, 1))
    assert await count(shop, "cases") == 2 * BLOCK
    needs = (Queue(), Overview(), CaseFile(7), Search("akun_6"), Search("7"), LookAlikes("akun_6"))
    found = await seen(shop, *needs)
    assert (found.queue.waiting, found.queue.candidates, found.overview.by_state) == (0, (), ())
    assert (found.overview.overdue, found.overview.oldest, found.overview.reports_today) == (0, None, 0)
    assert found.get(Case, 7) is None
    assert found.listed(Report, "case", 7) == []
    assert (found.found["akun_6"], found.found["7"]) == ((), ())
    assert found.listed(CaseIdentifier, "skeleton", "akun_6") == []


async def test_a_crash_goes_on_after_the_last_slice(shop: Workshop) -> None:
    standing = await number(shop, listing(450))
    for _ in range(2):
        with pytest.raises(Crash):
            await write(job(standing), crashing(shop, 1))
    result = await write(job(standing), shop.tools)
    assert (result["cases"], await count(shop, "cases"), await count(shop, "reports")) == (450, 450, 450)


async def test_a_work_that_is_done_twice_changes_nothing(shop: Workshop) -> None:
    standing = await number(shop, listing(30))
    first = await write(job(standing), shop.tools)
    assert await write(job(standing), shop.tools) == first
    assert await count(shop, "cases") == 30


async def test_a_list_that_is_stopped_goes_again_wholly(shop: Workshop) -> None:
    standing = await number(shop, listing(450))

    async def stop(done: int, _total: int) -> None:
        if done >= 200:
            await cancel(shop, standing)

    result = await write(job(standing), replace(shop.tools, progress=stop))
    assert result == {"outcome": "given-up"}
    assert [await count(shop, table) for table in ("cases", "identifiers", "reports", "evidence")] == [0] * 4
    assert await count(shop, "files", "purged_at IS NULL") == 0


async def test_what_another_list_left_behind_goes_before_the_next_is_written(shop: Workshop) -> None:
    first = await number(shop, listing(250))
    with pytest.raises(Crash):
        await write(job(first), crashing(shop, 1))
    await cancel(shop, first)
    result = await write(job(await number(shop, listing(20))), shop.tools)
    assert (result["cases"], await count(shop, "cases")) == (20, 20)


async def test_lists_are_written_one_after_the_other(shop: Workshop) -> None:
    await number(shop, listing(10))
    with pytest.raises(Later):
        await write(job(await number(shop, listing(10, 50))), shop.tools)


async def test_of_two_admins_with_one_file_the_first_takes_it_in(shop: Workshop) -> None:
    first, second = await number(shop, listing(10)), await number(shop, listing(10))
    assert (await write(job(first), shop.tools))["outcome"] == "done"
    assert await write(job(second), shop.tools) == {"outcome": "same"}
    assert await count(shop, "cases") == 10


async def test_accounts_that_have_a_case_get_a_report_that_waits_to_be_counted(shop: Workshop) -> None:
    await write(job(await number(shop, listing(10))), shop.tools)
    second = await number(shop, listing(15), source="police", digest="other")
    result = await write(job(second), shop.tools)
    assert (result["cases"], result["known"], result["first"], result["last"]) == (5, 10, 11, 15)
    assert await count(shop, "cases", "reporters = 1") == 15
    assert len(await shop.patient.read(lambda conn: imports.joining(conn, second, 25))) == 10


async def test_a_duplicate_stands_for_its_original(shop: Workshop) -> None:
    await write(job(await number(shop, listing(2))), shop.tools)
    found = await seen(shop, CaseFile(2))
    twin = replace(case_in(found, 2), state=CaseState.DUPLICATE, original=1)
    await shop.patient.write(lambda conn: save(conn, shop.tools.seal, [twin]))
    await write(job(await number(shop, listing(1, 1), digest="other")), shop.tools)
    assert await shop.rows('SELECT "case" FROM reports ORDER BY report') == [(1,), (2,), (1,)]


async def test_who_reports_an_account_of_an_unfinished_list_finds_its_case_unopened(shop: Workshop) -> None:
    standing = await number(shop, listing(250))
    with pytest.raises(Crash):
        await write(job(standing), crashing(shop, 1))
    account = ("michat", "id", "akun_6")
    found = await seen(shop, Accounts(frozenset({account})))
    case = case_in(found, 7)
    assert (case.staged, found.listed(Report, "case", 7)) == (standing, [])
    own = replace(case, staged=None, excerpt="milik pelapor")
    await shop.patient.write(lambda conn: save(conn, shop.tools.seal, [own]))
    await cancel(shop, standing)
    await write(job(standing), shop.tools)
    assert await shop.rows('SELECT "case", excerpt FROM cases') == [(7, "milik pelapor")]
    assert await shop.rows("SELECT canonical FROM identifiers") == [("akun_6",)]


async def test_a_child_in_a_list_is_urgent_and_says_so_once(shop: Workshop) -> None:
    data = (HEAD + "michat,akun_1,judi,ya,,\nmichat,akun_2,judi,tidak,,\n").encode()
    assert (await write(job(await number(shop, data)), shop.tools))["urgent"] == 1
    assert await count(shop, "cases", "child AND urgent") == 1


async def test_a_list_that_is_lost_or_reads_otherwise_now_fails_in_one_word(shop: Workshop) -> None:
    with pytest.raises(Failed, match="import-file-gone"):
        await write(job(await number(shop, file=99)), shop.tools)
    await shop.patient.write(lambda conn: conn.exec_driver_sql("DELETE FROM imports"))
    with pytest.raises(Failed, match="import-changed"):
        await write(job(await number(shop, b"platform,akun,kategori\nmichat,,judi\n")), shop.tools)


# The check.


def telegram(shop: Workshop, data: bytes, named: Outcome | None = None) -> Tools:
    async def call(method: str, params: Mapping[str, Any]) -> Outcome:
        return named or Done({"file_path": "documents/1"})

    async def download(file_path: str, limit: int) -> Outcome:
        return Done(data)

    return replace(shop.tools, call=call, download=download)


async def checked(shop: Workshop, data: bytes, named: Outcome | None = None) -> Mapping[str, Any]:
    asked = Job(number=1, kind="check-import", data={"file_id": "f", "today": "2021-03-21"})
    return await check(asked, telegram(shop, data, named))


async def test_the_check_counts_and_writes_nothing(shop: Workshop) -> None:
    await write(job(await number(shop, listing(3))), shop.tools)
    found = await checked(shop, listing(5) + b"michat,akun_4,judi,ya,,\n")
    names = ("rows", "new", "known", "repeats", "faults", "by")
    assert [found[name] for name in names] == [6, 2, 3, 1, 0, {"gambling": 5}]
    assert found["digest"] == hashlib.sha256(listing(5) + b"michat,akun_4,judi,ya,,\n").hexdigest()
    assert await count(shop, "cases") == 3


async def test_faults_come_as_a_table(shop: Workshop) -> None:
    found = await checked(shop, HEAD.encode() + b"michat,,judi,,,\n" * 30)
    assert (found["faults"], len(found["first"])) == (30, 20)
    _, table = await shop.tools.vault.read(found["file"])
    assert table.decode("utf-8-sig").splitlines()[:2] == ["baris;kolom;masalah;isi", "2;akun;belum diisi;"]


async def test_a_file_that_cannot_be_fetched_is_tried_again_or_refused(shop: Workshop) -> None:
    with pytest.raises(Later):
        await checked(shop, b"", Unknown("timed out"))
    with pytest.raises(Failed, match="import-not-fetched"):
        await checked(shop, b"", Refused("file is too big", 400))


async def test_the_example_is_itself_a_sound_list(shop: Workshop) -> None:
    made = await template(Job(number=1, kind="import-template", data={}), shop.tools)
    for file in made["files"]:
        found = await checked(shop, (await shop.tools.vault.read(file))[1])
        assert (found["rows"], found["new"], found["faults"]) == (1, 1, 0)


def test_every_kind_of_work_has_its_handler() -> None:
    assert set(import_writing.HANDLERS) == {"check-import", "import-template", "write-import"}
