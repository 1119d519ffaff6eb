"""What is said becomes calls: in each one's language, at its place, paced, and never longer than Telegram takes."""

from datetime import UTC, datetime
from typing import Any

import pytest

from reportbot.conversation.facts import Facts
from reportbot.conversation.review.presses import Next
from reportbot.conversation.says import (
    Button,
    Call,
    Card,
    Content,
    Documents,
    EvidencePost,
    GroupPost,
    Media,
    Notice,
    NoticeToAdmins,
    Screen,
    Toast,
    Work,
    verbatim,
)
from reportbot.domain.records import Case, Person, Place
from reportbot.domain.words import Category
from reportbot.intake.rendering import Answer, Rendering
from reportbot.storage.outbox import RANK_CARD, RANK_DIGEST, RANK_PEOPLE, Outgoing
from reportbot.texts import Texts
from tests.intake.conftest import press

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TEXTS = Texts.load()
HELLO = Content((verbatim("halo"), verbatim("<dunia>")))
SHOWN = {"text": "halo\n&lt;dunia&gt;", "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def rendering(*places: Place, **more: Any) -> Rendering:
    facts = Facts(admins=(5, 6), bot_username="contoh_bot")
    for record in (*places, Person(person=6, created_at=NOW, language="en")):
        facts.put(record)
    return Rendering(TEXTS, facts, **more)


def said(*says: Any, places: tuple[Place, ...] = ()) -> Rendering:
    made = rendering(*places)
    for say in says:
        made.say(say)
    return made


def button(**more: Any) -> Content:
    return Content((verbatim("halo"),), ((Button(verbatim("Ya"), **more),), ()))


def test_a_first_screen_is_a_message_at_a_place_of_its_own() -> None:
    made = said(Screen(5, HELLO))
    (row,) = made.rows
    assert row == Outgoing(
        lane="person:5",
        method="sendMessage",
        params=SHOWN,
        rank=RANK_PEOPLE,
        place="screen:5",
        generation=1,
        closes=True,
    )
    assert made.places["screen:5"] == Place(place="screen:5", lane="person:5", generation=1)


def test_a_new_screen_takes_the_buttons_off_the_old_one() -> None:
    old = Place(place="screen:5", lane="person:5", generation=3, message_id=9)
    send, strip = said(Screen(5, HELLO), places=(old,)).rows
    assert (send.place, send.generation) == ("screen:5", 4)
    assert (strip.lane, strip.method) == ("person:5", "editMessageReplyMarkup")
    assert strip.params == {"message_id": 9, "reply_markup": {"inline_keyboard": []}}


def test_the_screen_that_was_tapped_is_changed_where_it_stands() -> None:
    old = Place(place="screen:5", lane="person:5", generation=3, message_id=9)
    made = said(Screen(5, HELLO, tapped=9), places=(old,))
    assert [(row.place, row.generation) for row in made.rows] == [("screen:5", 3)]
    assert made.places == {}


def test_a_screen_without_buttons_closes_its_place() -> None:
    bare, pressed = said(Screen(5, HELLO), Screen(6, button(press=Next()))).rows
    assert (bare.closes, pressed.closes) == (True, False)


def test_another_message_that_was_tapped_becomes_the_screen() -> None:
    old = Place(place="screen:5", lane="person:5", generation=3, message_id=9)
    made = said(Screen(5, HELLO, tapped=7), places=(old,))
    assert made.places["screen:5"] == Place(place="screen:5", lane="person:5", generation=4, message_id=7)
    assert [row.method for row in made.rows] == ["sendMessage", "editMessageReplyMarkup"]


def test_a_notice_brings_back_what_its_sender_asked_for_and_may_have_a_place() -> None:
    plain, placed = said(Notice(5, HELLO, "sent", {"x": 1}), Notice(5, HELLO, place="work:1")).rows
    assert (plain.place, plain.then, plain.about) == (None, "sent", {"x": 1})
    assert (placed.place, placed.lane) == ("work:1", "person:5")


def test_admins_hear_it_each_in_their_chat() -> None:
    assert [row.lane for row in said(NoticeToAdmins(HELLO)).rows] == ["person:5", "person:6"]


@pytest.mark.parametrize(("place", "rank"), [("", RANK_CARD), ("digest", RANK_DIGEST), ("board", RANK_CARD)])
def test_what_the_group_hears_waits_behind_people(place: str, rank: int) -> None:
    (row,) = said(GroupPost(HELLO, place, reply_to="card:1")).rows
    assert (row.lane, row.place, row.rank, row.reply_to) == ("group", place or None, rank, "card:1")


@pytest.mark.parametrize("urgent", [True, False])
def test_a_card_goes_to_its_place_and_an_urgent_one_first(urgent: bool) -> None:
    times: dict[str, Any] = {"created_at": NOW, "state_since": NOW, "first_reported_at": NOW, "last_reported_at": NOW}
    case = Case(case=7, platform="michat", category=Category.FRAUD, urgent=urgent, **times)
    made = rendering()
    made.card(case, HELLO, adopt=9)
    (row,) = made.rows
    assert (row.lane, row.place, row.rank) == ("group", "card:7", RANK_PEOPLE if urgent else RANK_CARD)
    assert made.places["card:7"].message_id == 9
    made.card(case, HELLO, adopt=10)
    assert made.places["card:7"].message_id == 9


def test_a_card_is_no_word_of_a_step() -> None:
    with pytest.raises(TypeError, match="at the end of the batch"):
        said(Card(1))


def test_a_button_presses_or_opens_and_its_empty_rows_are_left_out() -> None:
    pressing, opening = (
        said(Screen(5, button(press=Next(), style="primary"))),
        said(Screen(5, button(url="https://example.org"))),
    )
    (face,) = pressing.rows[0].params["reply_markup"]["inline_keyboard"][0]
    assert (face["text"], face["style"]) == ("Ya", "primary")
    assert face["callback_data"]
    assert opening.rows[0].params["reply_markup"] == {
        "inline_keyboard": [[{"text": "Ya", "url": "https://example.org"}]]
    }
    with pytest.raises(TypeError, match="presses or opens"):
        said(Screen(5, button()))


def test_the_answer_to_a_press_lives_beside_the_outbox() -> None:
    made = said(Toast("77", verbatim("x" * 300), alert=True, start="a-1"), Toast("78"))
    assert made.rows == []
    assert made.answers == [
        Answer("77", {"text": "x" * 199 + "…", "show_alert": True, "url": "https://t.me/contoh_bot?start=a-1"}),
        Answer("78", {}),
    ]


def test_a_work_is_handed_on_as_it_is() -> None:
    work = Work("letter", {"request": 1})
    assert said(work).works == [work]


@pytest.mark.parametrize(
    ("method", "lane", "cost"),
    [
        ("sendMessage", "group", 1),
        ("editMessageReplyMarkup", "group", 1),
        ("copyMessage", "person:5", 1),
        ("deleteMessage", "group", 0),
        ("sendMessage", "api", 0),
    ],
)
def test_a_call_counts_where_telegram_counts_it(method: str, lane: str, cost: int) -> None:
    (row,) = said(Call(method, {"a": 1}, lane, "then", {"b": 2})).rows
    assert row == Outgoing(lane=lane, method=method, params={"a": 1}, cost=cost, then="then", about={"b": 2})


def test_a_press_that_waits_goes_along_with_its_call() -> None:
    (row,) = said(Call("getChatMember", {}, waiting_press=press("x"))).rows
    assert row.press is not None
    assert row.press["id"] == "77"


def test_one_picture_may_have_buttons_and_several_are_an_album() -> None:
    photo, video = Media(1, "photo", "f1"), Media(2, "video", "f2", file=8)
    caption = Content((verbatim("bukti"),), ((Button(verbatim("Ya"), url="https://example.org"),),))
    (single,) = said(EvidencePost(3, (video,), caption)).rows
    assert (single.lane, single.method, single.reply_to, single.then) == (
        "group",
        "sendVideo",
        "card:3",
        "evidence-posted",
    )
    assert single.params["video"] == "$file:8"
    assert single.params["reply_markup"]["inline_keyboard"]
    assert single.about == {"case": 3, "lane": "group", "evidence": [2], "kinds": ["video"]}
    (album,) = said(EvidencePost(3, (photo, video), caption, person=6)).rows
    assert (album.lane, album.method, album.reply_to, album.cost) == ("person:6", "sendMediaGroup", "", 2)
    assert [one["media"] for one in album.params["media"]] == ["f1", "$file:8"]
    assert all(one["has_spoiler"] for one in album.params["media"])
    assert "reply_markup" not in album.params
    many = said(EvidencePost(3, (photo,) * 11, caption)).rows
    assert [row.method for row in many] == ["sendMediaGroup", "sendPhoto"]
    assert all(row.params["protect_content"] for row in many)


def test_documents_are_protected_where_asked_and_the_last_has_the_words() -> None:
    caption = Content((verbatim("surat"),), ((Button(verbatim("Ya"), url="https://example.org"),),))
    first, last = said(Documents(5, (1, 2), ("a.pdf", "b.pdf"), caption, protect=True, then="sent")).rows
    assert first.params == {"document": "$file:1:a.pdf", "protect_content": True}
    assert (last.params["caption"], last.then) == ("surat", "sent")
    assert last.params["reply_markup"]["inline_keyboard"]
    (bare,) = said(Documents(5, (1,), ("a.png",), as_picture=True)).rows
    assert (bare.method, bare.params) == ("sendPhoto", {"photo": "$file:1:a.png"})
