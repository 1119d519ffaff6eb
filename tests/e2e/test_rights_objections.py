"""Akun saya dilaporkan, from the deep link to the ruling, over HTTP (W12)."""

from reportbot.sandbox.people import Person
from tests.e2e.acting import agree, citizens, decides, files, says
from tests.e2e.stage import Stage

ACCOUNT = "contoh_akun88"


async def objects(person: Person, words: str) -> str:
    """Send an objection; its number."""
    await says(person, "/start sanggah", "tulis di sini")
    await says(person, words, "Tulisan Anda sejauh ini")
    read = await says(person, "[Kirim sanggahan]", "Sanggahan Anda kami terima. Nomor: RB-")
    return read.split("Nomor: ")[1][:12]


async def opens(stage: Stage, ticket: str) -> None:
    """Sari, a supervisor, opens it from the notice."""
    told = await stage.sari.expect(f"Ada sanggahan baru, {ticket}")
    await stage.sari.press("Buka sanggahan", on=told)
    await stage.sari.expect(f"Sanggahan {ticket}, dikirim", new=True)


async def test_an_upheld_objection_ends_the_case_and_everybody_hears_his_part(stage: Stage) -> None:
    async with citizens(stage) as budi:
        for person in (stage.sari, stage.dewi, stage.wati):
            await agree(person)
        await files(budi, "/lapor", "[MiChat]", ACCOUNT, "[Penipuan]", "[Lewati]", "[Lewati]")
        await stage.card()
        ticket = await objects(stage.wati, f"Akun MiChat saya {ACCOUNT}, saya tidak menipu.")
        await opens(stage, ticket)
        await stage.sari.press("Kabulkan")
        await stage.sari.expect("Apa alasannya? Pelapor membacanya.", new=True)
        await stage.sari.press("Akun keliru")
        await stage.wati.expect(f"Sanggahan {ticket} sudah diperiksa, dan keterangan Anda kami terima.")
        await budi.expect("Tidak diteruskan.")
        await stage.client.settled()
        assert "sanggahan" not in str([m.text for m in await budi.chat()]).lower().replace("akun saya dilaporkan", "")
        assert "wati" not in str([m.text for m in await stage.team.cards()]).lower()


async def test_reported_or_not_the_objector_reads_the_same(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await agree(stage.sari)
        await files(budi, "/lapor", "[MiChat]", ACCOUNT, "[Penipuan]", "[Lewati]", "[Lewati]")
        await stage.card()
        said = []
        for account in (ACCOUNT, "akun_tak_dikenal7"):
            before = len(await stage.wati.chat())
            ticket = await objects(stage.wati, f"MiChat: {account}")
            await opens(stage, ticket)
            if account == ACCOUNT:
                await stage.sari.press("Tolak")
                await stage.sari.expect("Hanya dibaca tim", new=True)
                await stage.sari.press("Tanpa keterangan baru")
            else:
                await stage.sari.press("Tidak ada kasus")
            await stage.wati.expect(f"Sanggahan {ticket} sudah diperiksa, dan tidak ada yang kami ubah.")
            chat = (await stage.wati.chat())[before:]
            said.append([m.text.replace(ticket, "RB").replace(account, "X") for m in chat])
        assert said[0] == said[1]


async def test_who_decided_the_case_does_not_rule_and_an_old_screen_does_nothing(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await agree(stage.sari)
        await agree(stage.dewi)
        await files(
            budi, "/lapor", "[MiChat]", ACCOUNT, "[Penipuan]", {"media": [{"kind": "photo"}]}, "[Selesai]", "[Lewati]"
        )
        await stage.card()
        await decides(stage, "Ambil", "Cukup bukti", "Meminta transfer uang", by=stage.sari)
        ticket = await objects(stage.wati, f"MiChat: {ACCOUNT}")
        told = await stage.sari.expect(f"Ada sanggahan baru, {ticket}")
        assert "Anda ikut memutus kasusnya" in await stage.sari.press("Buka sanggahan", on=told)
        await says(stage.dewi, "/sanggahan", ticket)
        await stage.dewi.press("Buka 1")
        shown = await stage.dewi.expect(f"Sanggahan {ticket}, dikirim", new=True)
        old = shown.button("Tolak")
        assert old is not None
        assert old.data is not None
        await stage.dewi.press("Tolak", on=shown)
        await stage.dewi.expect("Hanya dibaca tim", new=True)
        await stage.dewi.press("Bukti tetap cukup")
        await stage.wati.expect("tidak ada yang kami ubah")
        assert "sudah diputus" in await stage.dewi.forge(old.data, shown.message_id)


async def test_a_case_that_no_machine_could_find_is_linked_by_its_number(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await agree(stage.sari)
        await files(budi, "/lapor", "[MiChat]", ACCOUNT, "[Penipuan]", "[Lewati]", "[Lewati]")
        assert "Kasus 1" in await stage.card()
        ticket = await objects(stage.wati, "Saya pemilik Warung Bu Tini. Kata aplikasi saya dilaporkan.")
        await opens(stage, ticket)
        await stage.sari.press("Hubungkan kasus")
        await stage.sari.expect("Ketik nomornya", new=True)
        await stage.sari.say("kasus 1")
        await stage.sari.expect("dengan kasus 1?", new=True)
        assert await stage.sari.press("Ya, hubungkan") == "Kasus 1 dihubungkan dengan sanggahan ini."
        await stage.sari.expect("Kasus 1 · baru", new=True)
        await stage.sari.expect("Sanggahan: 1 terbuka", chat=stage.team)
        await stage.sari.press("Lepas kasus 1")
        await stage.sari.expect("Tidak ada kasus tentang akun", new=True)
        await stage.sari.expect("Sanggahan: tidak ada", chat=stage.team)
        await stage.sari.press("Hubungkan kasus")
        await stage.sari.say("1")
        await stage.sari.press("Ya, hubungkan")
        await stage.sari.press("Kabulkan")
        await stage.sari.press("Akun keliru")
        await stage.wati.expect(f"Sanggahan {ticket} sudah diperiksa, dan keterangan Anda kami terima.")
        await budi.expect("Tidak diteruskan.")
