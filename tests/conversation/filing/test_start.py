"""Start, consent, help, language and the small settings."""

from datetime import timedelta

from reportbot.conversation.filing.start import NOTICE_VERSION
from reportbot.conversation.inputs import Chat, MemberChange
from reportbot.conversation.rules import Rules
from reportbot.domain.policy import Policy
from tests.conversation.harness import Citizen, World, citizen


def test_report_before_consent_asks_once_and_goes_straight_on() -> None:
    budi = Citizen(World())
    assert "Selamat datang di ReportBot" in budi.writes("/lapor")
    assert "Langkah 1 dari 5" in budi.taps("Setuju & lanjut")
    assert budi.profile.consent == NOTICE_VERSION
    assert budi.profile.consent_at == budi.world.now


def test_a_deep_link_survives_the_consent() -> None:
    budi = Citizen(World())
    budi.writes("/start michat")
    assert "ID MiChat" in budi.taps("Setuju & lanjut")


def test_a_deep_link_preselects_the_app() -> None:
    assert "Langkah 1 dari 5 · Telegram" in citizen(World()).writes("/start telegram")


def test_an_unknown_deep_link_leads_to_the_menu() -> None:
    assert "Apa yang ingin Anda lakukan?" in citizen(World()).writes("/start sesuatu")


def test_immediate_help_is_never_behind_consent() -> None:
    budi = Citizen(World())
    budi.writes("/start")
    budi.taps("Bantuan segera")
    assert "polisi 110" in budi.told[-1]
    budi.writes("/bantuan")
    assert len(budi.told) == 2
    assert budi.profile.consent is None


def test_privacy_can_be_read_before_consent_and_agreed_to_there() -> None:
    budi = Citizen(World())
    budi.writes("/start")
    assert "3×24 jam" in budi.taps("Baca privasi")
    assert "Selamat datang" in budi.taps("Kembali")
    budi.taps("Baca privasi")
    assert "Apa yang ingin" in budi.taps("Setuju & lanjut")


def test_before_consent_whatever_is_sent_meets_the_notice() -> None:
    budi = Citizen(World())
    for text in ("halo", "contoh_akun88", "/entah", "/batal"):
        assert "Selamat datang" in budi.writes(text)
    assert "Selamat datang" in budi.photo()


def test_english_by_the_button_and_back_by_the_command() -> None:
    budi = citizen(World())
    assert "What would you like to do?" in budi.taps("English")
    assert "Report account" in budi.labels
    budi.writes("/bahasa")
    assert "Apa yang ingin" in budi.taps("Indonesia")


def test_changing_the_language_keeps_the_step() -> None:
    budi = citizen(World())
    budi.writes("https://t.me/contoh_user")
    budi.writes("/bahasa")
    assert "Step 2 of 5" in budi.taps("English")


def test_an_unknown_command_is_answered_in_place() -> None:
    budi = citizen(World())
    budi.writes("/lapor")
    assert "tidak kami kenal" in budi.writes("/hubungkan")
    assert "Langkah 1 dari 5 · Akun" in budi.reads


def test_small_talk_shows_the_menu() -> None:
    budi = citizen(World())
    assert "belum menemukan akun" in budi.writes("halo kak")
    assert "Lapor akun" in budi.labels


def test_an_account_pasted_outside_any_draft_starts_one() -> None:
    budi = citizen(World())
    assert "Akun: Instagram" in budi.writes("instagram.com/contoh.user")


def test_news_can_be_switched_off() -> None:
    budi = citizen(World())
    budi.files()
    assert "Apakah aman" in budi.taps("Atur kabar")
    budi.taps("Jangan kirim")
    assert not budi.profile.wants_news


def test_who_blocks_the_bot_cannot_be_reached_until_they_write_again() -> None:
    world = World()
    budi = citizen(world)
    change = MemberChange(
        chat=Chat(7001, "private"),
        sender=budi.sender,
        by=budi.sender,
        about_bot=True,
        before="member",
        after="kicked",
        date=world.now,
        person=1,
    )
    assert world.play(change, 1).says == ()
    assert not budi.profile.reachable
    budi.writes("/start")
    assert budi.profile.reachable


def test_how_long_things_are_kept_is_said_in_the_readers_language() -> None:
    spans = {"closed": timedelta(days=30), "words": timedelta(days=89, hours=12)}
    policy = Policy(retention={**Policy().retention, **spans})
    budi = citizen(World(rules=Rules(policy=policy)))
    assert "tulisan dihapus paling lama 90 hari setelah kasus selesai" in budi.writes("/privasi")
    budi.writes("/bahasa")
    budi.taps("English")
    assert "until 90 days after the case is finished" in budi.writes("/privasi")
