"""The child process that sets one document: a job on stdin, the PDF, PNG or SVG on stdout, nothing on disk.

Run by its path, so that it loads neither the bot nor its settings. The job is a line of JSON, {"sources": {path: text},
"data": text, "format": …, "lengths": {path: bytes}}, and after it the bytes of the pictures. Exit 3: typst refuses,
or a picture cannot be read; the reason is on stderr.
"""

import json
import resource
import sys
from base64 import b64encode
from io import BytesIO
from math import sqrt
from pathlib import Path
from typing import Any

_MEMORY = 2 * 1024**3
_SECONDS = 120
_MOST_SAID = 2000
# what leaves room in a mail of 25 MB; a Telegram document may have 50 MB
_ALL_PICTURES = 15 * 1024**2
_SHORTEST_SIDE = 800
_QUALITY = 70
_JPEG = b"\xff\xd8"
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_PIXELS_PER_INCH = 144.0
# a template reads nothing of the disk but this folder
_ROOT = str(Path(__file__).with_name("layout"))


def main() -> int:
    """Set the document; 0, or 3 when that is refused."""
    _limit()
    import typst  # noqa: PLC0415 - the limits come first

    try:
        made = _made(json.loads(sys.stdin.buffer.readline()))
    except (typst.TypstError, Unreadable) as refusal:
        sys.stderr.write(f"{refusal} {getattr(refusal, 'diagnostic', '')}"[:_MOST_SAID])
        return 3
    sys.stdout.buffer.write(made)
    return 0


class Unreadable(Exception):
    """A picture cannot be decoded."""


def _made(job: dict[str, Any]) -> bytes:
    import typst  # noqa: PLC0415 - the limits come first

    files: Any = {path: words.encode() for path, words in job["sources"].items()}
    share = _ALL_PICTURES // max(1, len(job["lengths"]))
    for path, length in job["lengths"].items():
        files[path] = _wrapped(path, sys.stdin.buffer.read(length), share)
    made: Any = typst.compile(
        files,
        root=_ROOT,
        ignore_system_fonts=True,
        format=job["format"],
        ppi=_PIXELS_PER_INCH,
        sys_inputs={"data": job["data"]},
        timestamp=0,
    )
    return bytes(made[0] if isinstance(made, list) else made)


def _wrapped(path: str, picture: bytes, share: int) -> bytes:
    """The picture inside an SVG: files in memory must be text for typst, and no picture is to touch the disk."""
    from PIL import Image  # noqa: PLC0415 - only some documents have pictures

    try:
        with Image.open(BytesIO(picture)) as opened:
            fitting, (width, height) = _fitting(opened, picture, share)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as fault:
        raise Unreadable(f"the picture {path} cannot be read: {fault}") from fault
    size = f'width="{width}" height="{height}"'
    kind = "jpeg" if fitting.startswith(_JPEG) else "png"
    data = f"data:image/{kind};base64,{b64encode(fitting).decode()}"
    return f'<svg xmlns="{_SVG}" xmlns:xlink="{_XLINK}" {size}><image {size} xlink:href="{data}"/></svg>'.encode()


def _fitting(opened: Any, picture: bytes, share: int) -> tuple[bytes, tuple[int, int]]:
    """The picture as it is where it fits into its share of the letter, elsewhere a smaller JPEG, and its size."""
    if len(picture) <= share and opened.format in {"JPEG", "PNG"}:
        opened.load()
        return picture, opened.size
    side = max(_SHORTEST_SIDE, round(max(opened.size) * sqrt(min(1.0, share / len(picture)))))
    opened.draft("RGB", (side, side))
    plain = opened.convert("RGB")
    plain.thumbnail((side, side), reducing_gap=2.0)
    made = BytesIO()
    plain.save(made, "JPEG", quality=_QUALITY)
    return made.getvalue(), plain.size


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
