"""Settings come from the environment, then `.env`; what is wrong is one sentence that shows no secret."""

import re
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from reportbot.cli.receiving import listener_for
from reportbot.conversation.rules import Rules
from reportbot.errors import SettingsError
from reportbot.settings import PREFIX, Settings, WrongSetting, given
from tests.wrong import said_of, told

TOKEN = "12345:a-canary-token"
ROOT = Path(__file__).parents[1]


def _load(**given: str) -> Settings:
    return Settings.load({"REPORTBOT_TOKEN": TOKEN} | {PREFIX + name: value for name, value in given.items()})


def _fault(name: str, value: str, language: str = "en") -> str:
    return said_of(lambda: _load(**{name: value}), language)


def _database(url: str) -> str:
    given = _load(DATABASE_URL=url).database_url
    return given.get_secret_value() if given else ""


def test_only_the_token_is_required() -> None:
    settings = _load()
    assert settings.token.get_secret_value() == TOKEN
    assert (settings.api_url, settings.data_dir) == ("https://api.telegram.org", Path("data"))
    assert (settings.rate_per_second, settings.rate_per_chat, settings.rate_per_group_minute) == (30, 1, 20)
    assert (settings.moderator_chat_id, settings.admin_ids, settings.evidence) == (None, (), "group")
    assert settings.database_url is None
    assert settings.key_file is None


def test_what_steps_know_has_the_same_defaults() -> None:
    assert _load().rules() == Rules()


def test_every_rule_can_be_set() -> None:
    rules = _load(UNDO_MINUTES="0", EVIDENCE="Private", REPORTS_PER_DAY="0", CLAIM_MINUTES="5").rules()
    assert (rules.undo, rules.claim) == (timedelta(), timedelta(minutes=5))
    assert (rules.evidence, rules.reports_per_day) == ("private", 0)


def test_the_nightly_backup_has_an_hour_or_is_off() -> None:
    given = {"0": 0, "02": 2, "23": 23, "off": None, "OFF": None, "": 2}
    assert {hour: _load(BACKUP_HOUR=hour).rules().backup_hour for hour in given} == given


def test_admins_are_a_comma_separated_list() -> None:
    assert _load(ADMIN_IDS=" 7, 8 ,").admin_ids == (7, 8)
    assert _load(ADMIN_IDS="7").admin_ids == (7,)


def test_an_empty_value_is_no_value() -> None:
    assert _load(ADMIN_IDS="", EVIDENCE=" ", MODERATOR_CHAT_ID="").evidence == "group"


def test_addresses_get_the_driver_they_need() -> None:
    assert _database("postgres://u:p@h/d") == "postgresql+asyncpg://u:p@h/d"
    assert _database("sqlite:////tmp/x.db") == "sqlite+aiosqlite:////tmp/x.db"


def test_the_environment_stands_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(
        f"REPORTBOT_TOKEN={TOKEN}\nREPORTBOT_UNDO_MINUTES=3\nREPORTBOT_OPERATOR_NAME='Tim $A'\n"
    )
    (tmp_path / ".env").chmod(0o600)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTBOT_UNDO_MINUTES", "4")
    settings = Settings.load()
    assert (settings.undo_minutes, settings.operator_name) == (4, "Tim $A")


def test_a_file_that_is_no_text_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_bytes(b"REPORTBOT_TOKEN=\xff\xfe")
    monkeypatch.chdir(tmp_path)
    assert said_of(Settings.load) == "The settings file .env cannot be read: it is no UTF-8 text."


def test_lines_that_are_no_assignment_are_told_by_their_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = (
        "# ours\n"
        "REPORTBOT_TOKEN: 1:x\n"
        "\n"
        "  \n"
        f"Token {TOKEN}\n"
        f"REPORTBOT_TOKEN={TOKEN}\n"
        "export HOME\n"
        "REPORTBOT_DATA_DIR\n"
        "REPORTBOT_OPERATOR_NAME='Tim\n"
    )
    (tmp_path / ".env").write_text(words)
    (tmp_path / ".env").chmod(0o600)
    monkeypatch.chdir(tmp_path)
    assert given().unread == (2, 5, 8, 9)
    lines = Settings.load().warnings
    assert told(lines)[0] == "Line 2 of .env is no assignment, and nothing of it is used."
    assert told(lines, "id")[0] == "Baris 2 dalam .env bukan setelan, jadi tidak dipakai."
    assert TOKEN not in "".join(told(lines))


