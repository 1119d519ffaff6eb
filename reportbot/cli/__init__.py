"""The command line: one file per verb."""

import sys

# Where rich is installed, structlog imports it for a renderer that is not used here: 3 MB of resident memory.
sys.modules.setdefault("rich", None)  # type: ignore[arg-type]

from reportbot.cli.entry import main  # noqa: E402 what this imports must not find rich

__all__ = ["main"]
