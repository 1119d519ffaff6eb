"""What is released is whole: the wheel and what it is locked to, alone in an environment, do the bot's whole work."""

import asyncio
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.e2e.conftest import stage
from tests.e2e.process import Bot
from tests.e2e.stage import Stage
from tests.e2e.test_requests import ACCOUNTS, addressed, decided, taps

__all__ = ["stage"]

ROOT = Path(__file__).parents[2]
NO_INDEX = ("(from versions: none)", "NewConnectionError", "ConnectTimeoutError", "ReadTimeoutError")
"""What pip says where it reaches no index: of the first requirement it knows no version at all."""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(made)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (found,) = made.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that was made as operating.md says, for a service."""
    place = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True, capture_output=True)
    for words in (("--require-hashes", "-r", str(ROOT / "requirements.txt")), ("--no-deps", str(wheel))):
        # Compiling takes half of the time, and only what is used is worth it.
        ended = _run(place / "bin/pip", place, "install", "--quiet", "--no-compile", *words)
        if ended.returncode and any(part in ended.stderr for part in NO_INDEX):
            pytest.skip("pip reaches no package index, so the wheel cannot be installed beside what it needs")
        assert ended.returncode == 0, ended.stderr
    return place / "bin"


def _own(**settings: str) -> dict[str, str]:
    """An environment without the source tree and without settings of ours."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("REPORTBOT_", "PYTHON"))}
    return others | settings


def _run(program: Path, cwd: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program, *words], cwd=cwd, env=_own(**settings), capture_output=True, text=True, check=False, timeout=280
    )


def test_the_wheel_holds_all_that_is_no_test(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder, there in (("reportbot", "reportbot"), ("locales", "reportbot/_locales")):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        assert files
        assert {f"{there}/{path.relative_to(ROOT / folder).as_posix()}" for path in files} - inside == set()
    assert not [name for name in inside if name.startswith("tests/")]


def test_all_that_the_wheel_asks_for_is_locked_and_nothing_comes_from_the_source_tree(
    installed: Path, tmp_path: Path
) -> None:
    checked = _run(installed / "pip", tmp_path, "check")
    assert (checked.returncode, checked.stdout) == (0, "No broken requirements found.\n")
    found = _run(installed / "python", tmp_path, "-c", "import reportbot; print(reportbot.__file__)")
    assert Path(found.stdout.strip()).is_relative_to(installed.parent)
    assert _run(installed / "python", tmp_path, "-c", "import pytest").returncode == 1


def test_a_whole_report_is_played_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    played = _run(installed / "reportbot", tmp_path, "demo", "--script")
    assert played.returncode == 0, played.stderr
    assert "Nomor laporan" in played.stdout


def test_settings_that_are_missing_are_told_from_the_wheel_too(installed: Path, tmp_path: Path) -> None:
    ran = _run(installed / "reportbot", tmp_path, "run")
    assert (ran.returncode, "REPORTBOT_TOKEN is missing" in ran.stderr) == (2, True)


def test_the_flyers_have_their_templates_fonts_and_words_with_them(installed: Path, tmp_path: Path) -> None:
    made = _run(installed / "reportbot", tmp_path, "flyers", "--username", "lapor_bot", REPORTBOT_TOKEN="1:abc")
    assert made.returncode == 0, made.stderr
    flyers = list(tmp_path.glob("reportbot-*.pdf"))
    assert len(flyers) == 4
    assert all(flyer.read_bytes().startswith(b"%PDF") for flyer in flyers)


async def test_a_bot_from_the_wheel_takes_a_report_to_a_letter_and_makes_figures_and_a_backup(
    installed: Path, stage: Stage, tmp_path: Path
) -> None:
    work, log = tmp_path / "elsewhere", tmp_path / "bot.log"
    work.mkdir()
    env = stage.env | {f"REPORTBOT_RATE_PER_{name}": "0" for name in ("SECOND", "CHAT", "GROUP_MINUTE")}
    env |= {"REPORTBOT_SIGNATORY": "Dewi Lestari", "REPORTBOT_OPERATOR_PLACE": "Bandung"}
    await stage.client.limits()
    with log.open("ab") as file:
        program = [str(installed / "reportbot"), "run"]
        process = await asyncio.create_subprocess_exec(*program, env=_own(**env), cwd=work, stdout=file, stderr=file)
    bot = Bot(process, log)
    try:
        await bot.says('"serving"')
        await _to_a_letter(stage)
        await stage.dewi.start()
        await stage.dewi.say("/statistik")
        await stage.dewi.expect("laporan tentang", 60, new=True)
        await stage.dewi.expect("Menurut platform", 60)
        assert any("photo" in message.raw for message in await stage.dewi.chat())
        for words in (["recovery-key"], ["backup"], ["audit", "verify"]):
            ended = await asyncio.to_thread(_run, installed / "reportbot", work, *words, **env)
            assert ended.returncode == 0, ended.stderr
        await stage.client.settled()
    finally:
        ended_bot = await bot.stop()
    assert ended_bot.code == 0
    assert '"level": "error"' not in ended_bot.said


async def _to_a_letter(stage: Stage) -> None:
    for person in (stage.budi, stage.sari):
        await stage.consent(person)
    await decided(stage, stage.budi, ACCOUNTS[0], stage.andi)
    await stage.sari.say("/permintaan")
    await taps(stage, "Buat: MiChat (1)")
    await addressed(stage)
    await taps(stage, "Kembali", "Periksa gambar", "Bukti aman", "Lihat surat")
    await stage.sari.expect("Ini konsep, belum dikirim.", 60)
