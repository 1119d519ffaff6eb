"""``reportbot init``: from nothing to a `.env` that works, step by step, in Indonesian or English."""

import sys
from pathlib import Path

from reportbot.cli.asking import Dialogue, Given, Unreached, greeted_by, who_is
from reportbot.cli.doctor.here import named
from reportbot.cli.doctor.machine import SETTINGS_FILE
from reportbot.cli.env_file import with_values, write_private
from reportbot.settings import PREFIX, Settings, given

TOKEN, ADMINS, OPERATOR = f"{PREFIX}TOKEN", f"{PREFIX}ADMIN_IDS", f"{PREFIX}OPERATOR_NAME"
LONGEST_NAME = 200


def init(language: str) -> int:
    """Ask, check and write; 1 where it was broken off, and then nothing is written.

    Raises:
        SettingsError: an older `.env` cannot be read.
    """
    before = given().variables
    dialogue = Dialogue(language)
    try:
        values = _asked(dialogue, before)
    except (KeyboardInterrupt, EOFError):
        sys.stdout.write("\n")
        dialogue.say("init-broken-off", file=str(SETTINGS_FILE))
        return 1
    return _written(dialogue, values)


def _asked(dialogue: Dialogue, before: Given) -> Given:
    if not dialogue.language:
        dialogue.choose_language()
    dialogue.say("init-welcome")
    api_url = before.get(f"{PREFIX}API_URL") or str(Settings.model_fields["api_url"].default)
    token, username = _token(dialogue, api_url, before.get(TOKEN, ""))
    return {
        TOKEN: token,
        ADMINS: _admins(dialogue, api_url, token, username, before.get(ADMINS, "")),
        OPERATOR: _operator(dialogue, before.get(OPERATOR, "")),
    }


def _token(dialogue: Dialogue, api_url: str, old: str) -> tuple[str, str]:
    """A token that Telegram knows, and the bot's username ("" where Telegram could not be asked)."""
    dialogue.say("init-botfather")
    while True:
        said = dialogue.ask_secret("init-ask-token-again" if old else "init-ask-token") or old
        if not Settings.is_token(said):
            dialogue.say("init-token-shape")
            continue
        try:
            username = who_is(api_url, said)
        except Unreached as error:
            dialogue.say("init-unreached", why=str(error))
            if dialogue.agrees("init-go-on-unchecked", default=False):
                return said, ""
            continue
        if username is not None:
            dialogue.say("init-token-well", username=username)
            return said, username
        dialogue.say("init-token-refused")


def _admins(dialogue: Dialogue, api_url: str, token: str, username: str, old: str) -> str:
    """Telegram ids, comma separated; found out by writing to the bot, or typed."""
    dialogue.say("init-admins")
    if username and not old:
        dialogue.ask("init-write-to-bot", username=username)
        for person in greeted_by(api_url, token):
            if dialogue.agrees("init-is-it-you", default=True, name=person.full_name, number=str(person.telegram_id)):
                return str(person.telegram_id)
        dialogue.say("init-nobody-wrote")
    return _typed_admins(dialogue, old)


def _typed_admins(dialogue: Dialogue, old: str) -> str:
    while True:
        said = dialogue.ask("init-ask-admins-again" if old else "init-ask-admins", old=old) or old
        if not said or all(part.strip().isdecimal() for part in said.split(",")):
            return said
        dialogue.say("init-admins-shape")


def _operator(dialogue: Dialogue, old: str) -> str:
    while True:
        said = dialogue.ask("init-ask-operator-again" if old else "init-ask-operator", old=old) or old
        if 0 < len(said) <= LONGEST_NAME:
            return said
        dialogue.say("init-operator-shape")


def _written(dialogue: Dialogue, values: Given) -> int:
    file = Path(SETTINGS_FILE)
    try:
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        write_private(file, with_values(old, {name: value for name, value in values.items() if value}))
    except (OSError, UnicodeDecodeError) as error:
        dialogue.say("init-not-written", file=str(file), why=type(error).__name__)
        return 1
    dialogue.say("init-written", file=str(file.absolute()))
    dialogue.say("init-next", **named())
    return 0
