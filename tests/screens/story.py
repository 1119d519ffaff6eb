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


@cache
def _texts() -> Texts:
    return Texts.load()


@cache
def in_language(label: str, language: str) -> str:
    """What stands on a button in this language; one whose words have gaps, or are nobody's, stays as it is."""
    texts = _texts()
    keys = [key for key in sorted(texts.keys("id")) if not texts.variables(key, "id")]
    found = next((key for key in keys if texts.plain(Text(key), "id") == label), None)
    return texts.plain(Text(found), language) if found else label


def _budi_says(words: str, english: str = "") -> Act:
    async def act(scene: Scene, language: str) -> None:
        await scene.says("Budi", english if english and language == "en" else words)

    return act


def _budi_presses(*labels: str) -> Act:
    async def act(scene: Scene, language: str) -> None:
        for label in labels:
            await scene.presses("Budi", in_language(label, language))

    return act


async def _budi_sends_a_picture(scene: Scene, _language: str) -> None:
    await scene.sends_picture("Budi", "🖼")


def _team_presses(name: str, *labels: str) -> Act:
    async def act(scene: Scene, _language: str) -> None:
        for label in labels:
            await scene.presses(name, label, scene.world.team)

    return act


def _team_says(name: str, *words: str) -> Act:
    async def act(scene: Scene, _language: str) -> None:
        for each in words:
            await scene.says(name, each)

    return act


def _in_private(name: str, *labels: str) -> Act:
    async def act(scene: Scene, _language: str) -> None:
        for label in labels:
            await scene.presses(name, label)

    return act


def _later(minutes: float) -> Act:
    async def act(scene: Scene, _language: str) -> None:
        await scene.waits(minutes * MINUTE, f"+{minutes:g} menit")

    return act


CITIZEN: dict[str, tuple[Act, ...]] = {
    "Mulai": (
        _budi_says("/start"),
        _budi_presses("Baca privasi"),
        _budi_says("/start"),
        _budi_presses("Setuju & lanjut"),
    ),
    "Melaporkan akun": (
        _budi_says("/lapor"),
        _budi_presses("MiChat"),
        _budi_says("contoh_akun88"),
        _budi_presses("Penipuan"),
        _budi_sends_a_picture,
        _budi_presses("Selesai"),
        _budi_says("Dia minta transfer dulu, lalu menghilang.", "He asked for money first, then he was gone."),
        _budi_presses("Kirim laporan"),
    ),
}
TEAM: dict[str, tuple[Act, ...]] = {
    "Tim memeriksa": (
        _team_presses("Andi", "Ambil", "Lihat bukti", "Cukup bukti", "Tawaran palsu"),
        _later(11),
    ),
    "Permintaan kepada platform": (
        _team_says("Sari", "/permintaan"),
        _in_private("Sari", "Buat: MiChat (1)"),
    ),
    "Admin": (
        _team_says("Dewi", "/start", "/bantuan", "/status", "/antrean", "/cari contoh_akun88", "/status 1"),
        _team_says("Dewi", "/statistik", "/pengaturan", "/platform michat", "/audit", "/cadangan"),
    ),
}
AFTERWARDS: dict[str, tuple[Act, ...]] = {
    "Setelah melapor": (
        _budi_says("/status"),
        _budi_says("/laporan_saya"),
        _budi_says("/bantuan"),
        _budi_says("/data_saya"),
        _budi_says("/hapus_data"),
        _budi_says("/sanggah"),
        _budi_says("/bahasa"),
        _budi_says("apa kabar", "how are you"),
    ),
}
CHAPTERS: dict[str, dict[str, tuple[Act, ...]]] = {
    "id": CITIZEN | TEAM | AFTERWARDS,
    "en": {"Language": (_budi_says("/bahasa"), _budi_presses("English"))} | CITIZEN | AFTERWARDS,
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
