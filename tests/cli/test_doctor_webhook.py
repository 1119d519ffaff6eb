"""`reportbot doctor` and the webhook: whose it is, whether it takes what comes, and how it is removed."""

import time

import pytest

from reportbot.sandbox.people import Group, SandboxClient
from tests.cli.calls import OURS, called
from tests.cli.conftest import Beside, Looked, failing, line


async def _written(client: SandboxClient) -> None:
    await (await client.person("Wati")).say("halo")


def test_our_own_webhook_is_well(ready: Group, looked: Looked, at: Beside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTBOT_WEBHOOK_URL", OURS)
    at.do(called("setWebhook", url=OURS))
    code, lines = looked()
    assert (code, failing(lines)) == (0, [])
    assert line(lines, OURS).startswith("ok    Webhook terpasang ke alamat bot ini sendiri")
    assert line(looked("--language", "en")[1], OURS).startswith("ok    The webhook is set to our own address")


def test_a_webhook_that_does_not_take_what_telegram_posts_is_told_with_telegrams_reason(
    ready: Group, looked: Looked, at: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTBOT_WEBHOOK_URL", OURS)
    at.do(called("setWebhook", url=OURS))
    at.do(_written)
    while "last_error_message" not in at.do(called("getWebhookInfo")):
        time.sleep(0.05)
    code, lines = looked()
    told = line(lines, "tidak menerima kiriman Telegram")
    assert (code, told[:4]) == (0, "note")
    assert str(at.do(called("getWebhookInfo"))["last_error_message"]) in told


def test_a_webhook_is_removed_when_that_is_asked_for_and_what_waits_is_kept(
    ready: Group, looked: Looked, at: Beside
) -> None:
    at.do(called("setWebhook", url=OURS))
    at.do(_written)
    waiting = at.do(lambda client: client.pending())
    assert failing(looked()[1]) == [line(looked()[1], "Ada webhook pada bot ini")]
    code, lines = looked("--remove-webhook")
    assert (code, failing(lines)) == (0, [])
    assert line(lines, "Webhook sudah dihapus").startswith("ok")
    assert at.do(called("getWebhookInfo"))["url"] == ""
    assert at.do(lambda client: client.pending()) == waiting > 0


def test_a_webhook_that_cannot_be_removed_is_told(ready: Group, looked: Looked, at: Beside) -> None:
    at.do(called("setWebhook", url=OURS))
    at.do(lambda client: client.fault("500", "deleteWebhook"))
    code, lines = looked("--remove-webhook")
    assert (code, len(failing(lines))) == (1, 2)
    assert "Webhook tidak dapat dihapus" in failing(lines)[0]
    assert failing(lines)[0].endswith("reportbot doctor --remove-webhook")
