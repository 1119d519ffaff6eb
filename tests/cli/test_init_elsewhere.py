"""`reportbot init` where what is written to the bot goes elsewhere: who is given it, and how one's number is found."""

from pathlib import Path

import pytest

from reportbot.settings import Settings
from tests.cli.calls import OURS, called
from tests.cli.conftest import TOKEN, Beside
from tests.cli.test_init import Typed, at_sandbox, typed

__all__ = ["at_sandbox", "typed"]

ELSEWHERE = "https://pencuri.example/rahasia"


def _said(typed: Typed, language: str, *lines: str) -> str:
    code, said = typed(*(lines or (TOKEN, "", "12", "Paguyuban")), words=("init", "--language", language))
    assert code == 0
    assert Settings.load().token.get_secret_value() == TOKEN
    return said


def test_a_webhook_is_told_with_its_host_and_how_it_is_removed(at_sandbox: Beside, typed: Typed) -> None:
    at_sandbox.do(called("setWebhook", url=ELSEWHERE))
    said = _said(typed, "id")
    assert "pada bot ini terpasang webhook: pesannya dikirim ke tempat lain, yaitu pencuri.example." in said
    assert "jalankan reportbot doctor --remove-webhook, lalu sekali lagi: reportbot init" in said
    assert "Belum ada pesan dari Anda" not in said
    assert "rahasia" not in said
    assert Settings.load().admin_ids == (12,)
    Path(".env").unlink()
    assert "its messages are posted elsewhere, to pencuri.example." in _said(typed, "en")


def test_after_a_webhook_no_number_need_be_typed(at_sandbox: Beside, typed: Typed) -> None:
    at_sandbox.do(called("setWebhook", url=ELSEWHERE))
    _said(typed, "id", TOKEN, "", "", "Paguyuban")
    assert Settings.load().admin_ids == ()


@pytest.mark.parametrize(
    ("language", "told"), [("id", "webhook bot ini sendiri: 127.0.0.1"), ("en", "its own webhook: 127.0.0.1")]
)
def test_our_own_webhook_is_not_to_be_removed(at_sandbox: Beside, typed: Typed, language: str, told: str) -> None:
    Path(".env").write_text(f"REPORTBOT_WEBHOOK_URL={OURS}\n")
    at_sandbox.do(called("setWebhook", url=OURS))
    said = _said(typed, language)
    assert told in said
    assert "/data_saya" in said
    assert "--remove-webhook" not in said
    # With the bot stopped the webhook would still stand.
    assert "reportbot init" not in said


@pytest.mark.parametrize(
    ("language", "told"),
    [("id", "program lain sedang mengambil pesan bot ini"), ("en", "another program fetches this bot's messages")],
)
def test_another_program_that_takes_the_updates_is_told(
    at_sandbox: Beside, typed: Typed, language: str, told: str
) -> None:
    at_sandbox.do(lambda client: client.fault("409", "getUpdates"))
    said = _said(typed, language)
    assert told in said
    assert "/data_saya" in said


@pytest.mark.parametrize(("language", "told"), [("id", "Belum ada pesan dari Anda"), ("en", "No message from you")])
def test_where_nobody_wrote_a_running_bot_may_have_taken_it(
    at_sandbox: Beside, typed: Typed, language: str, told: str
) -> None:
    said = _said(typed, language)
    assert told in said
    assert "/data_saya" in said


def test_a_telegram_that_fails_is_no_missing_message(at_sandbox: Beside, typed: Typed) -> None:
    at_sandbox.do(lambda client: client.fault("500", "getUpdates"))
    said = _said(typed, "id")
    assert "Telegram tidak terjangkau (" in said
    assert "Belum ada pesan" not in said
