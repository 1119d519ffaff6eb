"""What one call costs is measured before a real server."""

import re
import subprocess
import sys

from benchmarks.contestants import ROOT


def test_each_way_has_its_price() -> None:
    command = (sys.executable, "-m", "benchmarks.one_call", "--calls", "40")
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    prices = [int(price) for price in re.findall(r"^ *(\d+) us", done.stdout, re.MULTILINE)]
    assert len(prices) == 3
    assert min(prices) > 0
