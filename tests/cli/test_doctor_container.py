"""What `doctor` and `init` tell to type where they run in our container is what docs/operating.md tells for it."""

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportbot.cli.doctor.here import CAPABILITIES, CONTAINER, GIVEN, named
from reportbot.cli.entry import main
from reportbot.conversation.says import Text
from reportbot.settings import Settings
from reportbot.texts import Texts
from tests.cli.conftest import TOKEN, Beside, Looked, failing, line
from tests.cli.documented import ROOT
from tests.cli.test_as_documented import IN_CONTAINERS, SERVICES
from tests.cli.test_init import Typed, typed
from tests.texts.calls import numbers, times

__all__ = ["typed"]

TEXTS = Texts.load()
BOT = 10001
"""The user inside."""
COMMANDS = sorted(
    key
    for key in TEXTS.keys("id")
    if key.startswith(("doctor-", "cli-")) and {"program", "way", "give"} & TEXTS.variables(key, "id")
)
"""The doctor's texts, and those of wrong settings, that name a command."""

BARE = re.compile(
    r"systemctl|docs/memasang|Ctrl-C|reportbot run|(?<!exec bot )(?<!\.venv/bin/)\breportbot (?=[a-z])"
    r"|(?<!sh bot -c ')(?<!&& )\bch(?:own|mod) |\bmv "
)
"""A command that helps nobody in a container."""


