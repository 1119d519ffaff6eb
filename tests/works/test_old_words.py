"""The whole way of old words on a real store: found, erased with a decision, and the chain stays whole."""

from datetime import UTC, datetime, timedelta
from typing import Any

from reportbot.conversation.evidence.retention import DUE
from reportbot.conversation.inputs import Answered, Due, Sender
from reportbot.domain.records import Record
from reportbot.domain.words import CaseState
from reportbot.storage.chain_verify import verify
from reportbot.storage.connection import Connection
from reportbot.storage.people import people_of
from reportbot.storage.save import save
from reportbot.works import evidence
from reportbot.works.job import Job
from tests.storage.examples import NOW, a_case, a_report, an_evidence, an_identifier
from tests.works.conftest import Workshop

FIND = Job(number=1, kind="find-old-words", data={})
WORDS = {"account": "Contoh_Akun", "story": "uang muka diminta", "masked": "uang muka diminta", "place": "Kota Bogor"}
FOUND = Answered(kind="old-words-found", outcome="done", result={"cases": [1]}, about={})


async def told(shop: Workshop, *, days: int = 181, **case: Any) -> None:
    """A dismissed case with a story and a link, since so many days."""
    since = datetime.now(UTC) - timedelta(days=days)
    given = {
        "last_reported_at": since,
        "state": CaseState.DISMISSED,
        "state_since": since,
        "excerpt": "uang muka",
        "place": "Kota Bogor",
        "links": 1,
    }

    async def work(conn: Connection) -> None:
        people = await people_of(conn, shop.store.seal, [Sender(telegram_id=5_000_000_001, first_name="Budi")], NOW)
        (person,) = people.values()
        records: list[Record] = [
            a_case(1, reporters=1, **given | case),
            a_report(1, 1, person.person, **WORDS),
            an_identifier(1, 1, "contoh_akun"),
            an_evidence(1, 1, 1, text="https://contoh.example/x", masked="https://contoh.example/x"),
        ]
        await save(conn, shop.store.seal, records)

    await shop.store.write(work)


async def left(shop: Workshop) -> list[Any]:
    """How much of the words is stored anywhere."""
    (report,) = await shop.rows("SELECT length(account), length(story), masked, place FROM reports")
    (item,) = await shop.rows("SELECT length(text), masked FROM evidence")
    (case,) = await shop.rows("SELECT excerpt, place FROM cases")
    return [part for row in (report, item, case) for part in row if part]


async def test_words_are_erased_by_the_daily_look_and_the_chain_says_so(shop: Workshop) -> None:
    await told(shop)
    assert len(await left(shop)) == 8
    await shop.intake.inputs([Due(kind=DUE, subject=0, due_at=NOW)])
    async with shop.working(**{FIND.kind: evidence.find_old_words, "find-old-media": evidence.find_old}):
        await shop.none_stands()
    assert await left(shop) == []
    assert await shop.rows("SELECT state FROM evidence") == [("purged",)]
    assert await shop.rows("SELECT kind, reason FROM decisions") == [("words-erased", "retention")]
    assert (await verify(shop.store.read, shop.store.seal)).faults == ()
    assert await shop.rows("SELECT canonical, verbatim FROM identifiers") == [("contoh_akun", "contoh_akun")]


async def test_a_case_is_found_until_its_words_are_erased_and_then_never(shop: Workshop) -> None:
    await told(shop)
    for _ in range(2):
        assert await evidence.find_old_words(FIND, shop.tools) == {"cases": [1]}
    for _ in range(2):
        await shop.intake.inputs([FOUND])
        assert await evidence.find_old_words(FIND, shop.tools) == {"cases": []}
    assert await shop.rows("SELECT kind FROM decisions") == [("words-erased",)]


async def test_a_case_that_was_held_for_the_police_meanwhile_keeps_its_words(shop: Workshop) -> None:
    await told(shop, preserve=True)
    await shop.intake.inputs([FOUND])
    assert len(await left(shop)) == 8
    assert await shop.rows("SELECT kind FROM decisions") == []
