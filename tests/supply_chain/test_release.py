"""A release is whole, and is not made of what is not ready."""

import hashlib
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.supply_chain import release
from tests.supply_chain.pins import ROOT

READY = "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-01-31\n\n### Added\n\n- Everything.\n"


def test_wheel_source_bill_and_checksums_are_made(tmp_path: Path) -> None:
    made = {path.name: path for path in release.make(tmp_path / "dist")}
    number = release.version()
    source = f"reportbot-{number}.tar.gz"
    assert set(made) == {f"reportbot-{number}-py3-none-any.whl", source, f"reportbot-{number}.cdx.json", release.SUMS}
    for line in made[release.SUMS].read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(made[name].read_bytes()).hexdigest() == digest
    with tarfile.open(made[source]) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert _tracked() - names == set()
    assert not any(name.startswith((".venv", "data", ".env")) and name != ".env.example" for name in names)


def _tracked() -> set[str]:
    """What git tracks; in an unpacked release, which has no history, the files that no clone may lack."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    whole = {"README.md", "LICENSE", "Dockerfile", "compose.yaml", "deploy/reportbot.service", ".ci/run", "Makefile"}
    return whole | {name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()}


def test_what_is_ready_is_released() -> None:
    assert release.missing(READY, "1.2.0", changed="") == []


@pytest.mark.parametrize(
    ("changelog", "changed", "why"),
    [
        (READY.replace("1.2.0", "1.1.0"), "", "no heading"),
        (READY, " M reportbot/logs.py", "not committed"),
        (READY.replace("## [Unreleased]\n", "## [Unreleased]\n\n- More.\n"), "", "under Unreleased"),
    ],
)
def test_what_is_not_ready_is_told(changelog: str, changed: str, why: str) -> None:
    (fault,) = release.missing(changelog, "1.2.0", changed=changed)
    assert why in fault
