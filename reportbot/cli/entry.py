"""The program's way in: a verb, and its end as an exit code."""

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

import structlog

from reportbot import logs
from reportbot.cli.arguments import parse
from reportbot.errors import ReportBotError, SettingsError


def main(argv: Sequence[str] | None = None) -> None:
    """Run a verb; what goes wrong is one sentence on stderr and an exit code (errors.py)."""
    # What is written, whoever writes it, is its owner's alone; what shall be public says so itself.
    os.umask(0o077)
    # Until the loop takes the signals over, and so that no traceback can show what the settings hold.
    signal.signal(signal.SIGTERM, _end)
    logs.setup()
    verb, language = parse(argv)
    try:
        sys.exit(verb())
    except ReportBotError as error:
        sys.stderr.write(f"reportbot: {_sentence(error, language)}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(0)
    except Exception:  # noqa: BLE001 the last place where it can become an exit code
        structlog.get_logger("reportbot").exception("ended by a mistake of the program")
        sys.exit(ReportBotError.exit_code)


def _sentence(error: ReportBotError, language: str) -> str:
    if not isinstance(error, SettingsError):
        return str(error)
    # All are slow to import, and rarely needed here.
    from reportbot.cli.doctor.here import with_names  # noqa: PLC0415
    from reportbot.settings import WrongSetting  # noqa: PLC0415
    from reportbot.texts import Texts  # noqa: PLC0415

    if not isinstance(error, WrongSetting):
        return str(error)
    return Texts.load().plain(with_names(error.text), language)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
