"""`make release`: wheel, sdist, bill of materials and checksums of a version, in dist/.

python -m tests.supply_chain.release [--draft] [--out dist]
"""

import argparse
import hashlib
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

from tests.supply_chain import sbom
from tests.supply_chain.pins import ROOT

CHANGELOG = ROOT / "CHANGELOG.md"
SUMS = "SHA256SUMS"


def version() -> str:
    """The version that pyproject.toml names."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def missing(changelog: str, number: str, *, changed: str) -> list[str]:
    """What stands against a release; `changed` is what git says of the tree."""
    heading = re.search(rf"^## \[{re.escape(number)}\] - (\d{{4}}-\d{{2}}-\d{{2}})$", changelog, re.MULTILINE)
    faults = ["The tree has changes that are not committed."] if changed.strip() else []
    if heading is None:
        return [*faults, f"CHANGELOG.md has no heading '## [{number}] - {date.today().isoformat()}'."]  # noqa: DTZ011 the day here
    unreleased = re.search(r"^## \[Unreleased\]\n(.*?)(?=^## )", changelog, re.MULTILINE | re.DOTALL)
    if unreleased and unreleased[1].strip():
        faults.append("CHANGELOG.md still has changes under Unreleased.")
    return faults


def make(out: Path) -> list[Path]:
    """Build all files of the release into an empty folder."""
    out.mkdir(parents=True, exist_ok=True)
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    sbom.main(out / f"reportbot-{version()}.cdx.json")
    made = sorted(path for path in out.iterdir() if path.name != SUMS)
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made]
    (out / SUMS).write_text("".join(sums), "utf-8")
    return [*made, out / SUMS]


def main() -> int:
    """Look, build, tell; 1 where something stands against it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draft", action="store_true", help="build whatever the changelog and the tree are like")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    changed = subprocess.run(
        ["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    faults = [] if options.draft else missing(CHANGELOG.read_text("utf-8"), version(), changed=changed)
    if options.out.exists() and any(options.out.iterdir()):
        faults.append(f"{options.out} is not empty.")
    for fault in faults:
        print(fault)
    if faults:
        return 1
    for path in make(options.out):
        print(path)
    if not options.draft:
        print(f"Now: git tag -s v{version()}, push it, and give these files to the release.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
