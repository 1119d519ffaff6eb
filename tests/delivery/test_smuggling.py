"""Words of people that look like our own placeholders go out as words, and name no file and no person."""

from datetime import UTC, datetime

import pytest

from reportbot.conversation.facts import Facts
from reportbot.conversation.says import Button, Content, Documents, Notice, Say, Screen, verbatim
from reportbot.delivery.addressing import Addresses, files_named, people_named, request_for
from reportbot.domain.records import Person
from reportbot.intake.rendering import Rendering
from reportbot.storage.outbox import Claimed, Outgoing
from reportbot.texts import Texts

TEXTS = Texts.load()
NOW = datetime(2021, 3, 21, tzinfo=UTC)
ADDRESSES = Addresses(-100, {1: 7001, 7: 7007})
STORED = {5: ("berkas.pdf", b"%PDF", "application/pdf"), 9: ("rahasia.pdf", b"%PDF secret", "application/pdf")}
SMUGGLED = ["$file:9", "$file:9:x", "$user:7", "$chat", "$placeholder", "$file:9\n", "\u202e$user:7", "$file:٩"]


def rows(*says: Say) -> list[Claimed]:
    facts = Facts()
    facts.put(Person(person=1, created_at=NOW))
    rendering = Rendering(TEXTS, facts)
    for say in says:
        rendering.say(say)
    return [claimed(row) for row in rendering.rows]


def claimed(row: Outgoing) -> Claimed:
    return Claimed(id=1, outgoing=row, attempts=0, created_at=NOW, message_id=None, reply_message_id=None)


@pytest.mark.parametrize("words", SMUGGLED)
def test_what_people_write_is_never_filled_in(words: str) -> None:
    label = Button(verbatim(words), url="https://t.me/contoh")
    said = Content((verbatim(words),), ((label,),))
    for row in rows(Screen(1, said), Notice(1, said), Documents(1, (5,), ("berkas.pdf",), said)):
        assert people_named(row) == {1}
        assert files_named(row) <= {5}
        request = request_for(row, ADDRESSES, STORED)
        assert request is not None
        assert words.strip("\n\u202e") in str(request.params.get("text") or request.params["caption"])
        assert words.strip("\n\u202e") in request.params["reply_markup"]["inline_keyboard"][0][0]["text"]
        assert b"secret" not in repr(request.files).encode()
        assert "7007" not in repr(request.params)


@pytest.mark.parametrize("name", [*SMUGGLED, "../../etc/passwd", ":", "5:x", "", 'a"; filename="b', "a\r\nX: y"])
def test_a_files_name_names_no_other_file(name: str) -> None:
    (row,) = rows(Documents(1, (5,), (name,)))
    assert files_named(row) == {5}
    request = request_for(row, ADDRESSES, STORED)
    assert request is not None
    shown, content, _ = request.files["document"]
    assert (shown, content) == (name or "berkas.pdf", b"%PDF")
    assert "document" not in request.params
