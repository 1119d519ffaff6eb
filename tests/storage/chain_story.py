"""A chain of decisions from real steps: a team at work on a few cases, and what of it is erased."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import Case, Decision, Record
from reportbot.domain.words import Category
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.conversation.review.team import Team, team
from tests.storage.examples import NOW


def worked() -> Team:
    """Eight cases taken, noted, asked about and decided."""
    group = team()
    for number in range(1, 9):
        case = group.case(category=Category.FRAUD if number % 2 else Category.PROSTITUTION)
        group.press(1, "Ambil", case)
        group.reply(1, f"Catatan {number}: lihat juga kasus lain", case)
        if number % 2:
            group.press(1, "Minta bukti", case)
            group.press(1, "Tulis sendiri", case)
            group.reply(1, "Berapa nomor rekeningnya?", case)
        else:
            group.press(1, "Bukan pelanggaran", case)
            group.press(1, "Tidak melanggar", case)
            group.press(3, "Batalkan keputusan", case) if number % 4 else None
        group.reply(2, f"Catatan lain {number}", case)
    return group


async def told(store: Store) -> list[Decision]:
    """The story in a store, a decision a transaction, then an erasure of two texts and an entry after it."""
    group = worked()
    written = sorted(group.all(Decision), key=lambda each: each.decision)
    await _write(store, group.all(Case))
    for decision in written:
        await _write(store, [decision])
    first, second = [each.decision for each in written if each.text][1:3]
    last = written[-1].decision
    erasure = Decision(decision=last + 3, case=1, kind="erased", by=None, at=NOW, data={"decisions": [first, second]})
    after = Decision(decision=last + 4, case=None, kind="setting", by=3, at=NOW, data={"name": "nama", "n": 1.5})
    await _write(store, [after, erasure])
    return [*written, erasure, after]


async def _write(store: Store, records: Sequence[Record]) -> None:
    async def work(conn: AsyncConnection) -> None:
        await save(conn, store.seal, records)

    await store.write(work)
