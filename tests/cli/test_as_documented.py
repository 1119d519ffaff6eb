"""README.md and docs/operating.md, followed to the letter in a fresh clone, by somebody whose home is empty."""

import asyncio
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reportbot.sandbox.people import Group, Person, SandboxClient
from tests.cli.conftest import TOKEN, Beside
from tests.storage.conftest import new_server_database, server

__all__ = ["server"]

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/operating.md")
BLOCK_LINE = re.compile(r"^ {4}(?! )(\S.*)$", re.MULTILINE)
LOG_SECONDS = 90

RUN = (
    "git clone … reportbot && cd reportbot",
    "make setup",
    "make demo",
    ".venv/bin/reportbot init",
    ".venv/bin/reportbot run",
    ".venv/bin/reportbot doctor",
    "reportbot recovery-key",
    "reportbot backup",
    "reportbot verify FILE",
    "reportbot restore FILE --to NEWDIR --bot-key COPY_OF_KEY_FILE",
    "systemctl stop reportbot && reportbot key rotate && systemctl start reportbot",
    "git pull && make setup",
    "rm -rf dist && make release ARGS=--draft",
    "make figures",
)
"""What the test types. `make demo` gets ARGS=--script, as README says, for its page waits for a person."""

ROOT_IS_NEEDED = "needs root and a machine of its own; tests/packaging looks through the files that it uses"
DOCKER = "needs docker; tests/packaging looks through Dockerfile and compose.yaml"

SERVICE = (
    "make release ARGS=--draft",
    "useradd --system --home /var/lib/reportbot reportbot",
    "python3 -m venv /opt/reportbot",
    "/opt/reportbot/bin/pip install --require-hashes -r requirements.txt",
    "/opt/reportbot/bin/pip install --no-deps dist/reportbot-*.whl",
    "install -d -o reportbot -m 0750 /etc/reportbot",
    "install -d -o reportbot -m 0700 /var/lib/reportbot",
    "install -m 0755 deploy/reportbot /usr/local/bin/reportbot",
    "reportbot init",
    "cp deploy/reportbot.service /etc/systemd/system/",
    "systemctl enable --now reportbot",
)
"""What root types for a service; the test types it on a machine whose root is a folder."""

NOT_RUN: Mapping[str, str] = {
    "make test": "is what runs this test",
    'make campaign ARGS="--minutes 30"': "takes half an hour; tests/campaigns/test_short_forms.py runs it briefly",
    "/opt/reportbot/bin/pip install --no-deps --force-reinstall dist/reportbot-*.whl": ROOT_IS_NEEDED,
    "systemctl restart reportbot": ROOT_IS_NEEDED,
    "docker compose up -d": DOCKER,
    "docker compose --profile postgresql up -d --scale bot=0": DOCKER,
}
"""Every other line, and why it is not run."""


def documented() -> list[str]:
    """The lines of all command blocks, without their comments."""
    words = [line for page in PAGES for line in BLOCK_LINE.findall((ROOT / page).read_text("utf-8"))]
    return [re.sub(r"\s+# .*$", "", line).rstrip() for line in words]


