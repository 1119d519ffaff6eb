"""The floor: ReportBot's calls, repeated by a loop on aiohttp that understands nothing and stores nothing.

BENCHMARK_CALLS names the file of what ReportBot was seen calling in each step of a report (benchmarks/recording.py).
"""

import asyncio
import json
import os
from collections import deque
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks.bots.placeholders import GROUP, PERSON, PHOTO, PRESS

CALLS: list[list[tuple[str, dict[str, str]]]] = json.loads(Path(os.environ["BENCHMARK_CALLS"]).read_text())
BASE = f"{os.environ['BENCHMARK_API_URL']}/bot{os.environ['BENCHMARK_TOKEN']}/"
FILES = f"{os.environ['BENCHMARK_API_URL']}/file/bot{os.environ['BENCHMARK_TOKEN']}/"
TEAM = os.environ["BENCHMARK_GROUP"]
REMEMBERED = 20


class Person:
    """How far somebody is, and what was sent to them."""

    def __init__(self, number: int) -> None:
        self.id = str(number)
        self.step = 0
        self.sent: deque[int] = deque(maxlen=REMEMBERED)
        self.photo = ""


class Floor:
    """Answers every update with the calls of the step that is next."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._people: dict[int, Person] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        offset = 0
        while True:
            updates = await self._call("getUpdates", {"offset": offset, "timeout": 50, "limit": 100})
            for update in updates:
                offset = update["update_id"] + 1
                task = asyncio.create_task(self._answer(update))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _answer(self, update: dict[str, Any]) -> None:
        press, message = update.get("callback_query", {}), update.get("message", {})
        if not (press or message):
            return
        who = (press or message)["from"]["id"]
        person = self._people.setdefault(who, Person(who))
        if "photo" in message:
            person.photo = message["photo"][-1]["file_id"]
        calls = CALLS[person.step]
        person.step = (person.step + 1) % len(CALLS)
        step = Step(person, press.get("id", ""))
        for method, params in calls:
            if method == "file":
                async with self._session.get(FILES + step.path) as response:
                    await response.read()
            else:
                step.happened(method, await self._call(method, step.filled(params)))

    async def _call(self, method: str, params: dict[str, Any]) -> Any:
        async with self._session.post(BASE + method, json=params) as response:
            return (await response.json())["result"]


class Step:
    """One step of one person; the next may begin before its last call is answered, so it knows its messages itself."""

    def __init__(self, person: Person, press: str) -> None:
        self._person = person
        self._sent = list(person.sent)
        self._own = {PERSON: person.id, GROUP: TEAM, PRESS: press, PHOTO: person.photo}
        self.path = ""

    def filled(self, params: dict[str, str]) -> dict[str, str]:
        """A call as it was recorded, about this person and these messages."""
        filled = {name: self._own.get(value, value) for name, value in params.items()}
        if "message_id" in params:
            filled["message_id"] = str(self._sent[-int(params["message_id"])])
        return filled

    def happened(self, method: str, result: Any) -> None:
        """Remember what later calls name."""
        if method == "getFile":
            self.path = result["file_path"]
        elif method.startswith("send") and str(result["chat"]["id"]) == self._person.id:
            self._sent.append(result["message_id"])
            self._person.sent.append(result["message_id"])


async def main() -> None:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as session:
        await Floor(session).run()


if __name__ == "__main__":
    asyncio.run(main())
