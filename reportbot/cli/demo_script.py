"""One whole report, played by people over the Bot API: filed, shown, decided, and told."""

from collections.abc import AsyncIterator

from reportbot.sandbox.people import Group, Person

CITIZEN, TEAM = "Budi", "Sari"


async def play(citizen: Person, moderator: Person, team: Group) -> AsyncIterator[str]:
    """The transcript, line by line.

    Raises:
        TimeoutError: somebody waited in vain; the message shows what stood in the chat.
    """
    await citizen.start()
    await citizen.expect("Selamat datang")
    yield _shown(await citizen.screen())
    async for line in _filed(citizen):
        yield line
    card = await moderator.expect("contoh_akun88", chat=team)
    yield _shown(card.text, "group")
    for label in ("Ambil", "Cukup bukti", "Menawarkan janji temu"):
        toast = await moderator.press(label, chat=team)
        yield f"{TEAM} presses [{label}]" + (f" » {toast}" if toast else "")
    yield _shown((await moderator.expect("cukup bukti: menawarkan janji temu", chat=team)).text, "group")
    yield _shown((await citizen.expect("Ada kabar")).text)
    yield await _press(citizen, "Lihat kabar")
    yield _shown((await citizen.expect("Disiapkan")).text)


async def _filed(citizen: Person) -> AsyncIterator[str]:
    for label in ("Setuju & lanjut", "Lapor akun", "MiChat"):
        yield await _press(citizen, label)
    await citizen.expect("ID MiChat")
    await citizen.say("contoh_akun88")
    yield f"{CITIZEN} writes: contoh_akun88"
    yield await _press(citizen, "Prostitusi online")
    await citizen.expect("Langkah 3")
    await citizen.photo()
    yield f"{CITIZEN} sends a screenshot"
    for label in ("Selesai", "Lewati"):
        yield await _press(citizen, label)
    yield _shown((await citizen.expect("Laporan belum terkirim. Mohon periksa")).text)
    yield await _press(citizen, "Kirim laporan")
    yield _shown((await citizen.expect("Nomor laporan: RB-")).text)


async def _press(person: Person, label: str) -> str:
    toast = await person.press(label)
    return f"{CITIZEN} presses [{label}]" + (f" » {toast}" if toast else "")


def _shown(text: str, where: str = "private") -> str:
    return f"--- bot, {where} ---\n{text}\n---"