@dataclass
class Operator:
    """Somebody at a shell in the clone, with `.venv` on the path, and what he was told."""

    clone: Path
    env: dict[str, str]
    typed: list[str] = field(default_factory=list)

    def types(self, line: str, *, given: str = "", **filled: str) -> str:
        """A documented line, with what it leaves open filled in; what it then says."""
        self.typed.append(line)
        for blank, value in filled.items():
            line = re.sub(rf"(?<!\w){blank}(?!\w)", shlex.quote(value), line)
        return self.does(line, given=given)

    def does(self, line: str, *, given: str = "") -> str:
        """Any line."""
        command = ["bash", "-c", line]
        ended = subprocess.run(
            command, cwd=self.clone, env=self.env, input=given, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, f"{line}\n{ended.stdout[-3000:]}\n{ended.stderr[-3000:]}"
        return ended.stdout + ended.stderr

    def starts(self, line: str, log: Path) -> "subprocess.Popen[bytes]":
        """A documented line that goes on until it is stopped; what it says goes to the log."""
        self.typed.append(line)
        with log.open("wb") as file:
            return subprocess.Popen(shlex.split(line), cwd=self.clone, env=self.env, stdout=file, stderr=file)


def program(file: Path, words: str) -> None:
    """A command of this name."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{words}\n")
    file.chmod(0o755)


@pytest.fixture
def operator(tmp_path: Path, telegram: Beside) -> Operator:
    """Where `make setup` has been: CI proves it on each new machine, and here it would fetch everything once more.

    So `.venv` calls the Python that runs this test. `systemctl` stands in for systemd, which no container has.
    """
    (tmp_path / "home").mkdir()
    clone, system = tmp_path / "reportbot", tmp_path / "system"
    program(system / "systemctl", "exit 0")
    path = f"{clone / '.venv/bin'}:{system}:{os.environ['PATH']}"
    env = {"HOME": str(tmp_path / "home"), "PATH": path, "PYTHONPATH": str(clone), "LANG": "C.UTF-8"}
    someone = Operator(tmp_path, env | {"REPORTBOT_API_URL": telegram.url, "PYTHONUNBUFFERED": "1"})
    someone.types(RUN[0], **{"…": str(ROOT)})
    someone.clone = clone
    program(clone / ".venv/bin/python", f'exec {shlex.quote(sys.executable)} "$@"')
    program(clone / ".venv/bin/reportbot", f'exec {shlex.quote(sys.executable)} -m reportbot "$@"')
    (clone / ".venv/.ready").touch()
    return someone


async def dewi_writes(client: SandboxClient) -> Person:
    dewi = await client.person("Dewi")
    await dewi.say("halo")
    return dewi


def connected(telegram: Beside, dewi: Person) -> Group:
    """README, Run it, 3: a private supergroup, the bot as administrator, /hubungkan."""

    async def made(client: SandboxClient) -> Group:
        await dewi.start()
        await dewi.expect("Selamat datang")
        team = await client.group("Tim Paguyuban", admins=[dewi])
        await dewi.say("/hubungkan", chat=team)
        await dewi.expect("Grup ini terhubung", chat=team)
        return team

    team = telegram.do(made)
    assert isinstance(team, Group)
    return team


def says(log: Path, part: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the log says so."""
    end = time.monotonic() + LOG_SECONDS
    while part not in log.read_text():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.1)


def key_in(said: str) -> str:
    """The recovery key, which is shown once."""
    return next(line.strip() for line in said.splitlines() if line.strip().count("-") == 13)


def test_every_documented_line_is_run_or_it_is_said_why_not() -> None:
    lines = documented()
    assert set(lines) == {*RUN, *SERVICE, *NOT_RUN}
    assert {*RUN, *SERVICE} & set(NOT_RUN) == set()


@pytest.mark.parametrize("line", NOT_RUN)
def test_a_line_that_is_not_run_is_one_that_a_shell_understands_and_names_what_there_is(line: str) -> None:
    subprocess.run(["bash", "-n", "-c", line], check=True)
    for word in re.findall(r"(?<![\w/])(?:deploy/\S+|requirements\S*\.txt|compose\.yaml)", line):
        assert (ROOT / word).exists(), word


def test_what_is_documented_works_from_the_clone_to_another_key_and_a_server(
    operator: Operator, telegram: Beside, server: str, tmp_path: Path
) -> None:
    operator.types("make setup")
    dewi = telegram.do(dewi_writes)
    assert TOKEN not in operator.types(".venv/bin/reportbot init", given=f"1\n{TOKEN}\n\n\nPaguyuban Merdeka\n")
    log = tmp_path / "bot.log"
    bot = operator.starts(".venv/bin/reportbot run", log)
    try:
        says(log, '"serving"', bot)
        connected(telegram, dewi)
        assert "Grup moderator “Tim Paguyuban” siap" in operator.types(".venv/bin/reportbot doctor")
        key = key_in(operator.types("reportbot recovery-key"))
        operator.types("reportbot backup")
    finally:
        bot.terminate()
        assert bot.wait(LOG_SECONDS) == 0
    _restored(operator, key, tmp_path)
    operator.types("systemctl stop reportbot && reportbot key rotate && systemctl start reportbot")
    assert operator.does("reportbot audit verify")
    operator.does(".venv/bin/reportbot flyers")
    assert len([*operator.clone.glob("*.pdf")]) > 0
    operator.does("reportbot transparency")
    assert len([*operator.clone.glob("reportbot-*.html")]) > 0
    address = asyncio.run(new_server_database(server, "template1"))
    assert "REPORTBOT_DATABASE_URL" in operator.does(f"reportbot migrate-store --to {shlex.quote(address)}")
    operator.types("git pull && make setup")
    operator.types("rm -rf dist && make release ARGS=--draft")
    operator.typed.append("make demo")
    assert "Nomor laporan" in operator.does("make demo ARGS=--script")
    operator.types("make figures")
    assert set(operator.typed) == set(RUN)


