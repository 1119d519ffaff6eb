"""Run as a process of its own: a picture or a PDF comes in, pictures without anything but their pixels go out.

``python -m reportbot.evidence.pictures picture|pdf``: bytes on stdin, framed JPEGs on stdout; it ends with 1 where
there is no picture to be had. What strangers send is decoded only here, with little memory, little time and no files.
"""

import io
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

MEMORY: Final = 1 << 30
CPU_SECONDS: Final = 20
LONGEST_SIDE: Final = 2560
LONGEST_PAGE: Final = 2000
PAGES: Final = 10
MOST_PIXELS: Final = 64_000_000
QUALITY: Final = 88
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
WHITE: Final = (255, 255, 255)
LENGTH_BYTES: Final = 4
POINTS_TO_PIXELS: Final = 2.0


def confine() -> None:
    """Take away what decoding does not need; the limits hold for whatever the decoders do."""
    for what, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))


def of_picture(data: bytes) -> Iterator[bytes]:
    """The first frame, upright, at most 2560 pixels wide and high.

    Raises:
        ValueError, OSError, and what Pillow raises for a picture that is too large or broken.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415  only this process decodes

    with Image.open(io.BytesIO(data), formats=FORMATS) as source:
        if source.width * source.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        source.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(source)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        yield _pixels(upright)


def of_pdf(data: bytes) -> Iterator[bytes]:
    """The first ten pages.

    Raises:
        pypdfium2.PdfiumError: it is broken, or locked by a password.
    """
    import pypdfium2  # noqa: PLC0415  only this process decodes

    document = pypdfium2.PdfDocument(data)
    for number in range(min(len(document), PAGES)):
        page = document[number]
        scale = min(POINTS_TO_PIXELS, LONGEST_PAGE / max(*page.get_size(), 1.0))
        yield _pixels(page.render(scale=scale).to_pil())


def _pixels(picture: Any) -> bytes:
    """A JPEG of a new picture: what stood beside the pixels of the old one has no way into it."""
    from PIL import Image  # noqa: PLC0415  only this process decodes

    visible = picture.convert("RGBA") if "A" in picture.getbands() or "transparency" in picture.info else None
    clean = Image.new("RGB", picture.size, WHITE)
    clean.paste(visible or picture.convert("RGB"), (0, 0), visible)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


KINDS: Final[Mapping[str, Callable[[bytes], Iterator[bytes]]]] = {"picture": of_picture, "pdf": of_pdf}


def main(kind: str) -> int:
    """Decode stdin; each picture goes out behind its length in four bytes."""
    confine()
    data = sys.stdin.buffer.read()
    try:
        for picture in KINDS[kind](data):
            sys.stdout.buffer.write(len(picture).to_bytes(LENGTH_BYTES, "big") + picture)
    except Exception:  # noqa: BLE001 whatever is wrong with it, there is no picture, and nobody reads why
        return 1
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
