"""Which handler does which kind of work."""

from collections.abc import Mapping

from reportbot.works.job import Handler

HANDLERS: Mapping[str, Handler] = {}
"""By Work.kind."""
