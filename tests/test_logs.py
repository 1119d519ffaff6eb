"""No secret leaves in a log, whoever writes it and however; every line is JSON."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportbot.logs import HIDDEN, Redactor

ROOT = Path(__file__).parents[1]
LONG = "123456789:AAH-canary_canary_canary_canary_can"
ODD = "77:a\"b\\c é'/%"

PROGRAM = """
import asyncio, gc, logging, sys, threading, warnings
import httpx, structlog
token = sys.argv[1]
logging.basicConfig(level=logging.DEBUG)
early = structlog.get_logger("reportbot.early")
own = logging.getLogger("library.with.its.own.handler")
own.addHandler(logging.StreamHandler()); own.propagate = False

from reportbot import logs
logs.setup("DEBUG", [token])

FORGED = 'Budi\\n{"event": "forged", "level": "info"}\\r\\n\\u2028{"event": "forged"}\\x1b[2K\\x85'

class Odd:
    def __repr__(self): return f"Odd({token})"

class Failing:
    def __repr__(self): raise ValueError(token)

class Dying:
    def __del__(self): raise ValueError(token)

def fail():
    try:
        raise KeyError(token)
    except KeyError as fault:
        raise ValueError(f"https://api.telegram.org/bot{token}/getMe") from fault

log = structlog.get_logger("reportbot.test")
early.debug("early " + token)
log.debug("own", token=token, nested={token: [token, Odd()]}, raw=token.encode())
log.info("failing", thing=Failing())
log.info(token, stack_info=True)
log.info("from a person", name=FORGED)
log.warning(FORGED)
logging.getLogger("telegram.ext").error("of a library: %s", FORGED)
for name in ("reportbot.plain", "telegram.ext", "library.with.its.own.handler"):
    logger = logging.getLogger(name)
    logger.warning("%s and %r", token, Odd(), extra={"token": token})
    logger.warning("%d", token)
    try:
        fail()
    except ValueError:
        logger.exception("with traceback")
        log.exception("with traceback")
for name in ("httpx", "httpcore.http11", "aiohttp.access", "aiosqlite"):
    logging.getLogger(name).info("third party chatter %s", token)
warnings.warn(token)
thread = threading.Thread(target=fail); thread.start(); thread.join()
dying = Dying(); del dying

async def forgotten():
    asyncio.get_running_loop().call_soon(fail)
    task = asyncio.create_task(asyncio.to_thread(fail))
    await asyncio.sleep(0.01)
    while not task.done():
        await asyncio.sleep(0.01)
    del task
    gc.collect()

asyncio.run(forgotten(), debug=True)
fail()
"""


def _stderr(token: str) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", PROGRAM, token], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize("token", [LONG, ODD])
def test_at_debug_the_token_never_appears(token: str) -> None:
    lines = [json.loads(line) for line in _stderr(token).splitlines()]
    everything = str(lines)
    for spelling in (token, repr(token)[1:-1], json.dumps(token)[1:-1], token.partition(":")[2]):
        assert spelling not in everything
    events = [line["event"] for line in lines]
    assert events.count("uncaught") == 3
    assert events.count("with traceback") == 6
    assert any("Task exception was never retrieved" in event for event in events)
    assert any("Exception in callback" in event for event in events)
    assert any("UserWarning" in event for event in events)
    assert f"early {HIDDEN}" in events
    assert not any("chatter" in event for event in events)


def test_what_somebody_writes_forges_no_line() -> None:
    written = _stderr(LONG)
    lines = [json.loads(line) for line in written.split("\n")[:-1]]
    assert [line for line in lines if line["event"] == "forged"] == []
    (named,) = [line for line in lines if line["event"] == "from a person"]
    assert named["name"].startswith('Budi\n{"event": "forged"')
    assert len([line for line in lines if "forged" in line["event"]]) == 2
    assert not set(written) & set("\x1b\x85\u2028\r")


def test_a_log_that_cannot_be_written_ends_nothing() -> None:
    program = "from reportbot import logs; import structlog; logs.setup(); log = structlog.get_logger('reportbot.x')\n"
    program += "for n in range(3): log.error('lost', n=n)\nprint('goes on')"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=full, text=True, check=False
        )
    assert done.stdout == "goes on\n"


def test_a_line_says_when_who_and_how_grave() -> None:
    first = json.loads(_stderr(LONG).splitlines()[0])
    assert {"at", "level", "logger", "event"} <= first.keys()
    assert (first["logger"], first["level"]) == ("reportbot.early", "debug")


SECRETS = st.text(st.characters(exclude_characters=HIDDEN), min_size=1)


@example("\ud800", "", "")
@given(SECRETS, st.text(), st.text())
def test_a_secret_goes_in_every_spelling(secret: str, before: str, after: str) -> None:
    redact = Redactor([secret])
    assert secret not in redact(before + secret + after)
    assert json.dumps(secret)[1:-1] not in redact(json.dumps(before + secret + after))


def test_a_foreign_token_goes_too() -> None:
    redact = Redactor()
    assert redact(f"/bot{LONG}/getMe") == f"/bot{HIDDEN}/getMe"
    assert redact("/bot" + LONG.replace(":", "%3A")) == f"/bot{HIDDEN}"


def test_usual_words_stay() -> None:
    words = '{"event": "sent", "case": 7, "at": "2021-03-21T07:30:00Z", "ticket": "RB-7K2M-9QXA"}'
    assert Redactor(["1:a", "", LONG])(words) == words
