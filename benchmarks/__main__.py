"""`make bench`: ReportBot, two plain bots and the floor in alternating runs, with what goals they reach.

python -m benchmarks [--short] [--runs N] [--only NAME ...] [--write] [--again]
"""

import argparse
import asyncio
import sys

from benchmarks import report
from benchmarks.contestants import ALL
from benchmarks.measuring import measured
from benchmarks.runs import SHORT, WHOLE


def main() -> None:
    """Measure, print, keep it in build/benchmark.json; exit 1 where a goal is not reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="one short run of each: ratios of CPU only")
    parser.add_argument("--runs", type=int, help="how many runs of each, in turns")
    parser.add_argument("--only", nargs="+", default=[], choices=[each.name for each in ALL], metavar="NAME")
    parser.add_argument("--write", action="store_true", help="also write docs/performance.md and its chart")
    parser.add_argument("--again", action="store_true", help="measure nothing; tell what build/benchmark.json keeps")
    options = parser.parse_args()
    if options.again:
        sys.exit(not report.told(*report.read(), write=options.write))
    form = SHORT if options.short else WHOLE
    contestants = [each for each in ALL if not options.only or each.name in options.only]
    runs = asyncio.run(measured(contestants, form, options.runs or form.runs, report.kept))
    sys.exit(not report.told(runs, form, write=options.write))


if __name__ == "__main__":
    main()
