"""answerCallbackQuery: once, in time, at most 200 characters."""

from __future__ import annotations

from reportbot.sandbox.access import method
from reportbot.sandbox.errors import Json, bad_request
from reportbot.sandbox.html_entities import utf16_length
from reportbot.sandbox.params import Params
from reportbot.sandbox.update_queue import QUERY_LIFE
from reportbot.sandbox.world import World

MAX_ANSWER = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@method("answerCallbackQuery")
async def answer_callback_query(world: World, params: Params) -> object:
    """The toast or alert somebody sees after pressing."""
    query_id, text, url = params.text("callback_query_id"), params.text("text"), params.text("url")
    if utf16_length(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not url.startswith(("https://", "http://", "tg://")):
        raise bad_request("URL_INVALID")
    pressed = world.queries.pop(query_id, None)
    if pressed is None or world.now() - pressed[0] > QUERY_LIFE:
        raise bad_request(TOO_OLD)
    answer: Json = {"text": text, "show_alert": params.flag("show_alert"), "url": url}
    world.journal.event("answer", user_id=pressed[1], query_id=query_id, **answer)
    return True
