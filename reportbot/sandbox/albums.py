"""sendMediaGroup: two to ten files as one album."""

from __future__ import annotations

from reportbot.sandbox.access import bot_sender, method, spend
from reportbot.sandbox.errors import Json, bad_request
from reportbot.sandbox.media import ALBUM_KINDS, content_kind, input_media
from reportbot.sandbox.params import Params
from reportbot.sandbox.sending import outgoing
from reportbot.sandbox.world import World

MIN_ITEMS, MAX_ITEMS = 2, 10


@method("sendMediaGroup")
async def send_media_group(world: World, params: Params) -> object:
    """All items or none; each counts against the rates."""
    out = outgoing(world, params)
    items = params.array("media", "media", "InputMedia")
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) < MIN_ITEMS:
        raise bad_request("too few messages to send as an album")
    if len(items) > MAX_ITEMS:
        raise bad_request("too many messages to send as an album")
    contents = [input_media(world, item, params, "can't parse InputMedia: {}".format, ALBUM_KINDS) for item in items]
    check_mixture(contents)
    spend(world, out.chat, len(contents))
    group = {"media_group_id": str(world.serial())}
    sender = bot_sender(world, out.chat)
    return [world.add(out.chat, sender, out.around | content | group).data for content in contents]


def check_mixture(contents: list[Json]) -> None:
    """Documents and audio files stand only among their own kind."""
    kinds = {content_kind(content) for content in contents}
    if len(kinds) > 1 and kinds & {"document", "audio"}:
        raise bad_request("can't use the media of the specified type in the album")
