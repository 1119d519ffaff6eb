"""Five hundred accounts become one letter through intake and worker, and the bot answers meanwhile."""

from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from reportbot.conversation.buttons import Payload, encode
from reportbot.conversation.inputs import Chat, Press, Sender
from reportbot.conversation.requests.presses import Act, Begin, Do
from reportbot.domain.policy import PlatformDefault, Policy
from reportbot.domain.records import Group, Member, Record
from reportbot.intake import Intake, Surroundings
from reportbot.storage.connection import Connection
from reportbot.storage.people import people_of
from reportbot.storage.save import save
from reportbot.works.handlers import HANDLERS
from tests.storage.examples import NOW, a_decided_case
from tests.works.conftest import Workshop

MANY = 500
SARI = Sender(telegram_id=5_000_000_009, first_name="Sari")
KINDS = ("make-letters", "send-mail", "cover-picture")


async def stocked(shop: Workshop) -> None:
    """A group with a supervisor, and cases that another decided."""
    rules = replace(
        shop.tools.rules,
        operator={"signatory": "Dewi Lestari", "letter-number": "{serial}/RB/{month}/{year}"},
        policy=Policy(platforms={"michat": PlatformDefault("Tim Kepatuhan")}),
    )
    tools = shop.tools = replace(shop.tools, rules=rules)
    around = Surroundings(seal=tools.seal, texts=tools.texts, rules=rules, numbers=tools.numbers)
    shop.intake = Intake(shop.patient, around, tools.clock, tools.wall, lambda _: shop.wake())
    records: list[Record] = [Group(chat_id=-1001, title="Tim", state="ready")]
    for number in range(1, MANY + 1):
        records += a_decided_case(number, f"akun_{number}", reporter=2, by=1, reason="asks-transfer")

    async def work(conn: Connection) -> None:
        people = await people_of(conn, shop.store.seal, [Sender(5_000_000_001, "Budi"), SARI], NOW)
        sari = people[SARI.telegram_id].person
        member = Member(person=sari, status="administrator", name="Sari", approved=True, checked_at=datetime.now(UTC))
        await save(conn, shop.store.seal, [*records, member])

    await shop.store.write(work)


async def presses(shop: Workshop, *payloads: Payload) -> None:
    for number, payload in enumerate(payloads):
        chat = Chat(SARI.telegram_id, "private")
        data = encode(payload)
        await shop.intake.inputs([Press(id=f"{data}{number}", chat=chat, sender=SARI, message_id=7, data=data)])


async def one(shop: Workshop, query: str) -> Any:
    return (await shop.rows(query))[0][0]


async def test_five_hundred_accounts_become_one_letter(shop: Workshop) -> None:
    await stocked(shop)
    handlers = {kind: HANDLERS[kind] for kind in KINDS}
    async with shop.working(**handlers):
        await presses(shop, Begin("michat"))
        ((request, epoch),) = await shop.rows("SELECT request, epoch FROM requests")
        await presses(shop, Do(request, epoch, Act.SEND), Do(request, epoch, Act.SEND_YES))
        await shop.none_stands()
    assert await one(shop, "SELECT state FROM requests") == "sent"
    assert await one(shop, "SELECT count(*) FROM request_items WHERE state = 'sent'") == MANY
    assert await one(shop, "SELECT count(*) FROM files WHERE kind IN ('letter', 'annex')") == 3
