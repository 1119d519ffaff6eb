"""Who else takes this bot's updates is found out, whether by a webhook or by polling beside us."""

from typing import Any

import pytest

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.takeover import CONFLICTS, LOOK_SECONDS, TakeoverWatch
from reportbot.conversation.admin.alarms import CONFLICT, WEBHOOK

OURS = "https://bot.example/hook/1"
THIEF = "https://user:word@thief.example:8443/secret?x=1"


class Told(list[tuple[str, str]]):
    """Keeps each alarm."""

    async def __call__(self, name: str, where: str) -> None:
        self.append((name, where))


@pytest.mark.parametrize(
    ("expected", "url", "found"),
    [
        ("", "", []),
        (OURS, OURS, []),
        ("", THIEF, [(WEBHOOK, "thief.example:8443")]),
        (OURS, THIEF, [(WEBHOOK, "thief.example:8443")]),
        (OURS, "", [(WEBHOOK, "-")]),
        ("", "https://[odd", [(WEBHOOK, "?")]),
    ],
)
async def test_a_webhook_that_is_not_ours_is_told_by_where_it_leads(
    telegram: Any, client: BotClient, expected: str, url: str, found: list[tuple[str, str]]
) -> None:
    telegram.says({"url": url, "pending_update_count": 0})
    told = Told()
    await TakeoverWatch(client, told, expected=expected).look()
    assert told == found
    assert [call.method for call in telegram.calls] == ["getWebhookInfo"]


async def test_an_answer_that_is_none_tells_nothing(telegram: Any, client: BotClient) -> None:
    telegram.refuses(500, "Internal Server Error")
    telegram.replies.append((200, b"<html>"))
    telegram.says([])
    telegram.says({"url": None})
    told = Told()
    watch = TakeoverWatch(client, told)
    for _ in range(4):
        await watch.look()
    assert told == []


async def test_somebody_who_polls_beside_us_is_told_although_we_get_answers_in_between(
    telegram: Any, client: BotClient
) -> None:
    counts = iter([0, *range(1, CONFLICTS), CONFLICTS])
    told = Told()
    watch = TakeoverWatch(client, told, conflicts=lambda: next(counts))
    for _ in range(CONFLICTS):
        assert told == []
        telegram.says({"url": ""})
        await watch.look()
    assert told == [(CONFLICT, "")]


async def test_conflicts_far_apart_are_deploys(telegram: Any, client: BotClient) -> None:
    looks = 100
    counts = iter([0, *(number // 5 for number in range(looks))])
    told = Told()
    watch = TakeoverWatch(client, told, conflicts=lambda: next(counts))
    for _ in range(looks):
        telegram.says({"url": ""})
        await watch.look()
    assert told == []


async def test_it_looks_once_a_minute(telegram: Any, client: BotClient) -> None:
    class Enough(Exception):
        pass

    waited: list[float] = []

    async def pause(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            raise Enough

    telegram.says({"url": ""})
    telegram.says({"url": ""})
    with pytest.raises(Enough):
        await TakeoverWatch(client, Told(), pause=pause).run()
    assert waited == [LOOK_SECONDS] * 3
    assert LOOK_SECONDS == 60
    assert len(telegram.calls) == 2
