"""`make audit`: known vulnerabilities of what is installed, as far as the package index tells them.

python -m tests.supply_chain.audit [requirements.txt]
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.supply_chain.pins import DEVELOP, Pin, pins

SECONDS = 15


@dataclass(frozen=True)
class Report:
    """What the index told: how many packages it knows, which it does not, and what is wrong with some."""

    known: int
    unknown: tuple[str, ...]
    found: tuple[str, ...]


def read(answer: Mapping[str, Any]) -> Report:
    """The JSON of pip-audit."""
    told = [one for one in answer["dependencies"] if "skip_reason" not in one]
    found = [
        f"{one['name']} {one['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
        for one in told
        for hole in one["vulns"]
    ]
    unknown = [one["name"] for one in answer["dependencies"] if "skip_reason" in one]
    return Report(len(told), tuple(unknown), tuple(found))


def verdict(report: Report | None) -> tuple[str, int]:
    """What is said and the exit code: only what was found fails, and what nobody could tell is not called clean."""
    if report is None or not report.known:
        return "Not audited: no service that knows vulnerabilities can be reached from here.", 0
    lines = list(report.found) or [f"No known vulnerability in {report.known} packages."]
    if report.unknown:
        lines.append(f"Not audited, for the index does not know them: {', '.join(report.unknown)}.")
    return "\n".join(lines), int(bool(report.found))


def ask(asked: Sequence[Pin]) -> Report | None:
    """Ask the index; None where it does not answer."""
    with TemporaryDirectory() as directory:
        file = Path(directory) / "asked.txt"
        hashed = (" ".join([f"{pin.name}=={pin.version}", *(f"--hash={one}" for one in pin.hashes)]) for pin in asked)
        file.write_text("\n".join(hashed) + "\n", "utf-8")
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(file), "--require-hashes", "--disable-pip"]
        options = ["--format", "json", "--progress-spinner", "off", "--timeout", str(SECONDS)]
        done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    return read(json.loads(done.stdout)) if done.stdout.startswith("{") else None


def main(file: Path) -> int:
    """Audit all pins of a file; one is asked about first, for a service that is not there need not be asked often."""
    found = pins(file)
    first = ask(found[:1])
    said, code = verdict(ask(found) if first is not None and first.known else first)
    print(said)
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEVELOP))
