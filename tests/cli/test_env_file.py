"""What `init` writes into `.env` is what the settings read, whatever stands there already."""

import os
import stat
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from reportbot.cli.env_file import with_values, write_private

VALUES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


@given(values=st.dictionaries(st.sampled_from(["REPORTBOT_A", "REPORTBOT_B"]), VALUES))
def test_a_value_is_read_back_as_it_was_given(values: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("env") / ".env"
    file.write_text(with_values("# mine\nREPORTBOT_A=old\nOTHER='x y'\n", values), "utf-8")
    read = dotenv_values(file, interpolate=False)
    assert {name: read[name] for name in values} == values
    assert read["OTHER"] == "x y"
    assert file.read_text("utf-8").startswith("# mine\n")


def test_a_variable_that_is_set_twice_is_set_once() -> None:
    before = "export REPORTBOT_TOKEN=1:a\nREPORTBOT_TOKEN = 2:b\nREPORTBOT_TOKEN_FILE=keep\n"
    assert with_values(before, {"REPORTBOT_TOKEN": "3:c"}) == "REPORTBOT_TOKEN_FILE=keep\nREPORTBOT_TOKEN=3:c\n"


def test_a_variable_without_a_value_is_taken_out() -> None:
    assert with_values("REPORTBOT_A=1\nREPORTBOT_B=2\n", {"REPORTBOT_A": "", "REPORTBOT_C": ""}) == "REPORTBOT_B=2\n"


def test_the_file_is_its_owners_alone_also_where_it_was_open_before(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("old")
    file.chmod(0o644)
    write_private(file, "new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text() == "new"
    assert [each.name for each in tmp_path.iterdir()] == [".env"]


def test_a_file_that_cannot_be_replaced_stands_as_it_was(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    with pytest.raises(IsADirectoryError):
        write_private(tmp_path / ".env", "new")
    assert [each.name for each in tmp_path.iterdir()] == [".env"]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_ctrl_c_while_it_is_written_leaves_the_old_file_whole(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    file = tmp_path / ".env"
    file.write_text("old")
    monkeypatch.setattr(step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_private(file, "new")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [(".env", "old")]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files to others")
@pytest.mark.parametrize("older", [True, False])
def test_what_root_writes_stays_readable_to_the_user_whose_it_is(tmp_path: Path, older: bool) -> None:
    file, nobody = tmp_path / ".env", 65534
    if older:
        file.write_text("old")
    os.chown(file if older else tmp_path, nobody, nobody)
    write_private(file, "new")
    assert (file.stat().st_uid, stat.S_IMODE(file.stat().st_mode)) == (nobody, 0o600)
