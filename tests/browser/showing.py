"""What fills the page's chats in tests of how it looks: something of each kind."""

from __future__ import annotations

import base64
from typing import Any

from reportbot.sandbox.pictures import picture
from tests.browser.conftest import DEWI, RINA, SARI, Stage

STYLES = ("danger", "success", "primary", None)
EVERYTHING = (
    "<b>tebal</b> <i>miring</i> <code>RB-7K2M-9QXD</code> <a href='https://contoh.id'>tautan</a> 0812-0000-1234"
    "<blockquote>kutipan <code>kode</code></blockquote><pre>baris</pre>#tagar @seseorang_lain"
    " <tg-spoiler>rahasia</tg-spoiler>"
)


async def everything(stage: Stage) -> None:
    """Something of each kind in every chat."""
    keys = [
        {"text": f"Tombol {style}", "callback_data": str(style)} | ({"style": style} if style else {})
        for style in STYLES
    ]
    markup = {"inline_keyboard": [keys[:2], [*keys[2:], {"text": "Salin", "copy_text": {"text": "a"}}]]}
    for number in (SARI, DEWI):
        await stage.people("send", chat_id=number, user_id=number, text="/start")
    for chat in (RINA, stage.group, DEWI):
        writer = SARI if chat == stage.group else chat
        await stage.bot("sendMessage", chat_id=chat, text=EVERYTHING, parse_mode="HTML", reply_markup=markup)
        sent = await stage.people("send", chat_id=chat, user_id=writer, text="Baik, lihat https://contoh.id")
        reply = {"message_id": sent["messages"][0]["message_id"]}
        last = await stage.bot("sendMessage", chat_id=chat, text="Diterima", reply_parameters=reply)
        await stage.bot("editMessageText", chat_id=chat, message_id=last["message_id"], text="Diterima.")
    origin: dict[str, Any] = {"type": "hidden_user", "sender_user_name": "Contoh"}
    await stage.people("send", chat_id=RINA, user_id=RINA, text="Halo", forward_origin=origin)
    await files(stage)


async def files(stage: Stage) -> None:
    """An album, a document, a voice, a contact from Rina; a covered, protected photo in the group."""
    album = await stage.people("send", chat_id=RINA, user_id=RINA, media=[_photo() for _ in range(3)])
    document = {"kind": "document", "name": "bukti.pdf", "mime": "application/pdf", "base64": _encoded(b"%PDF-1.4\n")}
    for media in (document, {"kind": "voice", "mime": "audio/ogg"}):
        await stage.people("send", chat_id=RINA, user_id=RINA, media=[media])
    await stage.people("send", chat_id=RINA, user_id=RINA, contact={"first_name": "Contoh", "phone_number": "+62812"})
    covered = {"photo": album["messages"][0]["photo"][-1]["file_id"], "has_spoiler": True, "protect_content": True}
    await stage.bot("sendPhoto", chat_id=stage.group, caption="Bukti kasus 1", **covered)


def lesson(group: int) -> dict[str, Any]:
    """Two tasks, each done by a message in the group."""
    tasks = [
        {
            "key": word, "place": "team", "title": {"id": f"Tulis {word}", "en": f"Write {word}"},
            "hint": {"id": f"Katakan {word} kepada tim.", "en": f"Say {word} to the team."},
            "signs": [{"event": "message", "text": f"{word}*", "chat_id": group}],
        }
        for word in ("Halo", "Sampai jumpa")
    ]  # fmt: skip
    return {"title": {"id": "Latihan", "en": "Lesson"}, "intro": {"id": "Rekaan.", "en": "Invented."}, "tasks": tasks}


def _photo() -> dict[str, str]:
    return {"kind": "photo", "name": "a.jpg", "mime": "image/jpeg", "base64": _encoded(picture())}


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()
