"""What `reportbot transparency` and `reportbot flyers` write is found by who reads where it is, in any folder."""

from pathlib import Path

import pytest

from reportbot.cli.entry import main
from reportbot.cli.public_files import write_public
from reportbot.errors import SettingsError
from reportbot.sandbox.people import Group


def test_the_pages_of_a_month_are_told_by_their_whole_paths(
    ready: Group, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in ((), ("--out", "laman")):
        with pytest.raises(SystemExit) as ended:
            main(["transparency", *words])
        assert ended.value.code == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.parent for path in written] == [tmp_path] * 2 + [tmp_path / "laman"] * 2
    assert all(path.is_file() for path in written)


def test_a_folder_that_cannot_be_written_is_told_with_the_way_to_name_another() -> None:
    with pytest.raises(
        SettingsError, match=r"^/proc/page\.html cannot be written \(.+\): name another folder with --out\.$"
    ):
        write_public(Path("/proc/page.html"), b"")