def test_a_missing_token_may_stand_in_a_line_that_is_no_assignment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(f"# ours\nREPORTBOT_TOKEN: {TOKEN}\n")
    monkeypatch.chdir(tmp_path)
    said = said_of(Settings.load)
    assert said.startswith("REPORTBOT_TOKEN is missing: ")
    assert "whose line 2 is no assignment" in said
    assert "baris 2-nya bukan setelan" in said_of(Settings.load, "id")
    assert TOKEN not in said


WRONG = {
    "TOKEN": ["abc", ":x", "12:", "12a:x", "１２:x"],
    "API_URL": ["api.telegram.org", "ftp://x", "http://[::1", "https://"],
    "DATABASE_URL": ["mysql://u:geheim@h/d", "geheim", "sqlite:x"],
    "WEBHOOK_URL": ["bot.example.org", "http://bot.example.org/t", "https://bot.example.org/t?geheim=1", "http://[::1"],
    "WEBHOOK_LISTEN": ["8080", ":8080", "127.0.0.1:geheim", "127.0.0.1:65536"],
    "WEBHOOK_SECRET": ["geheim", "x" * 31, "x" * 257, "geheim geheim geheim geheim geheim"],
    "MODERATOR_CHAT_ID": ["geheim", "1.5", str(2**60)],
    "ADMIN_IDS": ["1,geheim", "-5", "0"],
    "OPERATOR_NAME": ["a\nb", "x" * 201],
    "EVIDENCE": ["geheim"],
    "UNDO_MINUTES": ["-1", "geheim", "99999999999999999999"],
    "RATE_PER_SECOND": ["-1", "geheim"],
    "CLAIM_MINUTES": ["0"],
    "DIGEST_HOUR": ["24"],
    "BACKUP_HOUR": ["24", "-1", "geheim", "2.5", "none"],
    "LOG_LEVEL": ["geheim"],
    "CLOCK_FILE": ["clock"],
    "HEALTH_LISTEN": ["8090", "geheim:8090", "127.0.0.1", "127.0.0.1:geheim", "127.0.0.1:70000", "127.0.0.1:-1", ":1"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_wrong_setting_is_named_in_one_sentence_and_not_shown(name: str, value: str) -> None:
    for language in ("en", "id"):
        sentence = _fault(name, value, language)
        assert sentence.startswith(PREFIX + name)
        assert re.fullmatch(r"[^\n]+\.", sentence)
        assert "geheim" not in sentence


@pytest.mark.parametrize(
    ("name", "value", "english", "indonesian"),
    [
        ("TOKEN", "abc", "it must be digits, a colon and the rest", "harus angka, titik dua, lalu sisanya"),
        ("UNDO_MINUTES", "lama", "it must be a whole number", "isinya harus bilangan bulat"),
        ("CLAIM_MINUTES", "0", "it must be 1 at least", "paling kecil 1"),
        ("DIGEST_HOUR", "24", "it must be 23 at most", "paling besar 23"),
        ("WEBHOOK_LISTEN", "127.0.0.1:65536", "it must be 65535 at most", "paling besar 65535"),
        ("ADMIN_IDS", "1,-5", "it must be more than 0", "harus lebih besar dari 0"),
        ("MODERATOR_CHAT_ID", str(2**60), f"it must be less than {2**52}", f"harus lebih kecil dari {2**52}"),
        ("OPERATOR_NAME", "x" * 201, "it must have 200 letters at most", "paling panjang 200 huruf"),
        ("OPERATOR_NAME", "a\nb", "it must be a single line", "harus satu baris saja"),
        ("EVIDENCE", "grup", "it must be one of group, private", "pilihannya group, private"),
        ("LETTER_NUMBER", "7", "it must hold {serial}, or every letter", "harus memuat {serial}; tanpa itu"),
        ("UNDO_MINUTES", "9" * 5000, "this value cannot be read", "nilai ini tidak dapat dibaca"),
    ],
)
def test_each_kind_of_fault_has_its_words_in_both_languages(
    name: str, value: str, english: str, indonesian: str
) -> None:
    assert _fault(name, value).startswith(f"{PREFIX}{name} is wrong: {english}")
    assert _fault(name, value, "id").startswith(f"{PREFIX}{name} keliru: {indonesian}")


@pytest.mark.parametrize(("name", "values"), WRONG.items())
def test_no_fault_of_a_setting_goes_without_words_of_its_own(name: str, values: list[str]) -> None:
    """The sentence for whatever nobody thought of is the last resort."""
    for value in values:
        assert "this value cannot be read" not in _fault(name, value)


def test_a_webhook_needs_its_public_address() -> None:
    with pytest.raises(SettingsError, match=r"^REPORTBOT_WEBHOOK_URL is missing"):
        listener_for(_load())


def test_a_place_to_listen_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(SettingsError, match=r"^REPORTBOT_WEBHOOK_LISTEN cannot be used"):
            listener_for(_load(WEBHOOK_URL="https://bot.example.org/telegram", WEBHOOK_LISTEN=listen))


def test_all_that_is_wrong_is_known_and_each_setting_is_named_once() -> None:
    given = {"UNDO_MINUTES": "geheim", "ADMIN_IDS": "geheim,-5", "TOKEN": "geheim"}
    with pytest.raises(WrongSetting) as raised:
        _load(**given)
    found = told(raised.value.texts)
    assert [sentence.split()[0] for sentence in found] == [
        PREFIX + name for name in ("TOKEN", "ADMIN_IDS", "UNDO_MINUTES")
    ]
    assert raised.value.text == raised.value.texts[0]
    assert "geheim" not in f"{found} {raised.value!r} {raised.value}"


def test_a_missing_token_is_named() -> None:
    assert said_of(lambda: Settings.load({})).startswith("REPORTBOT_TOKEN is missing")
    assert said_of(lambda: Settings.load({}), "id").startswith("REPORTBOT_TOKEN belum ada")


def test_a_mail_server_without_a_sender_is_named() -> None:
    assert said_of(lambda: _load(SMTP_HOST="surel.example")).startswith("REPORTBOT_SMTP_SENDER is missing")
    assert said_of(lambda: _load(SMTP_HOST="surel.example"), "id").startswith("REPORTBOT_SMTP_SENDER belum ada")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8081", "http://localhost:1", "http://[::1]:8081/", "https://127.9.9.9"]
)
def test_the_clock_moves_only_on_this_machine(url: str) -> None:
    assert _load(API_URL=url, CLOCK_FILE="clock").clock_file == Path("clock")


@pytest.mark.parametrize(
    "url", ["https://api.telegram.org", "http://127.0.0.1.example.org", "http://localhost.example.org"]
)
def test_the_clock_never_moves_elsewhere(url: str) -> None:
    assert "REPORTBOT_CLOCK_FILE" in said_of(lambda: _load(API_URL=url, CLOCK_FILE="clock"))


def test_a_misspelt_setting_is_told_and_harmless() -> None:
    misspelt, nothing_like_it = _load(ADMIN_ID="7").warnings, _load(warnings="x").warnings
    assert told(misspelt) == ["REPORTBOT_ADMIN_ID is no setting of ReportBot; is REPORTBOT_ADMIN_IDS meant?"]
    assert told(misspelt, "id")[0].endswith("apakah yang dimaksud REPORTBOT_ADMIN_IDS?")
    assert told(nothing_like_it) == ["REPORTBOT_warnings is no setting of ReportBot."]
    assert told(nothing_like_it, "id") == ["REPORTBOT_warnings bukan setelan ReportBot, jadi tidak dipakai."]
    assert _load().warnings == ()


def test_health_listens_where_it_is_told_to() -> None:
    assert _load().health_listen is None
    for listen, meant in (("127.0.0.1:8090", "127.0.0.1"), ("localhost:8090", "127.0.0.1"), ("[::1]:8090", "::1")):
        assert _load(HEALTH_LISTEN=listen).health_listen == (meant, 8090)


def test_an_open_wire_is_told() -> None:
    (wire,) = _load(API_URL="http://bot-api.internal:8081").warnings
    assert told([wire]) == ["REPORTBOT_API_URL should begin with https: the token travels openly."]
    assert told([wire], "id")[0].startswith("REPORTBOT_API_URL tidak diawali https")


def test_no_secret_is_printed() -> None:
    settings = _load(DATABASE_URL="postgresql://u:geheim@h/d")
    assert TOKEN not in f"{settings!r} {settings}"
    assert "geheim" not in f"{settings!r} {settings}"


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        _load().undo_minutes = 1


def test_the_example_file_names_every_setting_and_its_default() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = re.findall(r"^#? ?REPORTBOT_([A-Z_]+)=(.*)$", example, re.MULTILINE)
    assert [name.lower() for name, _ in named] == list(Settings.model_fields)
    assert (
        Settings.load({PREFIX + name: value for name, value in named} | {"REPORTBOT_TOKEN": TOKEN}).rules() == Rules()
    )
    for name, value in named:
        default = Settings.model_fields[name.lower()].default
        written = f"{default[0]}:{default[1]}" if name == "WEBHOOK_LISTEN" else str(default)
        assert value == ("" if name == "TOKEN" or default in (None, ()) else written), name
