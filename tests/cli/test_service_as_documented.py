"""docs/operating.md and docs/memasang.md, as a service: what root types, on a machine whose root is a folder."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.cli.conftest import TOKEN, Beside
from tests.cli.documented import (
    BESIDE_SERVICE,
    CHANGED,
    GONE_BACK,
    KEY_KEPT,
    LEAKED,
    LOG_SECONDS,
    MOVED,
    NEW_MACHINE,
    OWN_FILES,
    RESTORED,
    SERVICE,
    TRIED,
    UPGRADED,
    Operator,
    dewi_writes,
    filled_in,
    key_in,
    operator,
    program,
    says,
)

__all__ = ["operator"]

OWN_SETTINGS = "REPORTBOT_POLICY_FILE=/etc/reportbot/policy.toml\nREPORTBOT_TEXTS_DIR=/etc/reportbot/texts\n"


@dataclass
class Machine:
    """A machine whose root is a folder, and who types there as root."""

    operator: Operator
    root: Path
    key: str = ""

    def types(self, *lines: str, given: str = "", **filled: str) -> str:
        """Documented lines; a restore asks for the recovery key."""
        said = ""
        for line in lines:
            self.operator.typed.append(line)
            asked = f"{self.key}\n" if line.startswith("reportbot restore") else given
            said += self.operator.does(filled_in(_below(self.root, line), filled), given=asked)
        return said

    @property
    def data(self) -> Path:
        return self.root / "var/lib/reportbot"

    @property
    def backup(self) -> Path:
        """The newest."""
        return max((self.data / "backups").glob("*.backup"))

    def serves(self, log: Path, *lines: str) -> None:
        """The service runs once, as its unit says, while these lines are typed."""
        unit = _below(self.root, (self.root / "etc/systemd/system/reportbot.service").read_text())
        said = dict(re.findall(r"^(ExecStart|WorkingDirectory|Environment)=(.*)$", unit, re.MULTILINE))
        line = f"cd {said['WorkingDirectory']} && exec env {said['Environment']} {said['ExecStart']}"
        with log.open("wb") as file:
            bot = subprocess.Popen(["bash", "-c", line], env=self.operator.env, stdout=file, stderr=file)
        try:
            says(log, '"serving"', bot)
            assert "FAIL" not in self.types(*lines)
        finally:
            bot.terminate()
            assert bot.wait(LOG_SECONDS) == 0


def test_a_service_is_set_up_as_documented_and_every_later_command_works_on_its_data(
    operator: Operator, telegram: Beside, tmp_path: Path
) -> None:
    machine = Machine(operator, _root(operator, tmp_path / "root"))
    telegram.do(dewi_writes)
    _installed(machine, SERVICE)
    machine.serves(tmp_path / "bot.log", "reportbot doctor")
    machine.key = key_in(operator.does("reportbot recovery-key"))
    operator.does("systemctl stop reportbot && reportbot key rotate && systemctl start reportbot")
    operator.does("reportbot backup")
    operator.does(f"reportbot verify {machine.backup}", given=f"{machine.key}\n")
    operator.does(f"env PATH=/usr/bin:/bin {machine.root}/usr/local/bin/reportbot audit verify")  # as cron calls it
    machine.types(*TRIED, FILE=machine.backup.name)
    _restored(machine)
    _settings_changed(machine, tmp_path)
    machine.types(*KEY_KEPT)
    _on_a_new_machine(machine)
    _upgraded_and_back(machine)
    machine.types(*LEAKED, *MOVED)
    assert (machine.root / "root/kebocoran/reportbot.db").exists()
    machine.serves(tmp_path / "bot.log")
    assert set(operator.typed) >= {*SERVICE, *BESIDE_SERVICE}
    assert not (operator.clone / "data").exists()


def _installed(machine: Machine, lines: Sequence[str]) -> None:
    for line in lines:
        machine.types(line, given=f"1\n{TOKEN}\n\n\nPaguyuban Merdeka\n" if line == "reportbot init" else "")
        if "/usr/local/bin/reportbot" in line:
            command = machine.root / "usr/local/bin/reportbot"
            found = command.read_text().replace("PATH=", f"PATH={machine.root}/usr/sbin:")
            command.write_text(_below(machine.root, found))


def _restored(machine: Machine) -> None:
    """What was there stands aside; what is there is what was in the backup."""
    (machine.data / "later").touch()
    machine.types(*RESTORED, FILE=machine.backup.name)
    assert not (machine.data / "later").exists()
    aside = machine.data.with_name("reportbot-lama")
    assert (aside / "later").exists()
    machine.operator.does(f"rm -r {aside}")


def _settings_changed(machine: Machine, tmp_path: Path) -> None:
    """nano, which stands in for the editor, names a policy and words of one's own."""
    (machine.operator.clone / "policy.toml").write_text('[deadlines]\nrecheck = "5 days"\n')
    (machine.operator.clone / "texts/id").mkdir(parents=True)
    (machine.operator.clone / "texts/id/own.ftl").write_text("doctor-mail = Surel siap.\n")
    machine.types(*OWN_FILES, *CHANGED[:2])
    machine.serves(tmp_path / "bot.log", *CHANGED[2:])


def _on_a_new_machine(machine: Machine) -> None:
    """Installed there, the data folder is empty; backup and key come from a stick."""
    (machine.root / "mnt" / machine.backup.name).write_bytes(machine.backup.read_bytes())
    name = machine.backup.name
    machine.operator.does(f"rm -r {machine.data}")
    machine.types("install -d -o reportbot -m 0700 /var/lib/reportbot", *NEW_MACHINE, FILE=name)
    assert (machine.data / "recovery.pub").exists(), "the bot goes on with its backups"


def _upgraded_and_back(machine: Machine) -> None:
    _installed(machine, UPGRADED)
    before = machine.data / "reportbot-before-7777.db"
    before.write_bytes((machine.data / "reportbot.db").read_bytes())
    machine.types(*GONE_BACK, SCHEMA="7777", TAG="HEAD")
    assert (machine.data / "reportbot.db").read_bytes() == before.read_bytes()
    machine.operator.does("reportbot audit verify")


def _below(root: Path, words: str) -> str:
    """The same with `root` for the machine's root."""
    return re.sub(r"(?<![\w./])/(?=(?:opt|etc|var|usr/local|root|mnt)/)", f"{root}/", words)


def _root(operator: Operator, root: Path) -> Path:
    """Folders that a machine has, and commands that only root may use, or that would fetch everything once more."""
    system = root.parent / "system"
    for folder in ("etc/systemd/system", "usr/local/bin", "mnt", "root"):
        (root / folder).mkdir(parents=True)
    for name in ("useradd", "python3", "chown", "mount", "umount", "journalctl"):
        program(system / name, "exit 0")
    program(system / "nano", f'printf {shlex.quote(_below(root, OWN_SETTINGS))} >> "$1"')
    program(root / "usr/sbin/runuser", '[ "$1 $2 $3" = "-u reportbot --" ] && shift 3 && exec "$@"')
    owned = 'case "$1 $2" in "-d -o") shift 3; set -- -d "$@";; "-o reportbot") shift 2;; esac'
    program(system / "install", f'{owned}; PATH=/usr/bin:/bin exec install "$@"')
    program(root / "opt/reportbot/bin/pip", "exit 0")
    program(root / "opt/reportbot/bin/reportbot", f'exec {shlex.quote(sys.executable)} -m reportbot "$@"')
    operator.env["PATH"] = f"{root / 'usr/local/bin'}:{root / 'usr/sbin'}:{system}:{os.environ['PATH']}"
    return root
