"""Seeded databases: a large one that is made once and kept, and small ones that are made anew for each run."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.contestants import ROOT
from benchmarks.telegram import TOKEN


def seeded(directory: Path, cases: int) -> Path:
    """A data dir with a database of so many cases; one that is there already is taken as it is."""
    if not (directory / "done").exists():
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        own = {name: value for name, value in os.environ.items() if not name.startswith("REPORTBOT_")}
        given = {"REPORTBOT_TOKEN": TOKEN, "REPORTBOT_DATA_DIR": str(directory), "PYTHONPATH": str(ROOT)}
        command = (sys.executable, "-m", "reportbot", "seed", "--cases", str(cases))
        subprocess.run(command, env=own | given, cwd=ROOT, check=True, stdout=sys.stderr)  # noqa: S603 our own program
        (directory / "done").touch()
    return directory
