"""How the C library hands out memory, set once at the start of a process."""

import ctypes
from typing import Final

LARGE: Final = 256 * 1024
_MMAP_THRESHOLD: Final = -3


def give_back_large_blocks() -> None:
    """Have every block from `LARGE` bytes on returned to the system as soon as it is free (mallopt(3)).

    By itself glibc keeps blocks as large as the largest ever freed: after one export the bot would hold its parts for
    ever. Other C libraries know no such thing and are left as they are.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, LARGE)
