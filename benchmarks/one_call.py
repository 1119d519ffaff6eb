"""What one call to the Bot API costs by itself: CPU microseconds of three ways, in turns, twenty calls at a time.

python -m benchmarks.one_call [--calls N]
"""

import argparse
import asyncio
import multiprocessing
import statistics
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection as Pipe
from typing import Any

import aiohttp
import uvloop
from telegram.request import HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from benchmarks.wire import Connection, Params, Reply
from reportbot.bot_api.http import AiohttpRequest

CALLS, SIDE_BY_SIDE, TURNS = 5_000, 20, 5
PARAMS = {"chat_id": 5_000_001, "text": "Laporan Anda sudah kami terima. " * 8, "parse_mode": "HTML"}
ANSWER = b'{"message_id":7,"date":1795900000,"chat":{"id":5000001,"type":"private","first_name":"Budi"}}'

Call = Callable[[], Awaitable[Any]]


def _served(tell: Pipe) -> None:
    """A process that answers every call at once."""

    def answer(reply: Reply, path: str, params: Params) -> None:
        del path, params
        reply.result(ANSWER)

    async def serve() -> None:
        server = await asyncio.get_running_loop().create_server(lambda: Connection(answer), "127.0.0.1", 0)
        tell.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(serve())


async def _microseconds(call: Call, calls: int) -> float:
    async def several() -> None:
        for _ in range(calls // SIDE_BY_SIDE):
            await call()

    begun = time.process_time()
    await asyncio.gather(*(several() for _ in range(SIDE_BY_SIDE)))
    return (time.process_time() - begun) / calls * 1e6


async def _measured(url: str, calls: int) -> dict[str, float]:
    data = RequestData([RequestParameter(name, value, None) for name, value in PARAMS.items()])
    async with HTTPXRequest(50) as plain, AiohttpRequest() as own, aiohttp.ClientSession() as session:

        async def by_session() -> None:
            async with session.post(url, json=PARAMS, allow_redirects=False) as response:
                await response.read()

        ways: dict[str, Call] = {
            "python-telegram-bot's own (httpx)": lambda: plain.post(url, data),
            "aiohttp.ClientSession": by_session,
            "ReportBot's (bot_api/exchange.py)": lambda: own.call(url, PARAMS, 15.0),
        }
        found: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(TURNS):
            for way, call in ways.items():
                found[way].append(await _microseconds(call, calls))
    return {way: statistics.median(each) for way, each in found.items()}


def main() -> None:
    """Measure, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=CALLS, help=f"of each way in each of {TURNS} turns")
    calls = parser.parse_args().calls
    hear, tell = multiprocessing.Pipe()
    server = multiprocessing.Process(target=_served, args=(tell,), daemon=True)
    server.start()
    found = uvloop.run(_measured(f"http://127.0.0.1:{hear.recv()}/bot1:a/sendMessage", calls))
    server.terminate()
    for way, took in found.items():
        print(f"{took:7.0f} us  {way}")


if __name__ == "__main__":
    main()
