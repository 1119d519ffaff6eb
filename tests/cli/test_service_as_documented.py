"""docs/operating.md and docs/memasang.md, as a service: what root types, on a machine whose root is a folder."""

import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.conftest import TOKEN, Beside
from tests.cli.documented import (
    BESIDE_SERVICE,
    LOG_SECONDS,
    SERVICE,
    Operator,
    dewi_writes,
    key_in,
    operator,
    program,
    says,
)

__all__ = ["operator"]


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
            command.write_text(_below(root, command.read_text().replace("PATH=", f"PATH={root}/usr/sbin:")))
    _served(operator, _below(root, (root / "etc/systemd/system/reportbot.service").read_text()), tmp_path / "bot.log")
    key = key_in(operator.does("reportbot recovery-key"))
    operator.does("systemctl stop reportbot && reportbot key rotate && systemctl start reportbot")
    operator.does("reportbot backup")
    backup = max((root / "var/lib/reportbot/backups").iterdir())
    operator.does(f"reportbot verify {backup}", given=f"{key}\n")
    operator.does("reportbot audit verify")
    _every_night(operator, root)
    assert not (operator.clone / "data").exists()


def _every_night(operator: Operator, root: Path) -> None:
    """memasang.md: what cron runs as root makes a backup, with the path that cron of Debian gives."""
    before = {*(root / "var/lib/reportbot/backups").iterdir()}
    operator.does(_below(root, BESIDE_SERVICE[1]))
    *when, who, command = (root / "etc/cron.d/reportbot").read_text().strip().split(" ", 6)
    assert (" ".join(when), who) == ("15 2 * * *", "root")
    time.sleep(1.1)  # a backup is named by its second
    operator.does(f"env PATH=/usr/bin:/bin /bin/sh -c {shlex.quote(command)}")
    assert len({*(root / "var/lib/reportbot/backups").iterdir()} - before) == 1


def _served(operator: Operator, unit: str, log: Path) -> None:
    """The service runs once, as its unit says."""
    said = dict(re.findall(r"^(ExecStart|WorkingDirectory|Environment)=(.*)$", unit, re.MULTILINE))
    line = f"cd {said['WorkingDirectory']} && exec env {said['Environment']} {said['ExecStart']}"
    with log.open("wb") as file:
        bot = subprocess.Popen(["bash", "-c", line], env=operator.env, stdout=file, stderr=file)
    try:
        says(log, '"serving"', bot)
        assert "FAIL" not in operator.does(BESIDE_SERVICE[0])
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
    (root / "etc/cron.d").mkdir()
    program(system / "useradd", "exit 0")
    program(system / "python3", "exit 0")
    program(root / "usr/sbin/runuser", '[ "$1 $2 $3" = "-u reportbot --" ] && shift 3 && exec "$@"')
    program(system / "install", '[ "$2" != -o ] || { shift 3; set -- -d "$@"; }; PATH=/usr/bin:/bin exec install "$@"')
    program(root / "opt/reportbot/bin/pip", "exit 0")
    program(root / "opt/reportbot/bin/reportbot", f'exec {shlex.quote(sys.executable)} -m reportbot "$@"')
    operator.env["PATH"] = f"{root / 'usr/local/bin'}:{system}:{os.environ['PATH']}"
