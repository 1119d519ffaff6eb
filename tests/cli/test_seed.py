"""``reportbot seed`` fills an empty database, says how far it is, and touches none that holds anything."""

from pathlib import Path

import pytest

from reportbot.cli.seed import seed
from reportbot.errors import SettingsError


def test_an_empty_database_is_filled_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTBOT_TOKEN", "1000001:test-token")
    monkeypatch.setenv("REPORTBOT_DATA_DIR", str(tmp_path / "data"))
    assert seed(3) == 0
    assert capsys.readouterr().out == "3 of 3 cases\n"
    with pytest.raises(SettingsError, match="only an empty one is seeded"):
        seed(3)
