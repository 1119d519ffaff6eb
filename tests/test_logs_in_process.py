"""What each record becomes, read in this process: level, origin, secrets, and what happens when writing fails."""

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
import structlog

from reportbot import logs
from reportbot.logs import HIDDEN, Redactor

TOKEN = "123456789:AAH-canary_canary_canary_canary_can"
ODD = "77:a\u00e9 \"b\\c'/%\n-and-so-long-a-part"


@pytest.fixture
def as_before() -> Iterator[None]:
    """Logging, its hooks and structlog are afterwards as they were."""
    root, kept = logging.getLogger(), structlog.get_config()
    handlers, level, hooks = root.handlers[:], root.level, (sys.excepthook, sys.unraisablehook, threading.excepthook)
    own = logging.getLogger("reportbot").level
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.getLogger("reportbot").setLevel(own)
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    structlog.configure(**kept)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def set_up(level: str = "INFO") -> io.StringIO:
    stream = io.StringIO()
    logs.setup(level, [TOKEN], stream)
    return stream


@pytest.mark.usefixtures("as_before")
def test_a_record_of_ours_says_what_when_who_and_how_grave() -> None:
    stream = set_up()
    structlog.get_logger("reportbot.sending").info("sent", case=7)
    (line,) = lines(stream)
    at = line.pop("at")
    assert at.startswith("20")
    assert at.endswith("Z")
    assert line == {"event": "sent", "case": 7, "level": "info", "logger": "reportbot.sending"}


@pytest.mark.usefixtures("as_before")
def test_a_record_of_a_library_says_the_same() -> None:
    stream = set_up()
    logging.getLogger("library").warning("slow: %s", TOKEN)
    (line,) = lines(stream)
    at = line.pop("at")
    assert at.startswith("20")
    assert at.endswith("Z")
    assert line == {"event": f"slow: {HIDDEN}", "level": "warning", "logger": "library"}


@pytest.mark.usefixtures("as_before")
def test_the_level_is_for_our_records_and_libraries_may_only_warn() -> None:
    stream = set_up("INFO")
    structlog.get_logger("reportbot.x").debug("too fine")
    logging.getLogger("library").info("chatter")
    assert lines(stream) == []
    stream = set_up("DEBUG")
    structlog.get_logger("reportbot.x").debug("fine")
    logging.getLogger("library").info("chatter")
    assert [line["event"] for line in lines(stream)] == ["fine"]


@pytest.mark.usefixtures("as_before")
def test_without_a_word_about_it_information_goes_to_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    logs.setup()
    structlog.get_logger("reportbot.x").debug("too fine")
    structlog.get_logger("reportbot.x").info("said", about=TOKEN)
    assert [(line["event"], line["about"]) for line in lines(stream)] == [("said", HIDDEN)]


@pytest.mark.usefixtures("as_before")
def test_a_library_with_a_handler_of_its_own_writes_through_ours() -> None:
    own, elsewhere = logging.getLogger("library.apart"), io.StringIO()
    own.addHandler(logging.StreamHandler(elsewhere))
    own.propagate = False
    stream = set_up()
    own.warning("hello")
    assert elsewhere.getvalue() == ""
    assert [line["event"] for line in lines(stream)] == ["hello"]


@pytest.mark.usefixtures("as_before")
def test_only_one_handler_is_left_and_each_record_is_written_once() -> None:
    set_up()
    stream = set_up()
    logging.getLogger("library").warning("once")
    assert len(lines(stream)) == 1
    assert len(logging.getLogger().handlers) == 1


@pytest.mark.usefixtures("as_before")
def test_a_warning_of_python_is_a_line_too() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        stream = set_up()
        warnings.warn(f"do not say {TOKEN}", stacklevel=1)
    (line,) = lines(stream)
    assert (line["logger"], line["level"]) == ("py.warnings", "warning")
    assert f"do not say {HIDDEN}" in line["event"]


@pytest.mark.usefixtures("as_before")
def test_a_traceback_is_part_of_its_line_and_holds_no_secret() -> None:
    stream = set_up()
    try:
        int(TOKEN)
    except ValueError:
        structlog.get_logger("reportbot.x").exception("failed", stack_info=True)
        logging.getLogger("library").exception("failed too")
    ours, theirs = lines(stream)
    assert f"ValueError: invalid literal for int() with base 10: '{HIDDEN}'" in ours["exception"]
    assert f"'{HIDDEN}'" in theirs["exception"]
    assert "test_a_traceback_is_part_of_its_line" in ours["stack"]
    assert TOKEN not in stream.getvalue()


