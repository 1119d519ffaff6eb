"""Who reports stays unknown: to the group, to the database's files and to the logs; and nobody sees the token."""

import json
from pathlib import Path
from typing import Any

from reportbot.sandbox.people import Person
from tests.e2e.process import Bot
from tests.e2e.stage import TOKEN, Stage

PHONE = "0812-7654-3210"
NAMES = ("Budi", "Santoso", "budi_santoso")


def _planted(person: Person) -> str:
    """Words by which a reporter gives themselves away without meaning to."""
    return f"Saya Budi Santoso (@budi_santoso, id {person.id}), telepon saya {PHONE}. Uang saya hilang."


async def _report_with_plants(stage: Stage) -> str:
    budi = stage.budi
    await budi.say("/lapor")
    await budi.press("MiChat")
    await budi.expect("ID MiChat")
    await budi.say("contoh_akun88")
    await budi.press("Penipuan")
    await budi.expect("Langkah 3")
    await budi.photo(caption=_planted(budi))
    await budi.expect("1 bukti", new=True)
    await budi.send(media=[_named_picture("KTP_Budi_Santoso_081276543210.jpg")], caption="dari Budi Santoso")
    await budi.expect("2 bukti", new=True)
    await budi.press("Selesai")
    await budi.expect("Langkah 4", new=True)
    await budi.say(_planted(budi))
    await budi.press("Kirim laporan")
    return (await budi.expect("Nomor laporan: RB-", new=True)).text


def _named_picture(name: str) -> dict[str, Any]:
    return {"kind": "document", "name": name, "mime": "image/jpeg", "size": 5000}


async def _review(stage: Stage) -> None:
    """Moderators look at everything there is and decide."""
    for label in ("Ambil", "Lihat bukti", "Riwayat", "Kembali", "Cukup bukti"):
        await stage.sari.press(label, chat=stage.team)
        await stage.client.settled()
        if label == "Lihat bukti":
            await stage.sari.expect("Bukti kasus 1", chat=stage.team)
    card = next(message for message in await stage.team.cards() if "contoh_akun88" in message.text)
    await stage.sari.press(card.labels[0], chat=stage.team)
    await stage.client.settled()


async def _to_the_group(stage: Stage) -> list[str]:
    """Every call to the group, as JSON, with the files' names."""
    calls = [call for call in await stage.client.calls() if str(call["params"].get("chat_id")) == str(stage.team.id)]
    return [json.dumps([call["params"], call["files"]], ensure_ascii=False) for call in calls]


async def test_no_call_to_the_group_names_a_reporter(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        await _report_with_plants(stage)
        await stage.card()
        await _review(stage)
        calls = await _to_the_group(stage)
    assert any("Uang saya hilang" in call for call in calls)
    assert any("sendPhoto" in c["method"] or "sendMediaGroup" in c["method"] for c in await stage.client.calls())
    for call in calls:
        low = call.lower()
        assert not [name for name in NAMES if name.lower() in low], call
        digits = "".join(letter for letter in call if letter.isdigit())
        assert str(stage.budi.id) not in call
        assert "81276543210" not in digits
        assert PHONE not in call


def _holds(content: bytes, person: Person) -> bool:
    number = person.id
    return any(
        form in content for form in (str(number).encode(), number.to_bytes(8, "big"), number.to_bytes(8, "little"))
    )


async def test_no_citizens_id_and_no_token_stands_in_database_journal_or_logs(stage: Stage, tmp_path: Path) -> None:
    token = TOKEN.split(":")[1]
    bot = await Bot.start(
        stage.env | {"REPORTBOT_LOG_LEVEL": "DEBUG", "PYTHONASYNCIODEBUG": "1"}, tmp_path / "bot.log", cwd=tmp_path
    )
    try:
        await bot.says('"serving"', 60)
        await stage.client.fault("500", "sendMessage", chat_id=stage.budi.id)
        await stage.client.fault("reset after", "getUpdates")
        await stage.client.fault("blocked", "sendMessage", chat_id=stage.wati.id)
        await stage.wati.start()
        await stage.client.settled()
        await stage.client.inject({"message": {"message_id": "x", "chat": {"id": stage.budi.id}, "text": "Budi"}})
        await stage.consent(stage.budi)
        await stage.consent(stage.wati)
        await _report_with_plants(stage)
        await stage.budi.say(_planted(stage.budi))
        await stage.budi.forge("rusak", 1)
        await stage.client.settled()
        files = {file.name: file.read_bytes() for file in stage.data_dir.rglob("*") if file.is_file()} | {
            "log": bot.log.read_bytes()
        }
    finally:
        await bot.stop()
    files |= {f"{file.name} after": file.read_bytes() for file in stage.data_dir.rglob("*") if file.is_file()}
    assert "reportbot.db-wal" in files
    for name, content in files.items():
        assert not _holds(content, stage.budi), name
        assert not _holds(content, stage.wati), name
        assert token.encode() not in content, name
        assert not [word for word in (*NAMES, PHONE) if word.encode() in content], name
