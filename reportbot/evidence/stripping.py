"""Stripped copies of what strangers sent, made by a short-lived process that may do nothing else."""

import asyncio
import contextlib
import os
import sys
from typing import Final

import structlog

log = structlog.get_logger("reportbot.evidence")

SECONDS: Final = 60.0
"""How long the process may take by the clock on the wall; its own limit is on CPU time."""

_LENGTH: Final = 4
_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*")


def kind_of(data: bytes) -> str:
    """ "picture", "pdf" or "", by the first bytes: what a sender calls a file proves nothing."""
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "picture"
    return "pdf" if _PDF in data[:_PDF_WITHIN] else ""


async def stripped(data: bytes) -> list[bytes]:
    """JPEGs without anything but pixels: the picture, or the first ten pages of a PDF; empty for anything else."""
    kind = kind_of(data)
    if not kind:
        return []
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "reportbot.evidence.pictures", kind),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(),
    )
    try:
        async with asyncio.timeout(SECONDS):
            out, _ = await process.communicate(data)
    except TimeoutError:
        out = b""
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    if process.returncode:
        log.info("no_copy", kind=kind, ended=process.returncode)
        return []
    return list(_frames(out))


def _environment() -> dict[str, str]:
    """Nothing of ours: the token stands in the environment of the bot."""
    return {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONDONTWRITEBYTECODE": "1"}


def _frames(out: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(out):
        size = int.from_bytes(out[at : at + _LENGTH], "big")
        found.append(out[at + _LENGTH : at + _LENGTH + size])
        at += _LENGTH + size
    return found
