"""What systemd hears of us (Type=notify, WatchdogSec): sd_notify(3) is one datagram, so no library is needed."""

import asyncio
import os
import socket

READY, STOPPING, ALIVE = "READY=1", "STOPPING=1", "WATCHDOG=1"
BEAT_SECONDS = 5.0
MORE_SECONDS = 60
"""From each beat on; upgrading a large database, or reading it through after a crash, takes minutes."""

STARTING = f"EXTEND_TIMEOUT_USEC={MORE_SECONDS * 1_000_000}"


def tell(word: str) -> None:
    """Send it where NOTIFY_SOCKET says; a manager that is not there, or has gone, is no trouble of ours."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as manager:
        try:
            manager.setblocking(False)
            manager.sendto(word.encode(), "\0" + address[1:] if address.startswith("@") else address)
        except OSError:
            return


async def beat(ready: asyncio.Event) -> None:
    """Say that the loop turns, at least twice in WatchdogSec; that the tasks move is the watchdog's part.

    Until `ready` it asks for more time too: a start that is killed is a crash, and the next one takes as long.
    """
    pause = min(BEAT_SECONDS, _watched_seconds() / 2)
    while True:
        tell(ALIVE)
        if not ready.is_set():
            tell(STARTING)
        await asyncio.sleep(pause)


def _watched_seconds() -> float:
    try:
        return max(0.2, int(os.environ["WATCHDOG_USEC"]) / 1_000_000)
    except (KeyError, ValueError):
        return 2 * BEAT_SECONDS
