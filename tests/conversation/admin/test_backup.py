"""/cadangan asks for a backup and tells what came of it."""

import pytest

from reportbot.conversation.admin.backup_pages import KEYLESS
from reportbot.conversation.says import Work
from tests.conversation.admin.office import OTHER, desk


def test_a_backup_is_asked_for_and_its_content_told() -> None:
    office = desk()
    assert office.writes("/cadangan") == "Cadangan sedang dibuat. Bot tetap melayani."
    assert (office.work.kind, office.work.person) == ("backup", office.person)
    result = {"name": "reportbot-20210321-050000.backup", "size": 123_456, "files": 3}
    read = office.answered(office.work, result=result)
    assert "reportbot-20210321-050000.backup, 124 kB" in read
    assert "basis data dan 3 berkas" in read
    assert "Simpan keduanya di tempat lain" in read
    (entry,) = office.decisions
    assert (entry.kind, entry.by) == ("backup", office.person)
    assert entry.data == {"size": 123_456, "files": 3}


@pytest.mark.parametrize(
    ("description", "says"),
    [("backup-failed", "ruang kosong"), ("odd", "tidak dapat dibuat")],
)
def test_a_backup_that_failed_says_what_to_do(description: str, says: str) -> None:
    office = desk()
    office.writes("/cadangan")
    assert says in office.answered(office.work, "failed", description=description)
    assert office.decisions == []


def test_where_there_is_no_recovery_key_it_says_how_to_make_one() -> None:
    office = desk()
    office.writes("/cadangan")
    assert "reportbot recovery-key" in office.answered(office.work, result=KEYLESS)
    assert office.decisions == []


def test_each_who_asks_has_a_work_of_his_own_and_asking_twice_is_asking_once() -> None:
    office = desk()
    office.writes("/cadangan")
    first = office.work.once
    office.writes("/cadangan")
    assert office.work.once == first != ""
    other = desk(OTHER, admins=(OTHER,))
    other.writes("/cadangan")
    assert other.work.once != first


def test_it_is_no_command_of_others() -> None:
    office = desk(22)
    office.writes("/bantuan")
    assert not [say for say in office.world.says if isinstance(say, Work)]