@pytest.mark.usefixtures("as_before")
def test_a_record_that_cannot_be_written_is_told_by_its_place_and_without_its_words() -> None:
    stream = set_up()
    logging.getLogger("library").warning("%d", TOKEN)
    line = lines(stream)[-1]
    assert line.pop("place").startswith("test_logs_in_process:")
    assert line == {"event": "record_lost", "level": "error", "fault": "TypeError"}
    assert stream.getvalue().endswith("}\n")
    assert TOKEN not in stream.getvalue()


class Full(io.StringIO):
    """A disk without room; `fault` is how it says so."""

    def __init__(self, fault: Exception) -> None:
        super().__init__()
        self.fault = fault

    def write(self, words: str) -> int:
        raise self.fault


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize("fault", [OSError("no space"), ValueError("closed")])
def test_a_stream_that_takes_nothing_stops_nobody(fault: Exception) -> None:
    logs.setup("INFO", [], Full(fault))
    structlog.get_logger("reportbot.x").info("lost")


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize(
    "tell",
    [
        lambda kind, fault: sys.excepthook(kind, fault, None),
        lambda kind, fault: sys.unraisablehook(
            SimpleNamespace(exc_type=kind, exc_value=fault, exc_traceback=None, err_msg=None, object=None)
        ),
        lambda kind, fault: threading.excepthook(
            SimpleNamespace(exc_type=kind, exc_value=fault, exc_traceback=None, thread=None)  # type: ignore[arg-type]
        ),
    ],
    ids=["main", "unraisable", "thread"],
)
@pytest.mark.parametrize("value", [f"https://host/bot{TOKEN}/getMe", None])
def test_what_nobody_caught_is_one_line(
    tell: Callable[[type[BaseException], BaseException | None], None], value: str | None
) -> None:
    stream = set_up()
    tell(KeyError, KeyError(value) if value else None)
    (line,) = lines(stream)
    assert (line["event"], line["level"], line["logger"]) == ("uncaught", "critical", "reportbot.logs")
    assert line["exception"].startswith("KeyError")
    assert (HIDDEN in line["exception"]) is bool(value)


SPELLINGS: list[Callable[[str], str]] = [
    str,
    lambda secret: repr(secret)[1:-1],
    lambda secret: repr(secret.encode())[2:-1],
    quote,
    lambda secret: quote(secret, safe=""),
]


@pytest.mark.parametrize("part", [ODD, ODD.partition(":")[2]], ids=["whole", "part"])
@pytest.mark.parametrize("spelt", SPELLINGS, ids=["as it is", "text", "bytes", "path", "argument"])
def test_each_spelling_is_hidden_whole_and_nothing_around_it(part: str, spelt: Callable[[str], str]) -> None:
    redact = Redactor([ODD])
    assert redact(f"<{spelt(part)}>") == f"<{HIDDEN}>"
    assert redact(f"<{json.dumps(spelt(part))[1:-1]}>") == f"<{HIDDEN}>"


def test_the_part_behind_the_colon_is_a_secret_from_twenty_characters_on() -> None:
    long, short = "a" * 20, "a" * 19
    assert Redactor([f"1:{long}"])(f"<{long}>") == f"<{HIDDEN}>"
    assert Redactor([f"1:{short}"])(f"<{short}>") == f"<{short}>"
    assert Redactor([f"1:{short}"])(f"<1:{short}>") == f"<{HIDDEN}>"
    assert Redactor([f"1:{long}:2"])(f"<{long}:2>") == f"<{HIDDEN}>"


def test_of_two_secrets_the_longer_is_hidden_whole() -> None:
    for both in (["abc", "abcdef"], ["abcdef", "abc"], ["zz", "aaa", "zzz"]):
        assert Redactor(both)(f"<{max(both, key=len)}>") == f"<{HIDDEN}>"
    assert Redactor(["zz", "zzz"])("<zzz>") == f"<{HIDDEN}>"


def test_no_secret_at_all_hides_nothing() -> None:
    assert Redactor(["", ""])("<>") == "<>"
