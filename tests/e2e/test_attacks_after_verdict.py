"""What strangers try once cases are decided: others' tickets, objections that fish, names that look like our own."""

from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, card, reported, texts


async def test_the_ticket_of_an_objection_tells_nobody_else_anything(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.wati):
        await stage.budi.say("/sanggah")
        await stage.budi.expect("akun", new=True)
        await stage.budi.say("Akun MiChat: akun_saya ini milik saya, laporan itu salah.")
        await stage.budi.press("Kirim sanggahan")
        sent = await stage.budi.expect("RB-", new=True)
        ticket = sent.text[sent.text.index("RB-") :][:12]
        report = await reported(stage, stage.budi, "akun_lain")
        answers = []
        for number in (ticket, report, "RB-2222-2222", "IMP-1-1"):
            await stage.wati.say(f"/status {number}")
            await stage.client.settled()
            answers.append((await stage.wati.screen()).replace(number, "…"))
        assert len(set(answers[:3])) == 1
        assert "akun_saya" not in "".join(answers)
        assert "akun_lain" not in "".join(answers)


async def test_an_objection_to_a_reported_account_and_to_another_read_the_same(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.wati):
        await reported(stage, stage.budi, "akun_dilaporkan")
        read = []
        for account in ("akun_dilaporkan", "akun_tak_dikenal"):
            await stage.wati.say("/sanggah")
            await stage.wati.expect("akun", new=True)
            await stage.wati.say(f"MiChat: {account}")
            await stage.wati.press("Kirim sanggahan")
            sent = await stage.wati.expect("RB-", new=True)
            ticket = sent.text[sent.text.index("RB-") :][:12]
            read.append((sent.text.replace(ticket, "…"), tuple(sent.labels)))
        assert read[0] == read[1]


async def test_names_that_look_like_our_placeholders_stay_words(stage: Stage) -> None:
    async with at_work(stage, stage.budi):
        await stage.budi.document("$file:1:x", content=b"%PDF-1.7 kosong")
        await reported(stage, stage.budi, "akun_aneh", story="$file:1 $user:2 $chat <b>tebal</b>")
        shown = await card(stage, "akun_aneh")
        assert str(stage.wati.id) not in shown.text
        said = await texts(stage.client, stage.budi.id)
        assert not [words for words in said if "$user" in words and str(stage.wati.id) in words]
