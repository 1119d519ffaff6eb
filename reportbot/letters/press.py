"""Runs the typesetting child: what it gets, how long it may take, and that it never outlives its caller."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Mapping
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from reportbot.errors import TypesettingFailed
from reportbot.texts import FIRST_LANGUAGE, locales_root

_CHILD = Path(__file__).with_name("typesetting.py")
_TIMEOUT = 300.0
_LAYOUTS = ("base.typ", "letter.typ", "packet.typ", "chart.typ", "flyer.typ")


class Sheet(Struct, frozen=True, kw_only=True):
    """One document to set: `template` is a name such as "request", `data` plain JSON, `pictures` by path."""

    template: str
    language: str
    data: Mapping[str, Any]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    format: str = "pdf"


async def typeset(sheet: Sheet, texts_dir: Path | None = None) -> bytes:
    """The document's bytes; the same sheet gives the same bytes.

    Templates come from `texts_dir`/<language>/letters/ first, then from the program's locales, then in Indonesian.

    Raises:
        TypesettingFailed: typst refuses the template or a picture, or the child took too much time or memory.
    """
    sources = await asyncio.to_thread(_sources, sheet, texts_dir)
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-B",
        str(_CHILD),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd="/",
        env=_environment(),
    )
    try:
        made, trouble = await asyncio.wait_for(_talk(child, sheet, sources), _TIMEOUT)
    except TimeoutError:
        raise TypesettingFailed(f"the document {sheet.template!r} took too long") from None
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        raise TypesettingFailed(_why(sheet, child.returncode, trouble))
    return made


def _environment() -> dict[str, str]:
    """Nothing of the bot's own, which holds its token. Fewer threads need less address space."""
    path = os.pathsep.join(place for place in sys.path if place)
    return {"PYTHONPATH": path, "RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}


async def _talk(child: Process, sheet: Sheet, sources: Mapping[str, str]) -> tuple[bytes, bytes]:
    """Hand over the job piece by piece, and take what the child says; it answers only when it has read all."""
    head = {
        "sources": sources,
        "data": json.dumps(sheet.data, ensure_ascii=False),
        "format": sheet.format,
        "lengths": {path: len(picture) for path, picture in sheet.pictures.items()},
    }
    if child.stdin is not None:
        with suppress(ConnectionError):
            for part in (json.dumps(head).encode(), b"\n", *sheet.pictures.values()):
                child.stdin.write(part)
                await child.stdin.drain()
    return await child.communicate()


def _why(sheet: Sheet, code: int | None, trouble: bytes) -> str:
    """Typst's own sentence where there is one; a traceback's last line elsewhere."""
    said = trouble.decode(errors="replace").strip()
    return f"the document {sheet.template!r} cannot be set ({code}): {said if code == 3 else said[-200:]}"


def _sources(sheet: Sheet, texts_dir: Path | None) -> dict[str, str]:
    """All that a template may import, by its path."""
    layout = files("reportbot").joinpath("letters", "layout")
    found = {name: layout.joinpath(name).read_text(encoding="utf-8") for name in _LAYOUTS}
    found["main.typ"] = _template(f"{sheet.template}.typ", sheet.language, texts_dir)
    found["words.typ"] = _template("words.typ", sheet.language, texts_dir)
    return found


def _template(name: str, language: str, texts_dir: Path | None) -> str:
    roots: list[Traversable] = [*([texts_dir] if texts_dir else []), locales_root()]
    for folder in dict.fromkeys((language, FIRST_LANGUAGE)):
        for root in roots:
            place = root.joinpath(folder, "letters", name)
            if place.is_file():
                return place.read_text(encoding="utf-8")
    raise TypesettingFailed(f"there is no template {name!r}")
