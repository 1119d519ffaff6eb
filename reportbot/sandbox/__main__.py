"""`python -m reportbot.sandbox`: the sandbox on its own, until SIGINT or SIGTERM."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from reportbot.sandbox.core import Sandbox
from reportbot.sandbox.server import serve
from reportbot.sandbox.world import DEFAULT_TOKEN


def main() -> None:
    """Read the options, say where the sandbox is, serve."""
    parser = argparse.ArgumentParser(prog="python -m reportbot.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="the token the bot must use")
    parser.add_argument("--clock-file", type=Path, help="gets the seconds the clock was advanced by")
    asyncio.run(_run(parser.parse_args()))


async def _run(options: argparse.Namespace) -> None:
    sandbox = Sandbox(options.token)
    async with serve(sandbox, options.port, options.host, clock_file=options.clock_file, own_signals=True) as address:
        sys.stdout.write(f"sandbox at {address}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
