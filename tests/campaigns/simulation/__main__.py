"""python -m tests.campaigns.simulation --kind crashes|schedules --seed S --runs N [--record]."""

import argparse
import sys
import time
from collections import Counter

from tests.campaigns import record
from tests.campaigns.record import Tally
from tests.campaigns.simulation.run import KINDS, Found, play


def campaign(kind: str, seed: int, runs: int = 1, *, tell: bool = False) -> Tally:
    """Play so many seeds from `seed` on."""
    count, failed, details = 0, {}, Counter[str]()
    crossed: Counter[str] = Counter()
    crashed: Counter[str] = Counter()
    for number in range(seed, seed + runs):
        found = play(kind, number)
        count += found.crashes if kind == "crashes" else 1
        details.update(reports=found.reports, receipts=found.receipts, presses=found.presses, crashes=found.crashes)
        crossed.update(found.points.crossed)
        crashed.update(found.points.crashed)
        if found.faults:
            failed[number] = found.faults
        if tell:
            _tell(kind, number, found)
    details["points"] = len(crossed)
    if tell:
        _tell_points(crossed, crashed)
    return Tally(count=count, failed=failed, details=dict(details))


def _tell(kind: str, seed: int, found: Found) -> None:
    print(f"{kind} {seed}: {found.crashes} crashes, {found.reports} reports, {found.receipts} receipts, ", end="")
    print(f"{found.presses} presses, {found.seconds:.0f} virtual s, {found.cpu:.1f} s of CPU", end="")
    print(f", {dict(sorted(found.weather.items()))}" if found.weather else "", flush=True)
    for fault in found.faults:
        print(f"  FAULT: {fault}")
    if found.faults:
        print(f"  again: python -m tests.campaigns.simulation --kind {kind} --seed {seed} --runs 1", flush=True)


def _tell_points(crossed: Counter[str], crashed: Counter[str]) -> None:
    print(f"{len(crossed)} named points: crossed, crashed at")
    for point in sorted(crossed):
        print(f"  {crossed[point]:7} {crashed[point]:5}  {point}")


def main() -> None:
    """Play, tell, perhaps record; exit 1 where anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=sorted(KINDS), required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    started = time.monotonic()
    tally = campaign(options.kind, options.seed, options.runs, tell=True)
    seconds = time.monotonic() - started
    print(
        f"{options.runs} runs, {tally.count} {options.kind}, {len(tally.failed)} failed, "
        f"{seconds:.0f} s, {tally.details}"
    )
    if options.record:
        record.append(options.kind, options.seed, options.runs, tally, seconds)
    sys.exit(bool(tally.failed))


if __name__ == "__main__":
    main()
