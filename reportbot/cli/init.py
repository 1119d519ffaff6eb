"""``reportbot init``: from nothing to a `.env` that works, step by step, in Indonesian or English."""

import sys
from collections.abc import Mapping
from urllib.parse import urlsplit

from reportbot.cli.asking import Dialogue, Elsewhere, Unreached, greeted_by, who_is
from reportbot.cli.doctor.here import named
from reportbot.cli.env_file import why_unwritten, with_values, write_private
from reportbot.cli.stored import ADMINS, API_URL, OPERATOR, TOKEN, WEBHOOK_URL, Unusable, is_whole, stored
from reportbot.settings import DOTENV, ENCODING, Settings

Values = Mapping[str, str]


def init(language: str) -> int:
    """Ask, check and write; 1 where it was broken off, 2 where an older `.env` cannot be kept: nothing is written."""
    dialogue = Dialogue(language)
    try:
        if not dialogue.language:
            dialogue.choose_language()
        values = _asked(dialogue, stored())
    except Unusable as fault:
        dialogue.tell(fault.text)
        return fault.exit_code
    except (KeyboardInterrupt, EOFError):
        sys.stdout.write("\n")
        dialogue.say("init-broken-off", file=str(DOTENV))
        return 1
    return _written(dialogue, values)


def _asked(dialogue: Dialogue, before: Values) -> Values:
    dialogue.say("init-welcome")
    api_url = before.get(API_URL) or str(Settings.model_fields["api_url"].default)
    token, username = _token(dialogue, api_url, before.get(TOKEN, ""))
    dialogue.say("init-admins")
    seen = username and ADMINS not in before
    found = _writer(dialogue, api_url, token, username, before.get(WEBHOOK_URL, "")) if seen else ""
    return {
        TOKEN: token,
        ADMINS: found or _typed_admins(dialogue, before.get(ADMINS, "")),
        OPERATOR: _operator(dialogue, before.get(OPERATOR, "")),
    }


def _token(dialogue: Dialogue, api_url: str, old: str) -> tuple[str, str]:
    """A token that Telegram knows, and the bot's username ("" where Telegram could not be asked)."""
    dialogue.say("init-botfather")
    while True:
        said = dialogue.ask_secret("init-ask-token-again" if old else "init-ask-token") or old
        if not Settings.takes(TOKEN, said):
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


def _writer(dialogue: Dialogue, api_url: str, token: str, username: str, ours: str) -> str:
    """The Telegram id of who writes to the bot now, "" where it is not found out; `ours` is the webhook in `.env`."""
    dialogue.ask("init-write-to-bot", username=username)
    try:
        people = greeted_by(api_url, token)
    except Unreached as error:
        dialogue.say("init-unreached", why=str(error))
        return ""
    except Elsewhere as error:
        _tell_where(dialogue, error.webhook, ours)
        return ""
    for person in people:
        number = str(person.telegram_id)
        if dialogue.agrees("init-is-it-you", default=True, name=person.full_name, number=number):
            return number
    dialogue.say("init-nobody-wrote", **named())
    return ""


def _tell_where(dialogue: Dialogue, webhook: str, ours: str) -> None:
    """Who is given what is written to the bot, and how the number is found all the same."""
    if not webhook:
        dialogue.say("init-other-program", **named())
        return
    # Only the host: in the path people put their tokens.
    host = urlsplit(webhook).hostname or "?"
    dialogue.say("init-webhook-own" if webhook == ours else "init-webhook", host=host, **named())


def _typed_admins(dialogue: Dialogue, old: str) -> str:
    while True:
        said = dialogue.ask("init-ask-admins-again" if old else "init-ask-admins", old=old) or old
        if not said or (all(part.strip().isdecimal() for part in said.split(",")) and Settings.takes(ADMINS, said)):
            return said
        dialogue.say("init-admins-shape")


def _operator(dialogue: Dialogue, old: str) -> str:
    while True:
        said = dialogue.ask("init-ask-operator-again" if old else "init-ask-operator", old=old) or old
        if said and Settings.takes(OPERATOR, said):
            return said
        dialogue.say("init-operator-shape")


def _written(dialogue: Dialogue, values: Values) -> int:
    try:
        old = DOTENV.read_text(encoding=ENCODING) if DOTENV.exists() else ""
        write_private(DOTENV, with_values(old, values))
    except (OSError, UnicodeDecodeError) as fault:
        dialogue.say("init-not-written", file=str(DOTENV), why=why_unwritten(fault))
        return 1
    dialogue.say("init-written", file=str(DOTENV.absolute()))
    dialogue.say("init-next", **named())
    if not is_whole():
        dialogue.say("init-else-wrong", **named())
    return 0
