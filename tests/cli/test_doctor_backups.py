"""`reportbot doctor` says whether backups can be made, and how old the newest is."""

from datetime import timedelta
from pathlib import Path

import pytest

from reportbot.backups import recovery
from reportbot.backups.keeping import name_of
from reportbot.backups.making import make_backup
from reportbot.clock import Clock
from reportbot.sandbox.people import Group
from tests.cli.conftest import Looked, line

DATA = Path("data")


def test_without_a_recovery_key_it_says_how_to_make_one(ready: Group, looked: Looked) -> None:
    code, lines = looked()
    assert (code, line(lines, "reportbot recovery-key").startswith("note")) == (0, True)
    assert "recovery key yet" in line(looked("--language", "en")[1], "reportbot recovery-key")


def test_a_recovery_key_that_cannot_be_read_is_named(ready: Group, looked: Looked) -> None:
    (DATA / recovery.PUBLIC_FILE).write_text("no key")
    assert line(looked()[1], "recovery.pub").startswith("note")


def test_with_a_key_and_no_backup_it_says_how_to_make_one(ready: Group, looked: Looked) -> None:
    recovery.make(DATA)
    assert line(looked()[1], "Belum ada cadangan").startswith("note")


@pytest.mark.parametrize(
    ("age", "mark", "said"),
    [
        (timedelta(), "ok", "0 jam yang lalu"),
        (timedelta(hours=47), "ok", "47 jam yang lalu"),
        (timedelta(days=3, hours=1), "note", "berumur 3 hari"),
    ],
)
def test_the_age_of_the_newest_is_said(ready: Group, looked: Looked, age: timedelta, mark: str, said: str) -> None:
    recovery.make(DATA)
    now = Clock().now()
    for older in (age, age + timedelta(days=9)):
        make_backup(DATA, DATA / "reportbot.db", now - older)
    code, lines = looked()
    assert (code, line(lines, "Cadangan terbaru").startswith(mark)) == (0, True)
    assert said in line(lines, "Cadangan terbaru")
    assert (DATA / "backups" / name_of(now - age)).exists()


def test_one_that_a_wrong_clock_dated_ahead_does_not_hide_that_there_is_no_new_one(
    ready: Group, looked: Looked
) -> None:
    recovery.make(DATA)
    now = Clock().now()
    for at in (now + timedelta(days=400), now - timedelta(days=5)):
        make_backup(DATA, DATA / "reportbot.db", at)
    assert "berumur 5 hari" in line(looked()[1], "Cadangan terbaru")


def test_where_the_tools_of_a_server_make_them_nothing_is_said(
    ready: Group, looked: Looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTBOT_BACKUP_HOUR", "off")
    assert line(looked()[1], "reportbot recovery-key")
    monkeypatch.setenv("REPORTBOT_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none")
    assert not [each for each in looked()[1] if "kunci pemulihan" in each or "adangan terbaru" in each]
