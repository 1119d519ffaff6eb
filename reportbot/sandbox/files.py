"""Files in memory: identifiers, sizes, and the dimensions read from a picture's header."""

from __future__ import annotations

import hashlib
import mimetypes

from msgspec import Struct

from reportbot.sandbox.errors import Json, bad_request

MAX_DOWNLOAD = 20 << 20
MAX_UPLOAD = 50 << 20
WRONG = "wrong file identifier/HTTP URL specified"
PREFIX = {
    "photo": "AgACAgUAAx", "document": "BQACAgUAAx", "video": "BAACAgUAAx", "animation": "CgACAgUAAx",
    "voice": "AwACAgUAAx", "audio": "CQACAgUAAx", "video_note": "DQACAgUAAx", "sticker": "CAACAgUAAx",
}  # fmt: skip
FOLDER = {"photo": "photos", "document": "documents", "video": "videos", "voice": "voice", "sticker": "stickers"}


class StoredFile(Struct, frozen=True):
    """A file; `content` is None when only its size was declared. `media` is its object in a Message."""

    file_id: str
    file_unique_id: str
    kind: str
    size: int
    content: bytes | None
    mime: str
    path: str
    media: Json


class Files:
    """All files of the sandbox by file_id and by path."""

    def __init__(self, start: int) -> None:
        self._number = start
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, kind: str, content: bytes | None, name: str | None, mime: str | None, about: Json) -> StoredFile:
        """Store a file; `about` holds declared size, width, height, duration."""
        self._number += 1
        size = len(content) if content is not None else int(about.get("size") or 0)
        mark = hashlib.sha256(f"{self._number}".encode()).hexdigest()
        file_id, unique = f"{PREFIX[kind]}{mark[:40]}_{self._number}", f"AQAD{mark[40:52]}"
        mime = mime or (mimetypes.guess_type(name or "")[0]) or _default_mime(kind)
        end = "jpg" if kind == "photo" else (name or "").rpartition(".")[2] or "bin"
        path = f"{FOLDER.get(kind, kind + 's')}/file_{self._number}.{end if end.isalnum() else 'bin'}"
        media = _media(kind, file_id, unique, size, content, name, mime, about)
        stored = StoredFile(file_id, unique, kind, size, content, mime, path, media)
        self._by_id[file_id] = self._by_path[path] = stored
        if kind == "photo":
            for photo in media["sizes"]:
                self._by_id[photo["file_id"]] = stored
        return stored

    def get(self, file_id: str) -> StoredFile:
        """The file, or 400."""
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request(WRONG)
        return stored

    def at(self, path: str) -> StoredFile | None:
        """The file under /file/bot…/{path}."""
        return self._by_path.get(path)


def _default_mime(kind: str) -> str:
    kinds = {"photo": "image/jpeg", "video": "video/mp4", "animation": "video/mp4", "video_note": "video/mp4"}
    return (kinds | {"voice": "audio/ogg", "audio": "audio/mpeg", "sticker": "image/webp"}).get(
        kind, "application/octet-stream"
    )


def _media(
    kind: str, file_id: str, unique: str, size: int, content: bytes | None, name: str | None, mime: str, about: Json
) -> Json:
    base: Json = {"file_id": file_id, "file_unique_id": unique, "file_size": size}
    width, height = dimensions(content) if content else (0, 0)
    shape = {"width": int(about.get("width") or width or 640), "height": int(about.get("height") or height or 480)}
    length = {"duration": int(about.get("duration") or 3)}
    if kind == "photo":
        return {"sizes": _sizes(base, shape["width"], shape["height"])}
    if kind == "sticker":
        return base | shape | {"type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
    if kind == "video_note":
        return base | length | {"length": int(about.get("width") or 240)}
    named = ({"file_name": name} if name else {}) | {"mime_type": mime}
    if kind in {"video", "animation"}:
        return base | shape | length | named
    if kind == "audio":
        return base | length | named
    return base | length | {"mime_type": mime} if kind == "voice" else base | named


def _sizes(base: Json, width: int, height: int) -> list[Json]:
    """A thumbnail and the picture; the biggest comes last."""
    scale = min(1.0, 90 / max(width, height, 1))
    small = {"width": max(1, round(width * scale)), "height": max(1, round(height * scale))}
    mark = {"file_id": base["file_id"] + "s", "file_unique_id": base["file_unique_id"] + "s"}
    thumbnail = base | mark | small | {"file_size": min(base["file_size"], 1500)}
    return [thumbnail, base | {"width": width, "height": height}]


def dimensions(content: bytes) -> tuple[int, int]:
    """Width and height from a PNG or JPEG header, (0, 0) for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    at = 2
    while content.startswith(b"\xff\xd8") and at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return int.from_bytes(content[at + 7 : at + 9], "big"), int.from_bytes(content[at + 5 : at + 7], "big")
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 0, 0
