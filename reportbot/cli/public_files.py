"""Files for everybody: a page that a web server gives, a sheet that somebody prints."""

import os
from pathlib import Path

from reportbot.errors import SettingsError


def write_public(target: Path, page: bytes) -> None:
    """Whole or not at all: a web server may be reading it, as another user.

    Raises:
        SettingsError: it cannot be written; the sentence tells of --out.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        if not target.parent.exists():
            target.parent.mkdir(parents=True)
            target.parent.chmod(0o755)
        draft.write_bytes(page)
        draft.chmod(0o644)
        draft.replace(target)
    except OSError as fault:
        raise SettingsError(f"{target} cannot be written ({fault.strerror}): name another folder with --out.") from None
