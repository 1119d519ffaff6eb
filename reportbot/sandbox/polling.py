"""getUpdates and the webhook's three methods."""

from __future__ import annotations

import re

from reportbot.sandbox.access import method
from reportbot.sandbox.errors import Json, bad_request
from reportbot.sandbox.params import Params
from reportbot.sandbox.world import World

MAX_WAIT = 50
SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")


@method("getUpdates")
async def get_updates(world: World, params: Params) -> object:
    """Long polling."""
    if not world.queue.webhook:
        world.queue.allow(params.array("allowed_updates", "allowed updates", "String"))
    world.queue.expire(world.now())
    offset, limit = params.integer("offset"), params.integer("limit", 100, 1, 100)
    return await world.queue.poll(offset, limit, params.integer("timeout", 0, 0, MAX_WAIT))


@method("setWebhook")
async def set_webhook(world: World, params: Params) -> object:
    """Store the address; an empty one is deleteWebhook."""
    url, secret = params.text("url"), params.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    world.queue.allow(params.array("allowed_updates", "allowed updates", "String"))
    _set(world, params, url, secret)
    return True


@method("deleteWebhook")
async def delete_webhook(world: World, params: Params) -> object:
    """Back to polling."""
    _set(world, params, "", "")
    return True


def _set(world: World, params: Params, url: str, secret: str) -> None:
    if params.flag("drop_pending_updates"):
        world.queue.pending.clear()
    connections = params.integer("max_connections", 40, 1, 100)
    world.webhook = {"url": url, "secret_token": secret, "max_connections": connections} if url else {}
    world.queue.webhook = bool(url)
    if url:
        world.queue.end_poll()
    world.journal.event("webhook", url=url)


@method("getWebhookInfo")
async def get_webhook_info(world: World, params: Params) -> object:
    """The address and the backlog."""
    del params
    world.queue.expire(world.now())
    hook = world.webhook
    info: Json = {"url": hook.get("url", ""), "has_custom_certificate": False}
    info["pending_update_count"] = len(world.queue.pending)
    info |= {name: hook[name] for name in ("max_connections", "last_error_date", "last_error_message") if name in hook}
    if world.queue.allowed is not None:
        info["allowed_updates"] = sorted(world.queue.allowed)
    return info
