"""`reportbot doctor` where the bot would not start: what is wrong with the settings is a line, and the rest is seen.

At an address that is not this machine's, as Telegram's is; nobody is there.
"""

from pathlib import Path

import pytest

from reportbot.cli.doctor.here import user
from reportbot.cli.entry import main
from reportbot.sandbox.people import Group
from reportbot.storage.lock import hold
from tests.cli.conftest import TOKEN, Beside, Looked, failing, line
from tests.cli.test_doctor import nobody_in_particular, open_to_all

__all__ = ["open_to_all"]

MACHINE = ("Folder data", "Berkas kunci", "Ruang penyimpanan", "Basis data: SQLite")
"""What can be looked at without a token."""


@pytest.fixture
def far(at: Beside, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("REPORTBOT_API_URL", "https://telegram.invalid")
    return tmp_path


@pytest.mark.parametrize(
    ("language", "said"), [("id", "Token bot belum ada"), ("en", "There is no token, neither in the environment")]
)
def test_without_a_token_it_says_so_in_the_chosen_language(
    far: Path, looked: Looked, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.delenv("REPORTBOT_TOKEN")
    code, lines = looked("--language", language)
    assert code == 1
    assert failing(lines) == [line(lines, said)]
    assert f"{far}/.env" in failing(lines)[0]
    assert failing(lines)[0].endswith("reportbot init")


def test_without_a_token_all_is_looked_at_but_telegram(
    ready: Group, far: Path, looked: Looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPORTBOT_TOKEN")
    code, lines = looked("--remove-webhook")
    assert (code, len(failing(lines))) == (1, 1)
    assert all(line(lines, part).startswith("ok") for part in MACHINE)
    assert line(lines, "Surel belum disetel")
    assert [each for each in lines if "Telegram" in each] == []


def test_each_file_with_secrets_that_others_can_read_has_its_whole_command(
    ready: Group, far: Path, looked: Looked
) -> None:
    Path(".env").write_text(f"REPORTBOT_TOKEN={TOKEN}\n")
    files = [Path(name) for name in (".env", "data/reportbot.key", "data/reportbot.key.new")]
    for file in files:
        file.touch()
        file.chmod(0o640)
    code, lines = looked()
    assert code == 1
    for file in files:
        assert line(lines, f"membaca {far / file}").startswith("FAIL")
        assert line(lines, f"membaca {far / file}").endswith(f"Jalankan: chmod 600 {far / file}")
    assert line(lines, "Basis data: SQLite").startswith("ok")
    assert "chmod 600" in line(looked("--language", "en")[1], f"Others on this machine can read {far}/.env")


def test_a_command_for_a_file_with_blanks_in_its_name_is_one_that_a_shell_understands(
    far: Path, looked: Looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    (far / "kunci kami").write_text("")
    (far / "kunci kami").chmod(0o604)
    monkeypatch.setenv("REPORTBOT_KEY_FILE", "kunci kami")
    assert line(looked()[1], "kunci kami").endswith(f"chmod 600 '{far}/kunci kami'")


def test_a_settings_file_of_another_user_is_told_and_nothing_else_is_guessed(
    far: Path, open_to_all: Path, looked: Looked
) -> None:
    looked()  # what is loaded late is loaded
    Path(".env").write_text(f"REPORTBOT_TOKEN={TOKEN}\n")
    Path(".env").chmod(0)
    with nobody_in_particular():
        me = user()
        code, lines = looked()
    told, _ = lines
    assert (code, told[:4]) == (1, "FAIL")
    assert told.endswith(f"chown {me} {far}/.env && chmod 600 {far}/.env")


def test_a_settings_file_that_is_no_text_is_told(far: Path, looked: Looked) -> None:
    Path(".env").write_bytes(b"REPORTBOT_TOKEN=\xff\xfe\n")
    Path(".env").chmod(0o600)
    for language, said in (("id", "tidak dapat dibaca: isinya bukan teks UTF-8"), ("en", "it is no UTF-8 text")):
        code, lines = looked("--language", language)
        assert (code, len(failing(lines))) == (1, 1)
        assert said in failing(lines)[0]


def test_a_line_of_the_settings_file_that_is_none_is_told_by_its_number(far: Path, looked: Looked) -> None:
    Path(".env").write_text("# ours\nREPORTBOT_UNDO_MINUTES: rahasia\n")
    Path(".env").chmod(0o600)
    told = line(looked()[1], "bukan setelan")
    assert told.startswith(f"note  Baris 2 dalam {far}/.env")
    assert "rahasia" not in told
    assert line(looked("--language", "en")[1], "Line 2 of").startswith("note")


@pytest.mark.parametrize(
    ("name", "value", "indonesian", "english"),
    [
        (
            "UNDO_MINUTES",
            "lama",
            "REPORTBOT_UNDO_MINUTES keliru: isinya harus bilangan bulat.",
            "REPORTBOT_UNDO_MINUTES is wrong: it must be a whole number.",
        ),
        ("SMTP_HOST", "surel.example", "SMTP_SENDER belum ada: server surel", "SMTP_SENDER is missing: a mail server"),
        ("POLICY_FILE", "/dev/null/there", "tidak dapat dibaca: berkas itu tidak ada.", "there is no such file."),
        ("TOKEN", "rahasia", "REPORTBOT_TOKEN keliru: harus angka, titik dua", "REPORTBOT_TOKEN is wrong: it must be"),
    ],
)
def test_a_wrong_setting_is_one_line_beside_those_of_the_machine(
    ready: Group,
    far: Path,
    looked: Looked,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    indonesian: str,
    english: str,
) -> None:
    monkeypatch.setenv(f"REPORTBOT_{name}", value)
    assert english in failing(looked("--language", "en")[1])[0]
    code, lines = looked()
    assert (code, len(failing(lines))) == (1, 1)
    assert failing(lines)[0].startswith("FAIL  Setelan keliru: ")
    assert indonesian in failing(lines)[0]
    assert all(line(lines, part).startswith("ok") for part in MACHINE[:3])
    assert "rahasia" not in "".join(lines)


@pytest.mark.parametrize(
    ("language", "hour", "minutes", "then"),
    [
        (
            "id",
            "REPORTBOT_DIGEST_HOUR keliru: paling besar 23.",
            "isinya harus bilangan bulat.",
            "Perbaiki yang keliru",
        ),
        ("en", "REPORTBOT_DIGEST_HOUR is wrong: it must be 23", "it must be a whole number.", "Mend what is wrong"),
    ],
)
def test_each_wrong_setting_has_a_line_and_the_last_says_what_to_do(
    ready: Group, far: Path, looked: Looked, monkeypatch: pytest.MonkeyPatch, language: str, hour: str, minutes: str,
    then: str,
) -> None:  # fmt: skip
    for name, value in {"DIGEST_HOUR": "24", "UNDO_MINUTES": "rahasia", "EVIDENCE": "rahasia"}.items():
        monkeypatch.setenv(f"REPORTBOT_{name}", value)
    code, lines = looked("--language", language)
    assert (code, len(failing(lines))) == (1, 3)
    assert "REPORTBOT_EVIDENCE" in failing(lines)[0]
    assert minutes in failing(lines)[1]
    assert hour in failing(lines)[2]
    assert [then in each for each in failing(lines)] == [False, False, True]
    assert "rahasia" not in "".join(lines)


@pytest.mark.parametrize(
    ("name", "value", "indonesian", "english"),
    [
        (
            "ADMIN_ID",
            "7",
            "REPORTBOT_ADMIN_ID bukan setelan ReportBot",
            "REPORTBOT_ADMIN_ID is no setting of ReportBot",
        ),
        ("API_URL", "http://telegram.invalid", "token terkirim tanpa enkripsi", "the token travels openly"),
    ],
)
def test_what_is_of_no_use_or_unwise_is_a_note_in_the_chosen_language(
    far: Path, looked: Looked, monkeypatch: pytest.MonkeyPatch, name: str, value: str, indonesian: str, english: str
) -> None:
    monkeypatch.setenv(f"REPORTBOT_{name}", value)
    assert line(looked()[1], indonesian).startswith("note  REPORTBOT_")
    assert line(looked("--language", "en")[1], english).startswith("note  REPORTBOT_")


def test_own_texts_that_are_wrong_are_told_in_ours(far: Path, looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    own = far / "texts" / "id"
    own.mkdir(parents=True)
    (own / "own.ftl").write_text("no message at all\n")
    monkeypatch.setenv("REPORTBOT_TEXTS_DIR", str(own.parent))
    code, lines = looked()
    assert code == 1
    assert failing(lines)[0].startswith("FAIL  Kata-kata Anda sendiri di REPORTBOT_TEXTS_DIR tidak dapat dipakai")
    assert line(lines, "Ruang penyimpanan").startswith("ok")


@pytest.mark.parametrize(("language", "said"), [("id", "belum ada kata-katanya"), ("en", "that has no words")])
def test_a_policy_that_names_what_has_no_words_is_told(
    far: Path, looked: Looked, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    (far / "policy.toml").write_text('dismiss = ["fake-job"]\n')
    monkeypatch.setenv("REPORTBOT_POLICY_FILE", str(far / "policy.toml"))
    told = failing(looked("--language", language)[1])[0]
    assert said in told
    assert "reason-fake-job" in told


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("verb", [["backup"], ["recovery-key"], ["key", "rotate"]], ids=" ".join)
def test_a_verb_ends_on_a_wrong_setting_in_the_language_in_which_it_speaks(
    far: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, verb: list[str]
) -> None:
    monkeypatch.setenv("REPORTBOT_DIGEST_HOUR", "24")
    indonesian = "reportbot: REPORTBOT_DIGEST_HOUR keliru: paling besar 23.\n"
    assert refused(capsys, *verb) == indonesian
    assert refused(capsys, *verb, "--language", "id") == indonesian
    english = refused(capsys, *verb, "--language", "en")
    assert english == "reportbot: REPORTBOT_DIGEST_HOUR is wrong: it must be 23 at most.\n"
    assert refused(capsys, "audit", "verify") == english


def test_what_is_of_no_use_is_logged_in_english(
    far: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTBOT_ADMIN_ID", "7")
    with hold(far / "data"), pytest.raises(SystemExit) as ended:
        main(["run"])
    assert ended.value.code == 3
    said = capsys.readouterr()
    assert "REPORTBOT_ADMIN_ID is no setting of ReportBot; is REPORTBOT_ADMIN_IDS meant?" in said.out + said.err


def test_where_the_bot_would_not_start_its_log_stays_english(
    far: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTBOT_DIGEST_HOUR", "24")
    assert refused(capsys, "run") == "reportbot: REPORTBOT_DIGEST_HOUR is wrong: it must be 23 at most.\n"
