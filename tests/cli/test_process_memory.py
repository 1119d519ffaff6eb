"""What was large and is free is the system's again."""

import subprocess
import sys

PROCESS = """
import sys
from pathlib import Path
from reportbot.cli.process_memory import give_back_large_blocks

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

if sys.argv[1] == "set":
    give_back_large_blocks()
bytearray(24_000_000)  # by itself the C library takes this for the size of blocks that it keeps from now on
before = resident()
large = bytearray(20_000_000)
large[:] = b"x" * len(large)
above = [bytes(5_000) for _ in range(100)]
del large
print(resident() - before)
"""


def left_over(how: str) -> int:
    """Bytes that a process holds of 20 MB that it had and gave up."""
    done = subprocess.run([sys.executable, "-c", PROCESS, how], check=True, capture_output=True, text=True)
    return int(done.stdout)


def test_a_large_block_that_is_free_is_the_systems_again_whatever_was_freed_before() -> None:
    assert left_over("set") < 4_000_000
    assert left_over("as it is") > 15_000_000
