"""What ReportBot calls in each step of a report, seen with one citizen and enough time; the floor repeats it."""

import json
from pathlib import Path

from benchmarks.bots.placeholders import GROUP as TO_GROUP
from benchmarks.bots.placeholders import PERSON, PHOTO, PRESS
from benchmarks.citizens import REPORT, Citizen
from benchmarks.stage import Stage
from benchmarks.telegram import GROUP_ID
from benchmarks.tempos import Noting
from benchmarks.wire import Params

Calls = list[list[tuple[str, Params]]]


class Slowly(Noting):
    """One citizen, who acts when it is told to."""

    def ready(self, citizen: Citizen) -> None:
        """Wait."""

    def another(self, citizen: Citizen) -> bool:
        """No."""
        del citizen
        self.received += 1
        return False


async def record(stage: Stage) -> Calls:
    """The calls of a citizen's second report, step by step: what only a first report has is over by then."""
    await stage.crowd(1, 1)
    (citizen,) = stage.acting_by(Slowly())
    citizen.begin(REPORT)
    steps: Calls = []
    for number in range(1, len(REPORT) + 1):
        seen: list[tuple[str, Params]] = []
        stage.telegram.recorder = lambda method, params, seen=seen: seen.append((method, _general(params, citizen)))
        citizen.act()
        await stage.until(lambda: citizen.at == number)  # noqa: B023 awaited here
        await (stage.quiet() if number == len(REPORT) else stage.idle())
        steps.append(seen)
    stage.telegram.recorder = None
    return steps


def _general(params: Params, citizen: Citizen) -> Params:
    """A call with placeholders for what is this citizen's; a message counts from the newest, which is 1."""
    own = {"callback_query_id": PRESS, "file_id": PHOTO}
    general = {name: own.get(name, value) for name, value in params.items()}
    if "chat_id" in params:
        general["chat_id"] = TO_GROUP if params["chat_id"] == str(GROUP_ID) else PERSON
    if "message_id" in params:
        sent = [*citizen.chat.screens]
        general["message_id"] = str(len(sent) - sent.index(int(params["message_id"])))
    return general


def write(calls: Calls, file: Path) -> None:
    """Where the floor reads them."""
    file.write_text(json.dumps(calls, ensure_ascii=False), "utf-8")