@pytest.fixture
def contained(monkeypatch: pytest.MonkeyPatch) -> str:
    """The service that the Dockerfile names."""
    given = re.search(rf"^ +{CONTAINER}=(\S+)$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    assert given is not None
    monkeypatch.setenv(CONTAINER, given[1])
    return given[1]


def _told(key: str, language: str) -> str:
    names = TEXTS.variables(key, language)
    when = datetime(2021, 3, 21, 7, 30, tzinfo=UTC)
    args = {name: when if name in times() else 7 if name in numbers() else "x" for name in names}
    return TEXTS.plain(Text(key, {**args, **named()}), language)


def test_the_dockerfile_names_the_service_that_stands_alone(contained: str) -> None:
    assert contained in SERVICES
    assert "profiles" not in SERVICES[contained]
    for name, service in SERVICES.items():
        assert service.get("environment", {}).get(CONTAINER, name) == name
    assert CONTAINER in SERVICES["bot-webhook"]["environment"]


def test_the_sign_is_no_setting_and_nothing_is_said_of_it(contained: str) -> None:
    assert Settings.load({"REPORTBOT_TOKEN": TOKEN, CONTAINER: contained}).warnings == ()


def test_the_commands_are_the_documented_ones(contained: str) -> None:
    names = named()
    documented = " && ".join(IN_CONTAINERS)
    for verb in ("doctor", "recovery-key", "backup"):
        assert f"{names['program']} {verb}" in IN_CONTAINERS
    assert names["up"] in IN_CONTAINERS
    assert f"{names['up']} --force-recreate" in IN_CONTAINERS
    assert f"{names['once']} restore " in documented
    assert names["give"] in IN_CONTAINERS
    assert _told("doctor-start-webhook", "id") in IN_CONTAINERS


def test_two_bots_are_named_as_the_documents_tell_to_change_those_lines(
    contained: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = named()
    monkeypatch.setenv(CONTAINER, "bot-webhook")
    two = named()
    for name in ("program", "once", "give"):
        plain = one[name].replace("docker compose", "docker compose --profile postgresql")
        assert two[name] == plain.replace(" bot", " bot-webhook", 1)
    assert two["up"] in IN_CONTAINERS


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("key", COMMANDS)
def test_no_text_names_a_command_that_helps_nobody_there(contained: str, key: str, language: str) -> None:
    said = _told(key, language)
    assert re.search(r"docker compose|\.venv/bin/reportbot init", said)
    assert BARE.findall(said) == []


@pytest.mark.parametrize(
    ("language", "said"), [("id", "Bot tidak sedang berjalan"), ("en", "No bot is at work on this data folder")]
)
@pytest.mark.usefixtures("ready")
def test_the_doctor_names_them(contained: str, looked: Looked, language: str, said: str) -> None:
    _, lines = looked("--language", language)
    assert line(lines, said).endswith(": docker compose up -d")
    assert [each for each in lines if BARE.search(each)] == []


@pytest.mark.parametrize(("language", "then"), [("id", "lalu jalankan"), ("en", "then run")])
def test_a_wrong_setting_is_mended_outside_and_given_to_a_new_container(
    contained: str, looked: Looked, monkeypatch: pytest.MonkeyPatch, language: str, then: str
) -> None:
    monkeypatch.setenv("REPORTBOT_DIGEST_HOUR", "24")
    told = failing(looked("--language", language)[1])[0]
    assert f", {then} docker compose up -d --force-recreate;" in told
    assert str(Path.cwd()) not in told


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("name", "value", "source"),
    [
        ("WEBHOOK_URL", "https:///telegram", "PUBLIC_HOST (?:di|in) .env"),
        ("DATABASE_URL", "mysql://reportbot:a@db/reportbot", "POSTGRES_PASSWORD (?:di|in) .env"),
        ("WEBHOOK_LISTEN", "0.0.0.0", "REPORTBOT_WEBHOOK_LISTEN (?:di|in) compose.yaml"),  # noqa: S104
    ],
)
def test_what_compose_sets_is_mended_where_it_comes_from(
    at: Beside, looked: Looked, monkeypatch: pytest.MonkeyPatch, language: str, name: str, value: str, source: str
) -> None:
    """In its `environment:`, which goes before what `.env` says."""
    service = SERVICES["bot-webhook"]["environment"]
    assert f"REPORTBOT_{name}" in service
    assert re.match(r"POSTGRES|PUBLIC|REPORTBOT", source)
    assert source.split(maxsplit=1)[0] in f"REPORTBOT_{name} {service[f'REPORTBOT_{name}']}"
    monkeypatch.setenv(f"REPORTBOT_{name}", value)
    monkeypatch.setenv("REPORTBOT_DIGEST_HOUR", "24")
    monkeypatch.setenv(CONTAINER, "bot-webhook")
    composed, ours = failing(looked("--language", language)[1])[:2]
    assert f"REPORTBOT_{name} " in composed
    assert re.search(rf" {source} ", composed)
    assert f"{named()['up']} --force-recreate;" in composed
    assert "REPORTBOT_DIGEST_HOUR" in ours
    assert re.search(r"(?:di|in) \.env ", ours)
    monkeypatch.setenv(CONTAINER, "bot")
    assert not re.search(source, "".join(looked("--language", language)[1]))


@pytest.mark.parametrize(("language", "outside"), [("id", "Jalankan di luar wadah"), ("en", "Run outside of the")])
@pytest.mark.parametrize(("name", "mode"), [("data", 0o755), ("data/reportbot.key", 0o640)])
@pytest.mark.usefixtures("ready")
def test_what_others_can_read_is_closed_by_the_documented_line(
    contained: str, looked: Looked, name: str, mode: int, language: str, outside: str
) -> None:
    Path(name).chmod(mode)
    told = line(looked("--language", language)[1], outside)
    assert f" {Path(name).absolute()}" in told
    assert told.endswith(f": {named()['give']}")


@pytest.mark.parametrize(
    ("words", "outside"), [(["run"], "run outside of the container"), (["backup"], "jalankan di luar wadah")]
)
def test_a_secret_that_others_can_read_stops_a_verb_with_that_line(
    contained: str, at: Beside, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str],
    outside: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("REPORTBOT_API_URL", "https://telegram.invalid")
    Path("data").mkdir()
    Path("data/reportbot.key").touch(0o600)
    Path("data/reportbot.key").chmod(0o644)
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr().err
    assert (ended.value.code, outside in said, f"`{named()['give']}`" in said) == (2, True, True)


@pytest.mark.skipif(os.getuid() != 0 or shutil.which("setpriv") is None, reason="only root can give files away")
def test_root_without_its_rights_gives_the_volume_to_the_bot_with_those_that_the_line_brings(tmp_path: Path) -> None:
    """As in the container, where compose.yaml drops all of root's rights."""
    data = tmp_path / "data"
    for folder in (data, data / "backups"):
        folder.mkdir(mode=0o700)
        (folder / "file").touch()
        (folder / "file").chmod(0o644)
        os.chown(folder, BOT, BOT)
    (data / "foreign").mkdir(mode=0o755)
    rights = ",".join(f"+{word.lower()}" for word in CAPABILITIES.split()[1::2])
    line = GIVEN.replace("reportbot:", f"{BOT}:{BOT}")
    assert line != GIVEN
    dropped = ["setpriv", f"--bounding-set=-all,{rights}", "--inh-caps=-all", "--no-new-privs", "sh", "-c", line]
    subprocess.run(dropped, check=True, cwd=tmp_path)
    found = {path.name: path.stat() for path in (data, *data.rglob("*"))}
    assert {(one.st_uid, one.st_gid) for one in found.values()} == {(BOT, BOT)}
    assert {name: f"{one.st_mode & 0o777:o}" for name, one in found.items()} == {
        "data": "700", "backups": "700", "foreign": "700", "file": "600",
    }  # fmt: skip


@pytest.mark.parametrize(("language", "told"), [("id", "Di dalam wadah ini"), ("en", "Inside this container")])
def test_init_stores_nothing_inside_and_says_where_it_does(
    contained: str, typed: Typed, language: str, told: str
) -> None:
    code, said = typed(TOKEN, "", "12", "Paguyuban", words=("init", "--language", language))
    assert (code, said.startswith(told)) == (2, True)
    assert ".venv/bin/reportbot init" in said
    assert said.endswith("docker compose up -d --force-recreate\n\n")
    assert not Path(".env").exists()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("key", ["init-next", "init-else-wrong"])
def test_what_init_tells_those_who_use_docker_is_documented_and_told_to_nobody_else(key: str, language: str) -> None:
    names = {"program": "reportbot", "up": "", "once": "", "give": ""}
    told = TEXTS.plain(Text(key, {**names, "way": "terminal"}), language)
    lines = re.findall(r"docker compose [^)\n]+", told)
    assert lines
    assert set(lines) <= set(IN_CONTAINERS)
    for way in ("service", "install"):
        assert "docker" not in TEXTS.plain(Text(key, {**names, "way": way}), language).lower()
