"""Where ReportBot's CPU goes in the closed loop: by thread as Linux counts it, by function as py-spy sees it.

python -m benchmarks.profiling [--py-spy PATH] [--seconds N]

py-spy is no dependency: without it only the first table is printed. It looks at whoever holds the interpreter's lock,
since on a busy machine it takes threads that wait for work; what SQLite does without the lock is in the first table.
"""

import argparse
import asyncio
import re
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.contestants import ALL, REPORTBOT
from benchmarks.processes import children_seconds, thread_seconds
from benchmarks.stage import Stage, running
from benchmarks.telegram import Telegram
from benchmarks.tempos import Closed

CITIZENS, FIRST = 100, 10
HERTZ = 200
LONGEST = 3600
SHOWN = 40

_NUMBER = re.compile(r":\d+\)$")
_FILE = re.compile(r"\((.+)\)$")


async def profiled(spy: str | None, seconds: float) -> None:
    """One closed loop, looked at."""
    telegram = Telegram()
    _, url = await telegram.serve()
    reportbot = next(each for each in ALL if each.name == REPORTBOT)
    with tempfile.TemporaryDirectory(prefix="reportbot-bench-") as work:
        raw = Path(work, "stacks")
        async with running(reportbot, telegram, url, Path(work)) as stage:
            await stage.crowd(CITIZENS, FIRST)
            await _accounted(stage, seconds, await _spy(spy, stage.pid, raw) if spy else None)
        for title, shares in _shares(raw) if spy else ():
            print(f"\n{title}")
            for name, share in shares:
                print(f"{share:6.1%}  {name}")


async def _spy(spy: str, pid: int, raw: Path) -> asyncio.subprocess.Process:
    how = ("-r", str(HERTZ), "-d", str(LONGEST), "--gil", "-f", "raw", "-o", str(raw), "-p", str(pid))
    nowhere = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(spy, "record", *how, stdout=nowhere, stderr=nowhere)
    await asyncio.sleep(2)
    return process


async def _accounted(stage: Stage, seconds: float, spy: asyncio.subprocess.Process | None) -> None:
    """The closed loop, and what each thread and the children took in it."""
    threads, children = thread_seconds(stage.pid), children_seconds(stage.pid)
    tempo = Closed(until=time.monotonic() + seconds)
    await stage.report(tempo)
    if spy:
        spy.send_signal(signal.SIGINT)
        await spy.wait()
    took = {tid: now - threads.get(tid, 0.0) for tid, now in thread_seconds(stage.pid).items()}
    main = took.pop(stage.pid)
    rows = {
        "main thread": main,
        **{f"other thread {n}": cpu for n, cpu in enumerate(sorted(took.values(), reverse=True), 1)},
        "child processes": children_seconds(stage.pid) - children,
    }
    print(f"{tempo.received} reports; CPU ms per report, and share")
    for name, cpu in rows.items():
        print(f"{cpu / tempo.received * 1000:7.1f}  {cpu / sum(rows.values()):6.1%}  {name}")


def _shares(raw: Path) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """Titles with names and their share of all samples."""
    packages, functions, within = Counter[str](), Counter[str](), Counter[str]()
    for line in raw.read_text(encoding="utf-8").splitlines():
        stack, _, count = line.rpartition(" ")
        frames = [_NUMBER.sub(")", frame) for frame in stack.split(";")]
        functions[frames[-1]] += int(count)
        packages[_package(frames[-1])] += int(count)
        within.update(dict.fromkeys(frames, int(count)))  # once a stack, however often it calls itself
    total = sum(functions.values())
    for title, counted in (
        ("Packages, by what runs in them", packages),
        ("Functions, by what runs in them", functions),
        ("Functions, with what they call", within),
    ):
        yield title, [(name, count / total) for name, count in counted.most_common(SHOWN)]


def _package(frame: str) -> str:
    """The package of a frame; ReportBot's own one level deeper."""
    found = _FILE.search(frame)
    parts = found.group(1).split("/") if found else ["?"]
    return "/".join(parts[:2]) if parts[0] == "reportbot" else parts[0]


def main() -> None:
    """Profile, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--py-spy", default=None, help="the program py-spy")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long citizens begin reports")
    options = parser.parse_args()
    asyncio.run(profiled(options.py_spy, options.seconds))


if __name__ == "__main__":
    main()
