"""What the documents tell to type: each line, who types it, or why nobody does; and somebody at a shell who can."""

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

from reportbot.sandbox.people import Person, SandboxClient
from tests.cli.conftest import Beside

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/operating.md", "docs/memasang.md")
BLOCK_LINE = re.compile(r"^(?: {4}| {7})(?! )(\S.*)$", re.MULTILINE)
"""Of a block of its own, or of one that belongs to a numbered step."""
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
    "REPORTBOT_DATABASE_URL=sqlite:///COPY reportbot migrate-store --to ADDRESS",
    "reportbot dead",
    "systemctl stop reportbot && reportbot dead --repeat N && systemctl start reportbot",
    "git pull && make setup",
    "rm -rf dist && make release ARGS=--draft",
    "make figures",
)
"""What the test types. `make demo` gets ARGS=--script, as README says, for its page waits for a person."""

ROOT_IS_NEEDED = "needs root and a machine of its own; tests/packaging looks through the files that it uses"
DOCKER = "needs docker; tests/packaging looks through Dockerfile and compose.yaml"
AFAR = "goes from one machine to another"

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

TRIED = (
    (
        "reportbot restore /var/lib/reportbot/backups/FILE --to /var/lib/reportbot/coba "
        "--bot-key /var/lib/reportbot/reportbot.key"
    ),
    "REPORTBOT_DATA_DIR=/var/lib/reportbot/coba reportbot audit verify",
    "rm -r /var/lib/reportbot/coba",
)
"""A restore that is tried beside the bot at work."""

RESTORED = (
    "systemctl stop reportbot",
    (
        "reportbot restore /var/lib/reportbot/backups/FILE --to /var/lib/reportbot/pulih "
        "--bot-key /var/lib/reportbot/reportbot.key"
    ),
    "mv -T /var/lib/reportbot/pulih /var/lib/reportbot-pulih",
    "mv -T /var/lib/reportbot /var/lib/reportbot-lama",
    "mv -T /var/lib/reportbot-pulih /var/lib/reportbot",
    "mv -T /var/lib/reportbot-lama/backups /var/lib/reportbot/backups",
    "chown -R reportbot /var/lib/reportbot",
    "reportbot audit verify",
    "systemctl start reportbot",
)
"""A restore from which the service goes on."""

KEY_KEPT = (
    "cat /var/lib/reportbot/reportbot.key",
    "mount /dev/sdb1 /mnt",
    "cp /var/lib/reportbot/reportbot.key /mnt/",
    "umount /mnt",
)

NEW_MACHINE = (
    "install -d -m 0700 /var/lib/reportbot-masuk",
    "cp /mnt/FILE /var/lib/reportbot-masuk/",
    "cp /mnt/reportbot.key /var/lib/reportbot-masuk/",
    "chown -R reportbot /var/lib/reportbot-masuk",
    "chmod -R go= /var/lib/reportbot-masuk",
    (
        "reportbot restore /var/lib/reportbot-masuk/FILE --to /var/lib/reportbot "
        "--bot-key /var/lib/reportbot-masuk/reportbot.key"
    ),
    "reportbot audit verify",
    "systemctl enable --now reportbot",
    "rm -r /var/lib/reportbot-masuk",
)
"""A restore after a service was installed and not started."""

OWN_FILES = (
    "install -o reportbot -m 0600 policy.toml /etc/reportbot/policy.toml",
    "cp -r texts /etc/reportbot/ && chown -R reportbot /etc/reportbot/texts",
)
CHANGED = ("nano /etc/reportbot/.env", "systemctl restart reportbot", "reportbot doctor")

UPGRADED = (
    "/opt/reportbot/bin/pip install --no-deps --force-reinstall dist/reportbot-*.whl",
    "install -m 0755 deploy/reportbot /usr/local/bin/reportbot",
    "cp deploy/reportbot.service /etc/systemd/system/ && systemctl daemon-reload",
    "systemctl restart reportbot",
)

GONE_BACK = (
    "systemctl stop reportbot",
    "git checkout TAG && make setup",
    "install -o reportbot -m 0600 /var/lib/reportbot/reportbot-before-SCHEMA.db /var/lib/reportbot/reportbot.db",
    "rm -f /var/lib/reportbot/reportbot.db-wal /var/lib/reportbot/reportbot.db-shm",
    "systemctl start reportbot",
)

LEAKED = (
    "systemctl stop reportbot",
    "cp -a /var/lib/reportbot /root/kebocoran",
    "journalctl -u reportbot > /root/kebocoran.log",
    "reportbot key rotate",
    "systemctl start reportbot",
)

MOVED = ("systemctl disable --now reportbot", "chown -R reportbot /var/lib/reportbot /etc/reportbot")

BESIDE_SERVICE = (
    *(*TRIED, *RESTORED, *KEY_KEPT, *NEW_MACHINE, *OWN_FILES),
    *(*CHANGED, *UPGRADED, *GONE_BACK, *LEAKED, *MOVED),
)
"""What root types later, on the same machine."""

NOT_RUN: Mapping[str, str] = {
    "make test": "is what runs this test",
    'make campaign ARGS="--minutes 30"': "takes half an hour; tests/campaigns/test_short_forms.py runs it briefly",
    "sudo -i": ROOT_IS_NEEDED,
    "apt-get update && apt-get install -y git make python3-venv": ROOT_IS_NEEDED,
    "scp -r root@ALAMAT:/var/lib/reportbot/backups .": AFAR,
    "scp -rp root@OLD:/var/lib/reportbot /var/lib/": AFAR,
    "scp -rp root@OLD:/etc/reportbot /etc/": AFAR,
    "tar -cf - texts | docker compose exec -T bot tar -xf - -C data": DOCKER,
    "chown -R 10001 salinan && chmod -R go= salinan": DOCKER,
    "chown -R 10001 pindah": DOCKER,
    "git pull && docker compose up -d --build": DOCKER,
}
"""Every other line that does not begin with docker, and why it is not run."""


def documented() -> list[str]:
    """The lines of all command blocks, without their comments."""
    words = [line for page in PAGES for line in BLOCK_LINE.findall((ROOT / page).read_text("utf-8"))]
    return [re.sub(r"\s+# .*$", "", line).rstrip() for line in words]


def filled_in(line: str, filled: Mapping[str, str]) -> str:
    """The line with what it leaves open."""
    for blank, value in filled.items():
        line = re.sub(rf"(?<!\w){blank}(?!\w)", shlex.quote(value), line)
    return line


@dataclass
class Operator:
    """Somebody at a shell in the clone, with `.venv` on the path, and what he was told."""

    clone: Path
    env: dict[str, str]
    typed: list[str] = field(default_factory=list)

    def types(self, line: str, *, given: str = "", **filled: str) -> str:
        """A documented line, with what it leaves open filled in; what it then says."""
        self.typed.append(line)
        return self.does(filled_in(line, filled), given=given)

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
