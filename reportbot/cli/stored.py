"""What stands in the environment and an older `.env` before `init` asks: its values, or why it can do nothing there."""

import os
from collections.abc import Mapping
from pathlib import Path

from reportbot.cli.doctor.here import container, user, whole, with_names
from reportbot.cli.doctor.machine import unreadable
from reportbot.conversation.says import Text
from reportbot.settings import DOTENV, PREFIX, Settings, WrongSetting, given

API_URL, WEBHOOK_URL = f"{PREFIX}API_URL", f"{PREFIX}WEBHOOK_URL"
TOKEN, ADMINS, OPERATOR = f"{PREFIX}TOKEN", f"{PREFIX}ADMIN_IDS", f"{PREFIX}OPERATOR_NAME"


class Unusable(WrongSetting):
    """Nothing can be written here that would keep what stands there; `text` says why, and what to do."""


def stored() -> Mapping[str, str]:
    """Those values that `init` uses, as far as each is right; the doctor names the wrong ones.

    Raises:
        Unusable: this is a container, the folder cannot be written, or `.env` cannot be read whole.
    """
    if container():
        raise _unusable("init-in-container")
    if closed := unreadable(DOTENV):
        raise Unusable(with_names(closed[0].text))
    if not os.access(Path.cwd(), os.W_OK | os.X_OK):
        raise _unusable("init-folder-closed", folder=whole(Path()), user=user())
    if DOTENV.is_dir():
        raise _unusable("init-old-unread", why=Text("cli-file-folder"))
    try:
        found = given()
    except WrongSetting as fault:
        raise _unusable("init-old-unread", why=fault.text.args["why"]) from None  # type: ignore[arg-type] # a Text
    if found.unread:
        raise _unusable("init-old-lines", lines=", ".join(map(str, found.unread)))
    used = (API_URL, WEBHOOK_URL, TOKEN, ADMINS, OPERATOR)
    values = {name: found.variables.get(name, "") for name in used}
    return {name: value for name, value in values.items() if value and Settings.takes(name, value)}


def is_whole() -> bool:
    """Whether nothing that is set now is wrong."""
    try:
        Settings.load(given().variables)
    except WrongSetting:
        return False
    return True


def _unusable(key: str, **args: str | Text) -> Unusable:
    return Unusable(with_names(Text(key, {"file": whole(DOTENV), **args})))
