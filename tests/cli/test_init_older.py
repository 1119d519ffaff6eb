"""`reportbot init` where there is an older `.env`: one that cannot be kept stops it, wrong values do not."""

from pathlib import Path

import pytest

from reportbot.cli.doctor.here import user
from reportbot.cli.stored import stored
from reportbot.settings import Settings, WrongSetting
from tests.cli.conftest import TOKEN, Beside
from tests.cli.test_doctor import nobody_in_particular, open_to_all
from tests.cli.test_init import Typed, at_sandbox, typed

__all__ = ["at_sandbox", "open_to_all", "typed"]

ANSWERS = (TOKEN, "", "12", "Paguyuban")


def _in(language: str) -> tuple[str, ...]:
    return ("init", "--language", language)


@pytest.mark.parametrize(
    ("language", "why", "then"),
    [
        ("id", "tidak dapat dibaca: isinya bukan teks UTF-8.", "Lalu jalankan lagi: reportbot init"),
        ("en", "cannot be read: it is no UTF-8 text.", "Then run again: reportbot init"),
    ],
)
def test_a_file_that_is_no_text_is_told_in_the_language_of_the_dialogue_and_stands(
    at_sandbox: Beside, typed: Typed, tmp_path: Path, language: str, why: str, then: str
) -> None:
    Path(".env").write_bytes(b"REPORTBOT_TOKEN=\xff\xfe\n")
    code, said = typed(*ANSWERS, words=_in(language))
    assert code == 2
    assert f"{tmp_path}/.env" in said
    assert why in said
    assert f"mv {tmp_path}/.env {tmp_path}/.env." in said
    assert said.endswith(f"{then}\n\n")
    assert Path(".env").read_bytes() == b"REPORTBOT_TOKEN=\xff\xfe\n"


def test_where_no_language_was_given_it_is_asked_for_before_anything_is_told(at_sandbox: Beside, typed: Typed) -> None:
    Path(".env").write_bytes(b"\xff\n")
    assert "cannot be read" in typed("2", words=("init",))[1]
    assert "tidak dapat dibaca" in typed("", words=("init",))[1]


def test_a_folder_in_the_place_of_the_file_is_told_before_any_question(at_sandbox: Beside, typed: Typed) -> None:
    Path(".env").mkdir()
    code, said = typed()
    assert (code, "tidak dapat dibaca: itu folder, bukan berkas." in said) == (2, True)
    assert "it is a folder and no file." in typed(words=_in("en"))[1]


def test_lines_that_are_no_assignment_are_told_by_number_and_never_shown(at_sandbox: Beside, typed: Typed) -> None:
    before = "# ours\nREPORTBOT_TOKEN: rahasia\nREPORTBOT_ADMIN_IDS=5\nREPORTBOT_OPERATOR_NAME='Tim\n"
    Path(".env").write_text(before)
    code, said = typed(*ANSWERS)
    assert (code, "isi baris 2, 4 bukan setelan" in said) == (2, True)
    assert "rahasia" not in said
    assert "what stands in line 2, 4 is no setting" in typed(*ANSWERS, words=_in("en"))[1]
    assert Path(".env").read_text() == before


def test_a_file_of_another_user_is_told_with_the_command_that_gives_it(
    at_sandbox: Beside, typed: Typed, open_to_all: Path
) -> None:
    Path(".env").write_text(f"REPORTBOT_TOKEN={TOKEN}\n")
    Path(".env").chmod(0)
    with nobody_in_particular():
        me = user()
        code, said = typed(*ANSWERS)
    assert code == 2
    assert f"{open_to_all}/.env tidak dapat dibaca pengguna {me}" in said
    assert f"chown {me} {open_to_all}/.env && chmod 600 {open_to_all}/.env" in said


@pytest.mark.parametrize(
    ("language", "told"), [("id", "tidak dapat ditulis pengguna"), ("en", "cannot write to the folder")]
)
def test_a_folder_that_this_user_may_not_write_is_told_before_any_question(
    at_sandbox: Beside, typed: Typed, open_to_all: Path, language: str, told: str
) -> None:
    with nobody_in_particular():
        code, said = typed(*ANSWERS, words=_in(language))
    assert code == 2
    assert told in said
    assert str(open_to_all) in said


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("id", "masih ada setelan lain yang keliru, dan bot tidak berjalan"),
        ("en", "another setting is wrong still, and the bot does not run"),
    ],
)
def test_wrong_values_are_mended_as_far_as_it_asks_and_the_doctor_names_the_others(
    at_sandbox: Beside, typed: Typed, language: str, told: str
) -> None:
    Path(".env").write_text("REPORTBOT_TOKEN=rahasia\nREPORTBOT_ADMIN_IDS=0812-3456\nREPORTBOT_DIGEST_HOUR=24\n")
    code, said = typed("", TOKEN, "", "", "Paguyuban", words=_in(language))
    assert code == 0
    assert "0812-3456" not in said
    assert told in said
    assert ": reportbot doctor (" in said.rstrip().splitlines()[-1]
    with pytest.raises(WrongSetting) as raised:
        Settings.load()
    assert raised.value.text.args["name"] == "REPORTBOT_DIGEST_HOUR"
    Path(".env").write_text(Path(".env").read_text().replace("REPORTBOT_DIGEST_HOUR=24\n", ""))
    assert (Settings.load().operator_name, Settings.load().admin_ids) == ("Paguyuban", ())


def test_where_all_that_was_wrong_is_mended_nothing_more_is_to_be_done(at_sandbox: Beside, typed: Typed) -> None:
    Path(".env").write_text(f"REPORTBOT_TOKEN=rahasia\nREPORTBOT_OPERATOR_NAME={'x' * 201}\n")
    code, said = typed(TOKEN, "", "12", "", "Paguyuban")
    assert (code, "Nama pengelola diperlukan" in said, "keliru" in said) == (0, True, False)
    assert Settings.load().operator_name == "Paguyuban"


def test_a_wrong_address_of_telegram_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text(f"REPORTBOT_API_URL=api.telegram.org\nREPORTBOT_TOKEN={TOKEN}\n")
    assert stored() == {"REPORTBOT_TOKEN": TOKEN}


def test_a_file_that_an_editor_on_windows_marked_is_read_and_mended(at_sandbox: Beside, typed: Typed) -> None:
    Path(".env").write_text(f"REPORTBOT_TOKEN={TOKEN}\nREPORTBOT_ADMIN_IDS=5\n", encoding="utf-8-sig")
    code, _ = typed("", "", "Paguyuban")
    assert code == 0
    words = Path(".env").read_text()
    assert words == f"REPORTBOT_TOKEN={TOKEN}\nREPORTBOT_ADMIN_IDS=5\nREPORTBOT_OPERATOR_NAME=Paguyuban\n"
