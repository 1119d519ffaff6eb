"""Answers that arrive after somebody has acted: what is live keeps its buttons, what surely failed costs nothing."""

from reportbot.storage.outbox_results import Repeat, Settled, free_places, repeat, settle
from reportbot.storage.store import Store
from tests.storage.test_outbox import NOW, message, place, put, take, words


async def test_a_screen_pressed_before_its_sending_was_recorded_is_the_live_one(store: Store) -> None:
    await place(store, "screen:1", "person:1", generation=1)
    await put(store, message("langkah 3", place="screen:1", generation=1))
    (sent,) = await take(store)
    await place(store, "screen:1", "person:1", generation=2, message_id=9)
    assert await store.write(lambda conn: settle(conn, [Settled(claimed=sent, message_id=9)], NOW)) == []


async def test_what_surely_was_not_sent_takes_no_place_of_the_groups_minute(store: Store) -> None:
    await put(store, message("kartu", lane="group"))
    (card,) = await take(store)
    end = Repeat(claimed=card, wait=60.0, blame=False, sent=False)
    await store.write(lambda conn: repeat(conn, [end], NOW))
    assert await store.write(lambda conn: free_places(conn, "group", NOW, 20)) == 19


async def test_a_message_set_aside_lets_the_others_pass_and_newer_words_bring_it_back(store: Store) -> None:
    await place(store, "card:1", "group")
    await put(store, message("rusak", lane="group", place="card:1"))
    (card,) = await take(store)
    await store.write(lambda conn: repeat(conn, [Repeat(claimed=card, wait=0.0, aside=True)], NOW))
    await put(store, message("lain", lane="group", rank=3))
    assert words(await take(store)) == ["lain", "rusak"]


async def test_newer_words_of_a_place_bring_their_own_rank(store: Store) -> None:
    await put(store, message("biasa", lane="group", rank=2), message("kartu", lane="group", rank=2, place="card:1"))
    await put(store, message("mendesak", lane="group", rank=1, place="card:1"))
    assert words(await take(store)) == ["mendesak", "biasa"]
