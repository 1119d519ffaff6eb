"""JSON lines on stderr, one a record, from which every secret is taken as the last step before writing."""

import json
import logging
import re
import sys
import threading
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, TextIO
from urllib.parse import quote

import structlog

HIDDEN = "[hidden]"

_ANY_TOKEN = r"\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}"  # noqa: S105 - the shape of a token
_SHORTEST_PART = 20

_log = structlog.get_logger(__name__)


def setup(level: str = "INFO", secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send all logging, warnings and uncaught exceptions of this process through one redacting handler.

    `level` holds for ReportBot's own records; of other libraries only warnings are kept, for their finer records carry
    addresses with the token (httpx) and people's words (aiosqlite).
    """
    handler = _Handler(stream or sys.stderr)
    handler.setFormatter(_Formatter(Redactor(secrets)))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("reportbot").setLevel(level)
    for name in tuple(root.manager.loggerDict):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    logging.captureWarnings(capture=True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_described(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    _catch_uncaught()


class Redactor:
    """Takes out anything that looks like a bot token, and the given secrets in every spelling a log may give them."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        spellings = {spelling for secret in secrets if secret for spelling in _spellings(secret)}
        longest_first = sorted(spellings, key=len, reverse=True)
        self._pattern = re.compile("|".join([*map(re.escape, longest_first), _ANY_TOKEN]))

    def __call__(self, words: str) -> str:
        """The words without secrets."""
        return self._pattern.sub(HIDDEN, words)


def _spellings(secret: str) -> Iterator[str]:
    """As it is, as Python, an address and JSON write it; the part behind the colon alone where it is long."""
    _, _, part = secret.partition(":")
    for whole in (secret, part) if len(part) >= _SHORTEST_PART else (secret,):
        # An environment may hold bytes that are no text; they are halves of pairs here.
        in_bytes = whole.encode(errors="surrogatepass")
        for plain in (whole, repr(whole)[1:-1], repr(in_bytes)[2:-1], quote(in_bytes), quote(in_bytes, safe="")):
            yield plain
            yield json.dumps(plain)[1:-1]


def _described() -> list[Any]:
    """What is added to every record, whoever made it."""
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
    ]


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """A record as one JSON line; redacted last, so that no processor, argument or traceback can slip past."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__(
            foreign_pre_chain=_described(),
            processors=[self.remove_processors_meta, structlog.processors.JSONRenderer()],
        )
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))


class _Handler(logging.StreamHandler[TextIO]):
    """Says that a record could not be written; logging itself would print its arguments, unredacted."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's naming
        fault = sys.exc_info()[0]
        line = {"event": "record_lost", "level": "error", "place": f"{record.module}:{record.lineno}"}
        try:
            self.stream.write(json.dumps(line | {"fault": fault.__name__ if fault else ""}) + self.terminator)
            self.flush()
        except (OSError, ValueError):
            return


def _catch_uncaught() -> None:
    sys.excepthook = _uncaught
    sys.unraisablehook = lambda fault: _uncaught(fault.exc_type, fault.exc_value, fault.exc_traceback)
    threading.excepthook = lambda fault: _uncaught(fault.exc_type, fault.exc_value, fault.exc_traceback)


def _uncaught(kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None) -> None:
    _log.critical("uncaught", exc_info=(kind, fault or kind(), trace))
