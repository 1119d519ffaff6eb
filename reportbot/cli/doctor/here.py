"""How ReportBot is called and started on this machine, so that a line can be copied as it stands."""

import os
import pwd
import shlex
import shutil
import sys
from pathlib import Path

from reportbot.conversation.says import Text
from reportbot.settings import DOTENV

NAME = "reportbot"
SETTINGS_NAME = str(DOTENV)
PLAIN_SERVICE = "bot"
"""That of compose.yaml which stands alone; the other one belongs to a profile, which replaces it."""

SETTINGS_DIR = "etc/reportbot"
"""Where deploy/reportbot, the service's command, works; below the root."""

UNIT_DIRS = ("etc/systemd/system", "usr/local/lib/systemd/system", "usr/lib/systemd/system", "lib/systemd/system")

GIVEN = "chown -R reportbot: data && chmod -R u=rwX,go= data"
"""What root does in the volume, so that all in it is the bot's own again, and nobody else's."""

CAPABILITIES = "--cap-add CHOWN --cap-add DAC_OVERRIDE --cap-add FOWNER"
"""Without them root may no more than anybody else: compose.yaml drops all."""

COMPOSED = {
    "REPORTBOT_DATABASE_URL": ("POSTGRES_PASSWORD", SETTINGS_NAME),
    "REPORTBOT_WEBHOOK_URL": ("PUBLIC_HOST", SETTINGS_NAME),
    "REPORTBOT_WEBHOOK_LISTEN": ("REPORTBOT_WEBHOOK_LISTEN", "compose.yaml"),
}
"""What compose.yaml sets in the service behind the proxy, which goes before `.env`, and from what it makes it."""

CONTAINER = "CONTAINER_OF_REPORTBOT"
"""Set by our Dockerfile and compose.yaml alone, to the name of the service; it is no setting."""


def named() -> dict[str, str]:
    """What the texts call `program` and `way`; where that is "container", `up`, `once` and `give` are not empty."""
    if service := container():
        return _composed(service)
    here = {"program": program(sys.argv[0], Path("/"), Path.cwd()), "way": way(Path("/"), Path.cwd())}
    return {**here, "up": "", "once": "", "give": ""}


def with_names(text: Text) -> Text:
    """A text that may name commands, complete."""
    return Text(text.key, {**named(), **text.args})


def _composed(service: str) -> dict[str, str]:
    """As docs/operating.md has it: `up` starts the bot, `once` begins a command beside it that stands still.

    `give` makes the volume the bot's own.
    """
    compose, up = "docker compose", "up -d"
    if service != PLAIN_SERVICE:
        compose, up = f"{compose} --profile postgresql", f"{up} --scale {PLAIN_SERVICE}=0"
    name = shlex.quote(service)
    called, once = f"{compose} exec {name} {NAME}", f"{compose} run --rm {name}"
    give = f"{compose} run --rm --user root {CAPABILITIES} --entrypoint sh {name} -c '{GIVEN}'"
    return {"program": called, "way": "container", "up": f"{compose} {up}", "once": once, "give": give}


def container() -> str:
    """The service of compose.yaml in which this runs, "" outside of containers."""
    return os.environ.get(CONTAINER, "")


def settings_place() -> str:
    """Where the settings stand, as a shell understands it; a container is given those of `.env` in the clone."""
    return SETTINGS_NAME if container() else whole(DOTENV)


def source_of(name: str) -> tuple[str, str]:
    """What is to be changed for a setting to be another, and in which file in the clone, "" where that is open."""
    if container() in ("", PLAIN_SERVICE):
        return name, ""
    return COMPOSED.get(name, (name, ""))


def program(typed: str, root: Path, folder: Path) -> str:
    """The word that begins a command: `typed` began this one, in `folder`."""
    if folder == root / SETTINGS_DIR or Path(typed).name != NAME:
        return NAME
    on_path = shutil.which(NAME)
    return NAME if on_path is not None and Path(on_path).samefile(typed) else shlex.quote(typed)


def way(root: Path, folder: Path) -> str:
    """How the bot is started: as a "service", as one that is still to be put up ("install"), or in a "terminal"."""
    # Where there is a unit, a bot in a terminal takes the updates from it, whatever the folder.
    if any((root / place / f"{NAME}.service").exists() for place in UNIT_DIRS):
        return "service"
    return "install" if folder == root / SETTINGS_DIR else "terminal"


def user() -> str:
    """Who runs this command, as chown takes it."""
    number = os.geteuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def whole(path: Path) -> str:
    """A path that a shell understands from any folder."""
    return shlex.quote(str(path.absolute()))
