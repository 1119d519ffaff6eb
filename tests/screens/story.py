"""A report from its first message to its last: what Budi, the moderators and the admin do, one after the other.

Labels are written in Indonesian, and looked up where somebody reads English.
"""

from collections.abc import Awaitable, Callable
from functools import cache

from reportbot.conversation.says import Text
from reportbot.texts import Texts
from tests.screens.scene import Scene

Act = Callable[[Scene, str], Awaitable[None]]
MINUTE = 60.0


TEXTS = Texts.load()
STORY = "Dia minta transfer dulu, lalu menghilang."
STORY_IN_ENGLISH = "He asked for money first, then he was gone."


@cache
def in_language(label: str, language: str) -> str:
    """What stands on a button in this language; one whose words have gaps, or are nobody's, stays as it is."""
    keys = [key for key in sorted(TEXTS.keys("id")) if not TEXTS.variables(key, "id")]
    found = next((key for key in keys if TEXTS.plain(Text(key), "id") == label), None)
    return TEXTS.plain(Text(found), language) if found else label


def _says(name: str, *words: str, english: str = "") -> Act:
    async def act(scene: Scene, language: str) -> None:
        for each in (english,) if english and language == "en" else words:
            await scene.says(name, each)

    return act


def _presses(name: str, *labels: str, team: bool = False) -> Act:
    async def act(scene: Scene, language: str) -> None:
        for label in labels:
            await scene.presses(name, in_language(label, language), scene.world.team if team else None)

    return act


async def _budi_sends_a_picture(scene: Scene, _language: str) -> None:
    await scene.sends_picture("Budi", "🖼")


def _later(minutes: float) -> Act:
    async def act(scene: Scene, _language: str) -> None:
        await scene.waits(minutes * MINUTE, f"+{minutes:g} menit")

    return act


CITIZEN: dict[str, tuple[Act, ...]] = {
    "Mulai": (
        _says("Budi", "/start"),
        _presses("Budi", "Baca privasi"),
        _says("Budi", "/start"),
        _presses("Budi", "Setuju & lanjut"),
    ),
    "Melaporkan akun": (
        _says("Budi", "/lapor"),
        _presses("Budi", "MiChat"),
        _says("Budi", "contoh_akun88"),
        _presses("Budi", "Penipuan"),
        _budi_sends_a_picture,
        _presses("Budi", "Selesai"),
        _says("Budi", STORY, english=STORY_IN_ENGLISH),
        _presses("Budi", "Kirim laporan"),
    ),
}
TEAM: dict[str, tuple[Act, ...]] = {
    "Tim memeriksa": (
        _presses("Andi", "Ambil", "Lihat bukti", "Cukup bukti", "Tawaran palsu", team=True),
        _later(11),
    ),
    "Permintaan kepada platform": (
        _says("Sari", "/permintaan"),
        _presses("Sari", "Buat: MiChat (1)"),
    ),
    "Admin": (
        _says("Dewi", "/start", "/bantuan", "/status", "/antrean", "/cari contoh_akun88", "/status 1"),
        _says("Dewi", "/statistik", "/pengaturan", "/platform michat", "/audit", "/cadangan"),
    ),
}
AFTERWARDS: dict[str, tuple[Act, ...]] = {
    "Setelah melapor": (
        _says("Budi", "/status"),
        _says("Budi", "/laporan_saya"),
        _says("Budi", "/bantuan"),
        _says("Budi", "/data_saya"),
        _says("Budi", "/hapus_data"),
        _says("Budi", "/sanggah"),
        _says("Budi", "/bahasa"),
        _says("Budi", "apa kabar", english="how are you"),
    ),
}
CHAPTERS: dict[str, dict[str, tuple[Act, ...]]] = {
    "id": CITIZEN | TEAM | AFTERWARDS,
    "en": {"Language": (_says("Budi", "/bahasa"), _presses("Budi", "English"))} | CITIZEN | AFTERWARDS,
}
"""The team works in Indonesian."""

ENGLISH = {"Mulai": "Start", "Melaporkan akun": "Report an account", "Setelah melapor": "Afterwards"}


async def play(scene: Scene, language: str) -> None:
    """All chapters in this language."""
    await scene.enter("Budi", "budi_santoso")
    for title, acts in CHAPTERS[language].items():
        scene.opens(ENGLISH.get(title, title) if language == "en" else title)
        for act in acts:
            await act(scene, language)
