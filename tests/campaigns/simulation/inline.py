"""Database calls and child processes done inline, so that nothing real is under way while virtual time moves.

A database call gives way to other tasks as often as the dice say: which task overtakes which is a matter of the seed.
"""

import asyncio
import contextlib
import sqlite3
import subprocess
from collections.abc import Callable, Generator, Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any, Protocol

import aiosqlite

from reportbot.evidence import pictures
from reportbot.sandbox.pictures import picture

BUSY_STEP = 0.05
BUSY_TIMEOUT = "PRAGMA busy_timeout="
PICTURES = "reportbot.evidence.pictures"
TYPESETTING = "typesetting.py"


class Gate(Protocol):
    """What the database calls of one life of the bot pass."""

    async def statement(self, connection: sqlite3.Connection | None, words: str, call: Callable[[], Any]) -> Any:
        """The result of a call, which may have to wait, may fail, or never return; `words` are its SQL or its name."""
        ...

    def opened(self, connection: sqlite3.Connection) -> None:
        """A connection is open."""
        ...


class InlineConnection(aiosqlite.Connection):
    """A connection without a thread. A lock is waited for in virtual time."""

    def __init__(self, connector: Callable[[], sqlite3.Connection], gate: Gate | None) -> None:
        super().__init__(connector, 64)
        # What SQLAlchemy's dialect uses of the thread: its flag, and the queue of what it is to do.
        self._thread = SimpleNamespace(daemon=True)  # type: ignore[assignment]
        self._tx = SimpleNamespace(put_nowait=_done_at_once)  # type: ignore[assignment]
        self._gate = gate
        self._patience = 5.0

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        return self._connect().__await__()

    def __del__(self) -> None:
        """Whoever crashed does not warn."""

    async def _connect(self) -> aiosqlite.Connection:
        if self._gate is not None:
            await self._gate.statement(None, "connect", lambda: None)
        self._connection = self._connector()
        self._connection.execute(f"{BUSY_TIMEOUT}0")
        if self._gate is not None:
            self._gate.opened(self._connection)
        return self

    def stop(self) -> "asyncio.Future[Any]":
        """Close at once."""
        self._running = False
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        done = asyncio.get_running_loop().create_future()
        done.set_result(None)
        return done

    async def _execute(self, fn: Callable[..., Any], *args: Any, **named: Any) -> Any:
        if not self._running or self._connection is None:
            raise ValueError("Connection closed")
        words = args[0] if args and isinstance(args[0], str) else getattr(fn, "__name__", "")
        if words.startswith(BUSY_TIMEOUT):
            self._patience = float(words.removeprefix(BUSY_TIMEOUT)) / 1000
            args = (f"{BUSY_TIMEOUT}0", *args[1:])
        call = partial(fn, *args, **named)
        if self._gate is not None:
            return await self._patiently(partial(self._gate.statement, self._connection, words, call))
        return await self._patiently(partial(_at_once, call))

    async def _patiently(self, attempt: Callable[[], Any]) -> Any:
        waited = 0.0
        while True:
            try:
                return await attempt()
            except sqlite3.OperationalError as error:
                if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_BUSY or waited >= self._patience:
                    raise
            waited += BUSY_STEP
            await asyncio.sleep(BUSY_STEP)


def _done_at_once(order: "tuple[asyncio.Future[Any] | None, Callable[[], Any]]") -> None:
    done, call = order
    result = call()
    if done is not None:
        done.set_result(result)


async def _at_once(call: Callable[[], Any]) -> Any:
    return call()


class _Pipe:
    """What a child is told piece by piece."""

    def __init__(self) -> None:
        self.told = b""

    def write(self, part: bytes) -> None:
        """One piece more."""
        self.told += part

    async def drain(self) -> None:
        """It has room."""


class _Child:
    """A child process that has done its work by the time anybody looks."""

    def __init__(self, arguments: tuple[str, ...], options: dict[str, Any]) -> None:
        self._arguments, self._options = arguments, options
        self.returncode: int | None = None
        self.stdin = _Pipe()

    async def communicate(self, data: bytes | None = None) -> tuple[bytes, bytes]:
        """What it says to `data`, or to what it was told before."""
        if str(self._arguments[-1]).endswith(TYPESETTING):
            self.returncode = 0
            return picture(), b""  # what typst sets is looked at elsewhere; here it costs nothing
        if PICTURES in self._arguments:
            return self._pictures(data or b""), b""
        told, environment = data or self.stdin.told, self._options.get("env")
        ended = subprocess.run(self._arguments, input=told, capture_output=True, env=environment, check=False)  # noqa: ASYNC221 nothing else is to run meanwhile
        self.returncode = ended.returncode
        return ended.stdout, ended.stderr

    def _pictures(self, data: bytes) -> bytes:
        try:
            found = list(pictures.KINDS[self._arguments[-1]](data))
        except Exception:  # noqa: BLE001 as in the real process: there is no picture
            self.returncode = 1
            return b""
        self.returncode = 0
        return b"".join(len(one).to_bytes(pictures.LENGTH_BYTES, "big") + one for one in found)

    def kill(self) -> None:
        """It has ended already."""
        raise ProcessLookupError

    async def wait(self) -> int:
        """How it ended."""
        return self.returncode or 0


async def _spawned(*arguments: str, **options: Any) -> _Child:
    return _Child(arguments, options)


@contextlib.contextmanager
def inline(gate: Callable[[], Gate | None]) -> Iterator[None]:
    """In the block databases have no threads and decoders no process; `gate` is that of whoever connects."""
    connect, spawn = aiosqlite.connect, asyncio.create_subprocess_exec

    def connected(database: str, **options: Any) -> InlineConnection:
        return InlineConnection(partial(sqlite3.connect, database, **options), gate())

    aiosqlite.connect = connected  # type: ignore[assignment]
    asyncio.create_subprocess_exec = _spawned  # type: ignore[assignment]
    try:
        yield
    finally:
        aiosqlite.connect = connect
        asyncio.create_subprocess_exec = spawn