def _restored(operator: Operator, key: str, tmp_path: Path) -> None:
    """operating.md, Back up and restore: proven, opened into a new folder, and gone on from there."""
    backup = max((operator.clone / "data/backups").iterdir())  # the bot makes one of its own, too
    operator.types("reportbot verify FILE", given=f"{key}\n", FILE=str(backup))
    copy = tmp_path / "safe.key"
    copy.write_bytes((operator.clone / "data/reportbot.key").read_bytes())
    copy.chmod(0o600)
    line = "reportbot restore FILE --to NEWDIR --bot-key COPY_OF_KEY_FILE"
    operator.types(line, given=f"{key}\n", FILE=str(backup), NEWDIR="again", COPY_OF_KEY_FILE=str(copy))
    (operator.clone / "again/reportbot.key").write_bytes(copy.read_bytes())
    (operator.clone / "again/reportbot.key").chmod(0o600)
    operator.does("REPORTBOT_DATA_DIR=again reportbot audit verify")


def test_a_service_is_set_up_as_documented_and_every_later_command_works_on_its_data(
    operator: Operator, telegram: Beside, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    _machine(operator, root)
    telegram.do(dewi_writes)
    for line in SERVICE:
        given = f"1\n{TOKEN}\n\n\nPaguyuban Merdeka\n" if line == "reportbot init" else ""
        operator.does(_below(root, line), given=given)
        if line == "install -m 0755 deploy/reportbot /usr/local/bin/reportbot":
            command = root / "usr/local/bin/reportbot"
            command.write_text(_below(root, command.read_text()))
    _served(operator, _below(root, (root / "etc/systemd/system/reportbot.service").read_text()), tmp_path / "bot.log")
    key = key_in(operator.does("reportbot recovery-key"))
    operator.does("systemctl stop reportbot && reportbot key rotate && systemctl start reportbot")
    operator.does("reportbot backup")
    backup = max((root / "var/lib/reportbot/backups").iterdir())
    operator.does(f"reportbot verify {backup}", given=f"{key}\n")
    operator.does("reportbot audit verify")
    assert not (operator.clone / "data").exists()


def _served(operator: Operator, unit: str, log: Path) -> None:
    """The service runs once, as its unit says."""
    said = dict(re.findall(r"^(ExecStart|WorkingDirectory|Environment)=(.*)$", unit, re.MULTILINE))
    line = f"cd {said['WorkingDirectory']} && exec env {said['Environment']} {said['ExecStart']}"
    with log.open("wb") as file:
        bot = subprocess.Popen(["bash", "-c", line], env=operator.env, stdout=file, stderr=file)
    try:
        says(log, '"serving"', bot)
    finally:
        bot.terminate()
        assert bot.wait(LOG_SECONDS) == 0


def _below(root: Path, words: str) -> str:
    """The same with `root` for the machine's root."""
    return re.sub(r"(?<![\w./])/(?=(?:opt|etc|var|usr/local)/)", f"{root}/", words)


def _machine(operator: Operator, root: Path) -> None:
    """Folders that a machine has, and commands that only root may use, or that would fetch everything once more."""
    system = root.parent / "system"
    (root / "etc/systemd/system").mkdir(parents=True)
    (root / "usr/local/bin").mkdir(parents=True)
    program(system / "useradd", "exit 0")
    program(system / "python3", "exit 0")
    program(system / "runuser", '[ "$1 $2 $3" = "-u reportbot --" ] && shift 3 && exec "$@"')
    program(system / "install", '[ "$2" != -o ] || { shift 3; set -- -d "$@"; }; PATH=/usr/bin:/bin exec install "$@"')
    program(root / "opt/reportbot/bin/pip", "exit 0")
    program(root / "opt/reportbot/bin/reportbot", f'exec {shlex.quote(sys.executable)} -m reportbot "$@"')
    operator.env["PATH"] = f"{root / 'usr/local/bin'}:{system}:{os.environ['PATH']}"
