"""A strict Telegram Bot API server in memory, with people in it, for tests and for trying the bot out."""

from reportbot.sandbox.core import Sandbox
from reportbot.sandbox.server import serve

__all__ = ["Sandbox", "serve"]
