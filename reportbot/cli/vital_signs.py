"""How the parts of the running bot are named to whoever watches it."""

from collections.abc import Mapping

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.outbound import deliver
from reportbot.cli.receiving import Receiving
from reportbot.clock import Clock
from reportbot.delivery.dispatcher import Dispatcher
from reportbot.delivery.outcome import Done
from reportbot.health.figures import Figures
from reportbot.health.hearing import Pending
from reportbot.health.vitals import Vitals
from reportbot.storage.patience import Trouble
from reportbot.storage.store import Store
from reportbot.timers import Timers
from reportbot.works.worker import Worker

ASK_SECONDS = 20.0


def watched(vitals: Vitals, store: Store, clock: Clock) -> None:
    """The database's figures are at hand, each read tried once; due times follow `clock`."""
    vitals.figures = Figures(store.read, vitals.clock, clock.now)


def followed(
    vitals: Vitals, trouble: Trouble, receiving: Receiving, dispatcher: Dispatcher, timers: Timers, worker: Worker
) -> None:
    """These are at work from now on, and known by these names."""
    vitals.tasks = {"receiving": receiving, "dispatcher": dispatcher, "timers": timers, "worker": worker}
    vitals.follow(receiving, trouble, worker)


def pending_at(client: BotClient, vitals: Vitals) -> Pending:
    """Asks Telegram how many updates wait there."""

    async def pending() -> int | None:
        outcome = await deliver(client, "getWebhookInfo", {}, timeout=ASK_SECONDS)
        if not isinstance(outcome, Done) or not isinstance(outcome.result, Mapping):
            return None
        vitals.answered()
        count = outcome.result.get("pending_update_count")
        return count if isinstance(count, int) else None

    return pending
