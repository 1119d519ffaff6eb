"""A batch looks again after a step, puts aside what cannot be written, and follows the group to its new id."""

from msgspec.structs import replace

from reportbot.conversation.buttons import encode
from reportbot.conversation.filing.draft import Step
from reportbot.conversation.filing.presses import Form, Move
from reportbot.conversation.inputs import Chat, GroupUpgraded
from reportbot.domain.records import Group, Place
from reportbot.storage import dead
from reportbot.storage.save import save
from tests.intake.conftest import Desk, message, press
from tests.storage.examples import a_case

OLD, NEW = -5, -100_500


async def test_what_a_step_needs_after_the_one_before_it_in_the_batch_is_looked_up_then(desk: Desk) -> None:
    await desk.take(message("/start"))
    await desk.store.write(lambda conn: conn.exec_driver_sql("update people set consent = 1, consent_at = created_at"))
    send = press(encode(Form(0, Step.SUMMARY, Move.SEND)))
    await desk.take(message("/lapor", number=2), message("https://instagram.com/penipu_x", number=3), send)
    assert await desk.store.read(dead.count) == 0
    assert len(desk.answers) == 1


async def test_a_step_that_cannot_be_written_is_put_aside_and_its_maker_hears_so(desk: Desk) -> None:
    await desk.take(message("/start"))
    await desk.waiting()
    refuse = "CREATE TRIGGER full BEFORE INSERT ON places BEGIN SELECT RAISE(ABORT, 'no more places'); END"
    await desk.store.write(lambda conn: conn.exec_driver_sql(refuse))
    await desk.take(message("/lapor", number=2))
    assert await desk.store.read(dead.count) == 1
    assert any("gangguan" in text for text in (await desk.said())["person:2"])


async def test_a_place_that_was_known_when_the_group_moved_begins_anew(desk: Desk) -> None:
    card = Place(place="card:1", lane="group", generation=2, message_id=7)
    records = [Group(chat_id=OLD, state="ready"), a_case(1, shown=False), card]
    await desk.store.write(lambda conn: save(conn, desk.store.seal, records))
    answers_it = replace(message("catatan"), chat=Chat(OLD, "supergroup", "Tim"), reply_to=7, reply_to_bot=True)
    await desk.intake.inputs([answers_it, GroupUpgraded(old_chat_id=OLD, new_chat_id=NEW)])
    assert await desk.rows("select chat_id from the_group") == [(NEW,)]
    assert await desk.rows("select generation, message_id from places where place = 'card:1'") == [(3, None)]
