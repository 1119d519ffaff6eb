"""Keyboards under messages, refused as Telegram refuses them."""

from __future__ import annotations

from reportbot.sandbox.errors import Json, bad_request
from reportbot.sandbox.params import Params

ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
)  # fmt: skip
STYLES = {"danger", "success", "primary"}
MAX_BUTTONS = 100
MAX_DATA = 64


def inline_markup(params: Params) -> Json | None:
    """The inline keyboard of an edit; another markup is refused."""
    markup, other = reply_markup(params)
    if other is not None:
        raise bad_request("inline keyboard expected")
    return markup


def reply_markup(params: Params) -> tuple[Json | None, Json | None]:
    """(inline keyboard, other markup): at most one is given."""
    given = params.mapping("reply_markup", "reply keyboard markup")
    if not given:
        return None, None
    if "inline_keyboard" in given:
        return _inline(given["inline_keyboard"]), None
    if "keyboard" in given:
        if not isinstance(given["keyboard"], list):
            raise bad_request('field "keyboard" must be an Array of Arrays')
        return None, given
    if given.get("remove_keyboard") or given.get("force_reply"):
        return None, given
    raise bad_request("object expected as reply markup")


def _inline(rows: object) -> Json | None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    keyboard = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, keyboard)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": keyboard} if keyboard else None


def _button(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one action must be specified")
    _check_action(actions[0], button[actions[0]])
    style = button.get("style")
    if style is not None and style not in STYLES:
        raise bad_request("can't parse inline keyboard button: Invalid button style specified")
    return dict(button)


def _check_action(action: str, value: object) -> None:
    if action == "callback_data":
        size = len(value.encode(errors="surrogatepass")) if isinstance(value, str) else 0
        if not 1 <= size <= MAX_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
    elif action == "url":
        fine = isinstance(value, str) and value.startswith(("http://", "https://", "tg://", "mailto:", "tel:"))
        if not fine or " " in str(value):
            raise bad_request("BUTTON_URL_INVALID")
    elif action == "copy_text":
        text = value.get("text") if isinstance(value, dict) else None
        if not isinstance(text, str) or not 1 <= len(text) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
