"""Writing `.env`: some values changed, everything else as it stands, and never half a file."""

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from reportbot.conversation.says import Text
from reportbot.storage.lock import sync_directory

_LINE = re.compile(r"[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=")
_PLAIN = re.compile(r"[A-Za-z0-9_./:,@+-]+")

_WHY: Final = {
    **dict.fromkeys((errno.EACCES, errno.EPERM), "init-why-closed"),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "init-why-full"),
    errno.EROFS: "init-why-read-only",
}


def with_values(before: str, values: Mapping[str, str]) -> str:
    """The text of a `.env` in which these variables have these values ("": none); lines that set them give way."""
    kept = [line for line in before.splitlines() if (found := _LINE.match(line)) is None or found[1] not in values]
    return "\n".join([*kept, *(f"{name}={_quoted(value)}" for name, value in values.items() if value)]) + "\n"


def _quoted(value: str) -> str:
    """As python-dotenv reads it back: within single quotes only these two are escaped."""
    if _PLAIN.fullmatch(value):
        return value
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def write_private(file: Path, text: str) -> None:
    """Replace a file at once by one that only its owner may read: that of the old one, or else of the folder.

    Raises:
        OSError: it cannot be written; the old file stands as it was.
    """
    owner = (file if file.exists() else file.parent).stat()
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f"{file.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as new:
            if os.geteuid() == 0 != owner.st_uid:  # or the bot could not read what root wrote
                os.fchown(new.fileno(), owner.st_uid, owner.st_gid)
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
        Path(name).replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    sync_directory(file.parent)


def why_unwritten(fault: OSError | UnicodeDecodeError) -> Text:
    """Why it cannot be."""
    code = fault.errno if isinstance(fault, OSError) else None
    return Text(_WHY.get(code or 0, "init-why-unknown"))
