"""What is released is whole: the bot runs from its wheel, outside the source tree."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the wheel, as an installation lays them."""
    made = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(made)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = made.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(made / "site")
    return made / "site"


def _run(site: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("REPORTBOT_")}
    command = [sys.executable, "-m", "reportbot", *words]
    return subprocess.run(
        command, cwd=cwd, env=own | {"PYTHONPATH": str(site)}, capture_output=True, text=True, check=False, timeout=120
    )


def test_the_wheel_holds_locales_letters_and_the_page(unpacked: Path) -> None:
    inside = unpacked / "reportbot"
    for part in ("_locales/id/citizen.ftl", "_locales/en/setup.ftl", "_locales/id/letters", "sandbox/page/index.html"):
        assert (inside / part).exists(), part
    assert not (unpacked / "tests").exists()


def test_a_whole_report_is_played_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    played = _run(unpacked, tmp_path, "demo", "--script")
    assert played.returncode == 0, played.stderr
    assert "Nomor laporan" in played.stdout


def test_settings_that_are_missing_are_told_from_the_wheel_too(unpacked: Path, tmp_path: Path) -> None:
    ran = _run(unpacked, tmp_path, "run")
    assert (ran.returncode, "REPORTBOT_TOKEN is missing" in ran.stderr) == (2, True)
