"""What `init` and `doctor` tell to type works on the machine where they tell it."""

from pathlib import Path

import pytest

from reportbot.cli.doctor.here import named, program, way
from reportbot.conversation.says import Text
from reportbot.texts import Texts

TEXTS = Texts.load()


def installed(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on whose path there is one folder."""
    monkeypatch.setenv("PATH", str(tmp_path / "usr/local/bin"))
    return tmp_path


def test_in_a_clone_a_command_begins_as_it_was_typed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = root / "root/reportbot"
    installed(clone / ".venv/bin/reportbot")
    monkeypatch.chdir(clone)
    assert program(".venv/bin/reportbot", root, clone) == ".venv/bin/reportbot"
    installed(root / "usr/local/bin/reportbot")
    assert program(".venv/bin/reportbot", root, clone) == ".venv/bin/reportbot"


def test_what_is_on_the_path_is_called_by_its_name(root: Path) -> None:
    assert program(str(installed(root / "usr/local/bin/reportbot")), root, root) == "reportbot"


def test_the_services_command_is_called_by_its_name_though_it_calls_another(root: Path) -> None:
    installed(root / "usr/local/bin/reportbot")
    called = installed(root / "opt/reportbot/bin/reportbot")
    assert program(str(called), root, root / "etc/reportbot") == "reportbot"
    assert program(str(called), root, root) == str(called)


def test_a_module_that_is_run_has_no_file_of_that_name(root: Path) -> None:
    assert program(str(root / "reportbot/__main__.py"), root, root) == "reportbot"


def test_where_there_is_a_unit_the_bot_is_started_by_it_from_any_folder(root: Path) -> None:
    assert way(root, root) == "terminal"
    assert way(root, root / "etc/reportbot") == "install"
    installed(root / "etc/systemd/system/reportbot.service")
    assert (way(root, root), way(root, root / "etc/reportbot")) == ("service", "service")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("key", ["init-next", "doctor-not-at-work"])
def test_a_service_is_started_by_systemd_and_never_beside_it(key: str, language: str) -> None:
    def told(how: str) -> str:
        return TEXTS.plain(Text(key, {**named(), "program": ".venv/bin/reportbot", "way": how}), language)

    assert "systemctl start reportbot" in told("service")
    assert "docs/memasang.md" in told("install")
    assert "systemctl start reportbot" in told("install")
    assert "reportbot run" not in told("service") + told("install")
    assert ".venv/bin/reportbot run" in told("terminal")
    assert "docs/memasang.md" in told("terminal")
