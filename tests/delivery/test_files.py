"""Stored files go up under the names their receivers see; one that is gone is never sent empty."""

import os
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.outbound import deliver
from reportbot.cli.workshop import files_of
from reportbot.clock import Clock
from reportbot.conversation.facts import Facts
from reportbot.conversation.says import Content, Documents, EvidencePost, Media, verbatim
from reportbot.delivery.addressing import Addresses, Request, Upload, files_named, request_for
from reportbot.delivery.outcome import Done
from reportbot.evidence.vault import Vault
from reportbot.intake.rendering import Rendering
from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import SandboxClient
from reportbot.storage.outbox import Claimed, Outgoing
from reportbot.storage.patience import PatientStore
from reportbot.storage.store import Store
from reportbot.texts import Texts
from tests.delivery.test_dispatcher import Telegram, at_work, document, emptied, put, store

__all__ = ["store"]

CAPTION = Content((verbatim("$file:9"),))
STORED: Mapping[int, Upload] = {number: (f"{number}.bin", bytes([number]), "application/pdf") for number in (7, 8)}
WHO = Addresses(group=-100, people={5: 4242})


def rows(say: Documents | EvidencePost) -> list[Outgoing]:
    rendering = Rendering(Texts.load(), Facts())
    rendering.say(say)
    return rendering.rows


def claimed(outgoing: Outgoing) -> Claimed:
    now = datetime.now(UTC)
    return Claimed(id=1, outgoing=outgoing, attempts=0, created_at=now, message_id=None, reply_message_id=None)


def request(outgoing: Outgoing) -> Request:
    assert files_named(claimed(outgoing)) <= STORED.keys()
    found = request_for(claimed(outgoing), WHO, STORED)
    assert found is not None
    return found


def test_documents_go_one_by_one_and_the_last_bears_the_caption() -> None:
    say = Documents(5, (7, 8), ("surat.pdf", "lampiran.csv"), CAPTION, protect=True, then="sent", about={"x": 1})
    first, last = rows(say)
    assert (first.then, last.then, last.about) == ("", "sent", {"x": 1})
    sent = [request(row) for row in (first, last)]
    assert [each.method for each in sent] == ["sendDocument"] * 2
    assert sent[0].files == {"document": ("surat.pdf", b"\x07", "application/pdf")}
    assert sent[0].params == {"chat_id": 4242, "protect_content": True}
    assert sent[1].files == {"document": ("lampiran.csv", b"\x08", "application/pdf")}
    # Somebody's own words are never taken for the name of a file.
    assert sent[1].params["caption"] == "$file:9"


def test_a_picture_goes_as_a_picture_and_an_album_names_its_parts() -> None:
    (photo,) = rows(Documents(5, (7,), ("grafik.png",), as_picture=True))
    assert request(photo).files == {"photo": ("grafik.png", b"\x07", "application/pdf")}
    (album,) = rows(
        EvidencePost(1, (Media(1, "photo", "", 7), Media(2, "photo", "file-id"), Media(3, "photo", "", 8)), CAPTION)
    )
    sent = request(album)
    assert [item["media"] for item in sent.params["media"]] == ["attach://file7", "file-id", "attach://file8"]
    assert set(sent.files) == {"file7", "file8"}
    (one,) = rows(EvidencePost(1, (Media(1, "photo", "", 7),), CAPTION))
    assert set(request(one).files) == {"photo"}


def test_an_edit_may_put_a_stored_file_in_the_place_of_another() -> None:
    media = {"type": "photo", "media": "$file:8:tertutup.jpg"}
    edit = request(Outgoing(lane="group", method="editMessageMedia", params={"message_id": 3, "media": media}, cost=0))
    assert edit.params["media"] == {"type": "photo", "media": "attach://file8"}
    assert edit.files == {"file8": ("tertutup.jpg", b"\x08", "application/pdf")}


@pytest.mark.parametrize("error", [LookupError("purged"), ValueError("spoiled")])
async def test_a_file_that_is_gone_ends_its_message_and_no_other(store: Store, error: Exception) -> None:
    telegram = Telegram()
    telegram.open.set()

    async def files(numbers: Collection[int]) -> Mapping[int, Upload]:
        if 7 in numbers:
            raise error
        return {number: STORED[number] for number in numbers}

    await put(store, document(7), document(8))
    async with at_work(store, telegram, PatientStore(store), files):
        await telegram.called(1)
        await emptied(store)
    assert [call.files for call, _ in telegram.calls] == [{"document": STORED[8]}]


async def test_twenty_megabytes_of_the_vault_go_up_whole_under_their_name(store: Store, tmp_path: Path) -> None:
    data = os.urandom(20 << 20)
    vault = Vault(tmp_path / "vault", PatientStore(store), Clock())
    kept = await vault.keep("packet", "sandi.zip", "application/zip", data)
    stored = await files_of(vault)([kept.file])
    async with (
        serve(Sandbox(token="1:a")) as url,
        SandboxClient(url) as sandbox,
        AiohttpRequest() as calls,
    ):
        budi = await sandbox.person("Budi")
        await budi.start()
        (row,) = rows(Documents(5, (kept.file,), ("Berkas perkara.zip",)))
        sent = request_for(claimed(row), Addresses(people={5: budi.id}), stored)
        assert sent is not None
        outcome = await deliver(BotClient(url, "1:a", calls), sent.method, sent.params, sent.files, 20)
    assert isinstance(outcome, Done)
    document = outcome.result["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (
        *("Berkas perkara.zip", "application/zip"),
        20 << 20,
    )
