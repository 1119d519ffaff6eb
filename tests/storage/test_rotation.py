"""A new key opens all that the old one did, and the old one opens nothing any more."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary

from reportbot.clock import Clock
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Sender
from reportbot.conversation.needs import CaseFile
from reportbot.conversation.says import Work
from reportbot.domain.records import Decision, Evidence, Report, Session
from reportbot.domain.words import EvidenceKind
from reportbot.errors import ReportBotError
from reportbot.evidence.vault import Vault
from reportbot.storage import dead, seen, works
from reportbot.storage.chain_tables import chain_head, decision_texts
from reportbot.storage.connection import Connection
from reportbot.storage.day_tables import day_figures
from reportbot.storage.dead import Dead
from reportbot.storage.facts import load, load_actors
from reportbot.storage.housekeeping_tables import seen as seen_table
from reportbot.storage.metadata import metadata
from reportbot.storage.outbox import Outgoing, enqueue
from reportbot.storage.outbox_claims import claim
from reportbot.storage.patience import PatientStore
from reportbot.storage.people import names_of, people_of
from reportbot.storage.rotation import everything, reseal
from reportbot.storage.save import save
from reportbot.storage.schema import people
from reportbot.storage.seal import Seal, make_key, successor_of
from reportbot.storage.store import Store
from tests.storage.conftest import Database
from tests.storage.examples import NOW, a_case, a_report, an_evidence

BUDI = Sender(5_000_000_001, "Budi", "Santoso", "budi")


async def fill(store: Store) -> None:
    seal = store.seal

    async def work(conn: Connection) -> None:
        await people_of(conn, seal, [BUDI, Sender(5_000_000_002, "Wati")], NOW)
        records = [
            Session(person=1, draft={"story": "rahasia"}, updated_at=NOW),
            a_case(1),
            a_report(1, 1, 1, story="Saya ditipu.", account="akun"),
            *[an_evidence(number, 1, 1, text=f"teks {number}") for number in range(1, 1102)],
            an_evidence(2000, 1, 1, kind=EvidenceKind.PHOTO, name="KTP.jpg"),
            Decision(decision=1, case=1, kind="note", by=1, at=NOW, text="catatan"),
        ]
        await save(conn, seal, records)
        await enqueue(conn, seal, [Outgoing(lane="person:1", method="sendMessage", params={"text": "halo"})], NOW)
        await works.enqueue(conn, seal, [Work("letter", {"request": 7}, once="letter:7")], NOW)
        await dead.keep(conn, seal, Dead(raw={"text": "mati"}, at=NOW))
        await seen.remember(conn, seal, ["message:1:2"], NOW)

    await store.write(work)


async def rotate(store: Store, data_dir: Path) -> Seal:
    new = Seal(make_key(successor_of(data_dir / "reportbot.key")))
    await store.write(lambda conn: reseal(conn, store.seal, new))
    return new


async def test_all_that_was_sealed_opens_with_the_new_key_and_only_with_it(store: Store, database: Database) -> None:
    await fill(store)
    old = store.seal
    await rotate(store, database.data_dir)
    again = await database.open()
    assert again.seal.key_id != old.key_id

    async def look(conn: Connection) -> None:
        seal = again.seal
        assert (await names_of(conn, seal, [1]))[1].full_name == "Budi Santoso"
        assert [person.person for person in (await people_of(conn, seal, [BUDI], NOW)).values()] == [1]
        assert (await names_of(conn, old, [1])) == {}
        (row,) = await claim(conn, seal, datetime.now(UTC), busy=(), pace=lambda *_: 0.0)
        assert row.outgoing.params == {"text": "halo"}
        (work,) = await works.claim(conn, seal, datetime.now(UTC), busy=(), most=2)
        assert work.data == {"request": 7}
        assert await seen.unseen(conn, seal, ["message:1:2", "message:1:3"]) == {"message:1:3"}

    await again.write(look)
    await again.close()


async def test_reports_sessions_evidence_and_texts_follow(store: Store, database: Database) -> None:
    await fill(store)
    new = await rotate(store, database.data_dir)

    async def look(conn: Connection) -> Facts:
        facts = Facts()
        await load_actors(conn, new, facts, {1})
        await load(conn, new, facts, {CaseFile(1)}, NOW)
        return facts

    facts = await store.read(look)
    report, session = facts.get(Report, 1), facts.get(Session, 1)
    assert report is not None
    assert session is not None
    assert (report.story, report.account, session.draft) == ("Saya ditipu.", "akun", {"story": "rahasia"})
    texts = {item.evidence: item.text for item in facts.records[Evidence].values() if isinstance(item, Evidence)}
    assert texts == {**{number: f"teks {number}" for number in range(1, 1102)}, 2000: ""}
    decision = facts.get(Decision, 1)
    assert decision is not None
    assert decision.text == "catatan"


def test_no_sealed_column_is_forgotten() -> None:
    follows = {column for sealed in everything() for column in (sealed.table.c[name] for name in sealed.columns)}
    apart = {people.c.sealed, people.c.lookup, people.c.names_digest, decision_texts.c.text, chain_head.c.proof}
    binary = {
        column for table in metadata.tables.values() for column in table.c if isinstance(column.type, LargeBinary)
    }
    unsealed = {seen_table.c.key, day_figures.c.data}  # digests, and counts without names
    assert binary == follows | apart | unsealed


async def test_a_row_that_was_changed_keeps_the_old_key(store: Store, database: Database) -> None:
    await fill(store)
    await store.write(lambda conn: conn.exec_driver_sql("UPDATE reports SET story = account"))
    with pytest.raises(ReportBotError, match=r"reports\.story of 1"):
        await rotate(store, database.data_dir)
    again = await database.open()
    assert again.seal.key_id == store.seal.key_id
    await again.close()


async def test_the_vault_follows_and_what_was_lost_is_counted(lite: Store, tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault", PatientStore(lite), Clock())
    kept = [await vault.keep("evidence", "", "image/png", json.dumps(number).encode()) for number in range(3)]
    (tmp_path / "vault" / kept[2].address[:2] / kept[2].address).unlink()
    new = Seal(bytes(range(32)))
    assert await vault.reseal(new) == 1
    await lite.write(lambda conn: reseal(conn, lite.seal, new))
    lite.seal = new
    after = Vault(tmp_path / "vault", PatientStore(lite), Clock())
    assert await after.sweep(young=True) == 2
    assert [(await after.read(file.file))[1] for file in kept[:2]] == [b"0", b"1"]
