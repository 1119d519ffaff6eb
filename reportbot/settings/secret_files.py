"""Files with secrets in them must be their owner's alone: what others can read is refused, not mended in silence.

Who could read it may have read it, and whoever set it so should hear of it.
"""

import shlex
import stat
from collections.abc import Iterable
from pathlib import Path

from reportbot.settings.wrong import WrongSetting


def refuse_readable(files: Iterable[Path]) -> None:
    """Look at the modes of those that exist.

    Raises:
        WrongSetting: one may be read or written by its group or by others; the sentence has the command that mends it.
    """
    for file in files:
        try:
            mode = stat.S_IMODE(file.stat().st_mode)
        except OSError:
            continue
        if mode & 0o077:
            raise WrongSetting.of("cli-secrets-open", file=shlex.quote(str(file)), mode=f"{mode:04o}")
