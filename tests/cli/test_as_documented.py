"""What the documents tell to type, followed to the letter in a fresh clone, by somebody whose home is empty."""

import asyncio
import itertools
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from reportbot.cli.arguments import parse
from reportbot.sandbox.people import Group, Person, SandboxClient
from tests.cli.conftest import TOKEN, Beside
from tests.cli.documented import (
    BESIDE_SERVICE,
    LOG_SECONDS,
    NOT_RUN,
    ROOT,
    RUN,
    SERVICE,
    Operator,
    dewi_writes,
    documented,
    key_in,
    operator,
    says,
)
from tests.cli.test_dead import DUE, kept
from tests.storage.conftest import Database, new_server_database, server

__all__ = ["operator", "server"]


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


def test_every_documented_line_is_run_or_it_is_said_why_not() -> None:
    here = {line for line in documented() if not line.startswith("docker ")}
    assert here == {*RUN, *SERVICE, *BESIDE_SERVICE, *NOT_RUN}
    assert {*RUN, *SERVICE, *BESIDE_SERVICE} & set(NOT_RUN) == set()


SPANS = re.findall(r"`(docker compose [^`]*)`", (ROOT / "docs/operating.md").read_text("utf-8"))
IN_CONTAINERS = sorted({*(line for line in documented() if "docker " in line), *SPANS})
SERVICES = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
VALUED = {"-e", "-v", "--entrypoint", "--user", "--cap-add"}
"""Options of docker compose that a word follows."""


def _after_options(words: Iterator[str]) -> list[str]:
    """What follows the options: the service, and what is given to it."""
    for word in words:
        if word in VALUED:
            next(words)
        elif not word.startswith("-"):
            return [word, *words]
    return []


@pytest.mark.parametrize("line", IN_CONTAINERS)
def test_a_line_for_containers_names_services_and_verbs_that_there_are(line: str) -> None:
    """Nobody runs them here: what compose.yaml and the program know of them is looked through."""
    for _, part in itertools.groupby(shlex.split(line), {"&&", "|", "<"}.__contains__):
        words = list(part)
        if words[:2] != ["docker", "compose"] or not {"exec", "run", "stop"} & set(words):
            continue
        verb = next(word for word in words if word in {"exec", "run", "stop"})
        service, *rest = _after_options(iter(words[words.index(verb) + 1 :]))
        assert service in SERVICES
        if verb == "run" and "--entrypoint" not in words:
            parse(["1" if word == "N" else word for word in rest])
        elif rest[:1] == ["reportbot"]:
            parse(rest[1:])


@pytest.mark.parametrize("line", sorted({*NOT_RUN, *IN_CONTAINERS}))
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
    to, again = (asyncio.run(new_server_database(server, "template1")) for _ in range(2))
    assert "REPORTBOT_DATABASE_URL" in operator.does(f"reportbot migrate-store --to {shlex.quote(to)}")
    _gone_back(operator, again)
    kept(Database("sqlite", None, operator.clone / "data"), DUE)
    assert "draft-reminder" in operator.types("reportbot dead")
    repeated = "systemctl stop reportbot && reportbot dead --repeat N && systemctl start reportbot"
    assert "Comes in once more" in operator.types(repeated, N="1")
    operator.types("git pull && make setup")
    operator.types("rm -rf dist && make release ARGS=--draft")
    operator.typed.append("make demo")
    assert "Nomor laporan" in operator.does("make demo ARGS=--script")
    operator.types("make figures")
    assert set(operator.typed) == set(RUN)


def _gone_back(operator: Operator, address: str) -> None:
    """operating.md, Upgrade, and go back: from a copy that was made before, while the settings name a server."""
    copy = operator.clone / "data/reportbot-before-7777.db"
    (operator.clone / "data/reportbot.db").rename(copy)
    operator.env["REPORTBOT_DATABASE_URL"] = "postgresql://upgraded.invalid/reportbot"
    line = "REPORTBOT_DATABASE_URL=sqlite:///COPY reportbot migrate-store --to ADDRESS"
    assert "each table has the rows" in operator.types(line, COPY=str(copy), ADDRESS=address)
    copy.rename(operator.clone / "data/reportbot.db")
    del operator.env["REPORTBOT_DATABASE_URL"]


def _restored(operator: Operator, key: str, tmp_path: Path) -> None:
    """operating.md, Back up and restore: proven, opened into a new folder, and gone on from there."""
    backup = max((operator.clone / "data/backups").iterdir())  # the bot makes one of its own, too
    operator.types("reportbot verify FILE", given=f"{key}\n", FILE=str(backup))
    copy = tmp_path / "safe.key"
    copy.write_bytes((operator.clone / "data/reportbot.key").read_bytes())
    copy.chmod(0o600)
    line = "reportbot restore FILE --to NEWDIR --bot-key COPY_OF_KEY_FILE"
    operator.types(line, given=f"{key}\n", FILE=str(backup), NEWDIR="again", COPY_OF_KEY_FILE=str(copy))
    operator.does("REPORTBOT_DATA_DIR=again reportbot audit verify")
