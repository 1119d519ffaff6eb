"""The command line: one file per verb."""

import sys
from collections.abc import Sequence

from reportbot.cli.arguments import parse
from reportbot.errors import ReportBotError

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> None:
    """Run a verb; what goes wrong is one sentence on stderr and an exit code (errors.py)."""
    verb = parse(argv)
    try:
        sys.exit(verb())
    except ReportBotError as error:
        sys.stderr.write(f"reportbot: {error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(0)
