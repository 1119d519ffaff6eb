"""`/healthz`, `/readyz` and `/metrics` over HTTP, on a real store."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from reportbot.clock import Clock
from reportbot.conversation.says import Work
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import Request
from reportbot.errors import SettingsError, StorageUnavailable
from reportbot.health.condition import LATELY, SLOW_SECONDS
from reportbot.health.figures import CACHED_SECONDS, Figures
from reportbot.health.listener import listening
from reportbot.health.vitals import Vitals
from reportbot.storage import dead, works
from reportbot.storage.connection import Connection
from reportbot.storage.dead import Dead
from reportbot.storage.outbox import enqueue
from reportbot.storage.patience import Trouble
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.storage.conftest import database, lite, server, store
from tests.storage.examples import NOW, a_case
from tests.storage.test_outbox import message

ROOT = Path(__file__).parents[2]

__all__ = ["database", "lite", "server", "store"]


@dataclass
class Time:
    """Monotonic time that a test moves."""

    seconds: float = 10_000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Task:
    """A task that last moved then."""

    progressed_at: float
    failed: int = 0


@dataclass
class House:
    """The pages, and what is behind them."""

    url: str
    vitals: Vitals
    time: Time
    session: aiohttp.ClientSession
    task: Task = field(default_factory=lambda: Task(10_000.0))

    async def get(self, page: str) -> tuple[int, str]:
        async with self.session.get(f"{self.url}/{page}") as answer:
            return answer.status, await answer.text()

    async def figures(self) -> dict[str, float]:
        """Each sample by name and labels."""
        found = text_string_to_metric_families((await self.get("metrics"))[1])
        return {
            one.name.removeprefix("reportbot_") + "".join(f" {value}" for value in one.labels.values()): one.value
            for family in found
            for one in family.samples
        }


async def opened(store: Store) -> AsyncIterator[House]:
    time = Time()
    vitals = Vitals(Clock(monotonic=time))
    vitals.figures, vitals.trouble = Figures(store.read, vitals.clock, vitals.clock.now), Trouble()
    async with listening(("127.0.0.1", 0), vitals) as port, aiohttp.ClientSession() as session:
        house = House(f"http://127.0.0.1:{port}", vitals, time, session)
        vitals.tasks, vitals.worker = {"poller": house.task}, house.task
        yield house


@pytest.fixture
async def house(store: Store) -> AsyncIterator[House]:
    async for each in opened(store):
        yield each


@pytest.fixture
async def light(lite: Store) -> AsyncIterator[House]:
    async for each in opened(lite):
        yield each


async def test_a_task_that_stands_still_is_named(light: House) -> None:
    assert await light.get("healthz") == (200, "ok\n")
    light.time.seconds += SLOW_SECONDS + 1
    assert await light.get("healthz") == (503, "stuck task: poller has made no progress for 75 s\n")
    light.task.progressed_at = light.time.seconds
    assert (await light.get("healthz"))[0] == 200


async def test_while_the_database_refuses_no_task_is_stuck_but_the_bot_is_not_ready(light: House) -> None:
    async def read(work: Any) -> Any:
        raise StorageUnavailable("The disk is full.")

    light.vitals.contact = light.time
    light.vitals.figures = Figures(read, light.vitals.clock, light.vitals.clock.now)
    assert light.vitals.trouble is not None
    light.time.seconds += SLOW_SECONDS + 1
    light.vitals.trouble.refused_at = light.time.seconds
    assert (await light.get("healthz"))[0] == 200
    assert await light.get("readyz") == (503, "the database does not answer\n")
    assert "unsent_messages private" not in await light.figures()


async def test_it_is_ready_when_telegram_answered_lately(light: House) -> None:
    assert await light.get("readyz") == (503, "Telegram was not reached yet\n")
    send = light.vitals.counting_calls(_answering(oc.NotSent("no network"), oc.Done(True)))
    await send(CALL, 1.0)
    assert (await light.get("readyz"))[0] == 503
    await send(CALL, 1.0)
    assert await light.get("readyz") == (200, "ok\n")
    light.time.seconds += LATELY + 1
    assert await light.get("readyz") == (503, "Telegram was last reached 121 s ago\n")
    light.vitals.contact = light.time
    assert (await light.get("readyz"))[0] == 200


CALL = Request("sendMessage", {}, {})


def _answering(*outcomes: oc.Outcome) -> Any:
    waiting = list(outcomes)

    async def send(_request: Request, _timeout: float) -> oc.Outcome:
        return waiting.pop(0)

    return send


async def test_before_the_database_is_open_it_is_healthy_and_not_ready() -> None:
    vitals = Vitals(Clock())
    async with listening(("127.0.0.1", 0), vitals) as port, aiohttp.ClientSession() as session:
        house = House(f"http://127.0.0.1:{port}", vitals, Time(), session)
        assert await house.get("healthz") == (200, "ok\n")
        assert (await house.get("readyz"))[1] == "Telegram was not reached yet; the database does not answer\n"
        assert (await house.figures())["database_answers"] == 0


async def test_what_stands_in_the_database_is_counted(house: House, store: Store) -> None:
    async def work(conn: Connection) -> None:
        cases = [a_case(1, waiting_since=NOW, urgent=True), a_case(2, waiting_since=NOW, due_at=NOW)]
        await save(conn, store.seal, cases)
        rows = [message("a"), message("b", "person:2"), message("c", "group"), message("d", "api")]
        await enqueue(conn, store.seal, rows, NOW)
        await works.enqueue(conn, store.seal, [Work("letter", {})], NOW)
        await dead.keep(conn, store.seal, Dead(raw={"text": "mati"}, at=NOW))

    await store.write(work)
    found = await house.figures()
    assert found["unsent_messages private"] == 2
    assert (found["unsent_messages group"], found["unsent_messages other"]) == (1, 1)
    assert (found["cases_waiting"], found["cases_urgent"], found["cases_overdue"]) == (2, 1, 1)
    assert (found["works waiting"], found["works running"], found["dead_updates"]) == (1, 0, 1)
    assert found["oldest_unsent_age_seconds"] > 86_400
    assert found["oldest_case_age_seconds"] > 86_400
    assert found["database_answers"] == 1
    assert found["process_resident_memory_bytes"] > 1e6


async def test_what_goes_in_and_out_is_counted_in_memory(light: House) -> None:
    taken: list[Any] = []

    async def take(raws: Any) -> None:
        taken.extend(raws)

    raws: list[Any] = [{"update_id": 1, "message": {}}, {"callback_query": {}}, {"poll": {}}, None]
    await light.vitals.counting_updates(take)(raws)
    assert taken == raws
    outcomes = (oc.Done(True), oc.Retry(3), oc.NotModified(), oc.Unknown("?"))
    send = light.vitals.counting_calls(_answering(*outcomes))
    for _ in outcomes:
        await send(CALL, 1.0)
    light.time.seconds += 7
    light.vitals.contact = lambda: light.time.seconds - 5
    found = await light.figures()
    assert [found[f"updates_total {kind}"] for kind in ("message", "callback_query", "other")] == [1, 1, 2]
    assert [found[f"sends_total {outcome}"] for outcome in ("done", "too_many", "unknown", "gone")] == [2, 1, 1, 0]
    assert (found["last_update_age_seconds"], found["last_poll_age_seconds"]) == (7, 5)
    assert found["task_progress_age_seconds poller"] == 7


async def test_every_figure_is_explained(light: House) -> None:
    light.vitals.contact = light.time
    light.vitals.update_at = light.vitals.trouble.committed_at = light.time.seconds  # type: ignore[union-attr]
    explained = re.findall(r"`([a-z_]+)(?:\{[a-z]+\})?`", (ROOT / "docs" / "health.md").read_text())
    shown = {name.split()[0] for name in await light.figures() if not name.startswith("process_")}
    assert shown - set(explained) == set()
    assert len(shown) > 20


async def test_labels_are_few_and_known_and_nobody_stands_in_them(house: House, store: Store) -> None:
    raws: list[Any] = [{f"kind_{number}": {}} for number in range(500)]

    async def take(_: Any) -> None:
        return

    await house.vitals.counting_updates(take)(raws)
    rows = [message("rahasia", f"person:{number}") for number in range(300)]
    await store.write(lambda conn: enqueue(conn, store.seal, rows, NOW))
    _, text = await house.get("metrics")
    assert len(text.splitlines()) < 160
    assert "rahasia" not in text
    assert "person:" not in text


async def test_two_scrapes_within_seconds_ask_the_database_once(lite: Store) -> None:
    asked = 0

    async def read(work: Any) -> Any:
        nonlocal asked
        asked += 1
        return await lite.read(work)

    time = Time()
    figures = Figures(read, Clock(monotonic=time), Clock().now)
    await asyncio.gather(*(figures.latest() for _ in range(20)))
    assert asked == 1
    time.seconds += CACHED_SECONDS
    await figures.latest()
    assert asked == 2


async def test_an_address_that_is_taken_or_not_ours_is_told_in_a_sentence() -> None:
    taken = socket.create_server(("127.0.0.1", 0))
    for where in (("127.0.0.1", taken.getsockname()[1]), ("192.0.2.1", 8090)):
        with pytest.raises(SettingsError, match=r"^REPORTBOT_HEALTH_LISTEN cannot be used: "):
            async with listening(where, Vitals(Clock())):
                pass
    taken.close()


async def test_any_other_page_and_any_other_method_is_refused(light: House) -> None:
    assert (await light.get(""))[0] == 404
    async with light.session.post(f"{light.url}/healthz") as answer:
        assert answer.status == 405
