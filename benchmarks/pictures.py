"""Screenshots as Telegram serves them: a JPEG of a phone's size, no two alike."""

import functools
import io
import random

from PIL import Image

WIDTH, HEIGHT = 720, 1280
_START = 2


def sizes(name: str) -> list[dict[str, object]]:
    """The `photo` of a message: a preview and the whole, as Telegram lists them."""
    whole = {"width": WIDTH, "height": HEIGHT, "file_size": len(_screenshot())}
    small = {"width": 180, "height": 320, "file_size": 9_000}
    return [_size(f"s-{name}") | small, _size(f"l-{name}") | whole]


def file(file_id: str) -> dict[str, object]:
    """What getFile answers."""
    return _size(file_id) | {"file_size": len(_screenshot()), "file_path": f"photos/{file_id}.jpg"}


def picture(name: str) -> bytes:
    """The bytes behind a file path: one screenshot with a comment of its own."""
    comment, whole = name.encode(), _screenshot()
    return whole[:_START] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + whole[_START:]


def _size(file_id: str) -> dict[str, object]:
    return {"file_id": file_id, "file_unique_id": f"u{file_id}"}


@functools.cache
def _screenshot() -> bytes:
    """Blocks like a chat's, with some noise; about 120 KB."""
    dice, page = random.Random(1), Image.new("RGB", (WIDTH, HEIGHT), "#e5ddd5")
    for row in range(20, HEIGHT, 84):
        width, left = dice.randrange(200, 520), dice.choice((16, 180))
        page.paste(Image.effect_noise((width, 64), 14).convert("RGB"), (left, row))
    made = io.BytesIO()
    page.save(made, "JPEG", quality=80)
    return made.getvalue()
