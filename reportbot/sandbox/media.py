"""The file of a send or an edit: uploaded, attached, or named by its file_id."""

from __future__ import annotations

from collections.abc import Callable

from reportbot.sandbox.errors import Json, bad_request
from reportbot.sandbox.files import MAX_UPLOAD, WRONG, StoredFile
from reportbot.sandbox.params import Params, Upload
from reportbot.sandbox.text import check_caption, formatted_here
from reportbot.sandbox.world import World

ALBUM_KINDS = {"photo", "video", "document", "audio"}
EDIT_KINDS = ALBUM_KINDS | {"animation"}
SPOILERS = {"photo", "video", "animation"}
MAX_PHOTO = 10 << 20


def media_content(world: World, params: Params, kind: str, source: str) -> Json:
    """The part of a Message that holds the file."""
    upload = _upload(params, kind, source)
    if upload is not None:
        return as_content(_stored(world, kind, upload, params), kind)
    if not source:
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if source.startswith(("http://", "https://")):
        raise bad_request(WRONG)
    stored = world.files.get(source)
    if stored.kind != kind and "document" not in {kind, stored.kind}:
        raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
    return as_content(stored, stored.kind)


def as_content(stored: StoredFile, kind: str) -> Json:
    """A stored file as a field of a Message; an animation also stands as a document."""
    if kind == "photo":
        return {"photo": stored.media["sizes"]}
    if kind == "animation":
        names = ("file_id", "file_unique_id", "file_size", "file_name", "mime_type")
        return {"animation": stored.media, "document": {n: stored.media[n] for n in names if n in stored.media}}
    return {kind: stored.media}


def _upload(params: Params, kind: str, source: str) -> Upload | None:
    if source.startswith("attach://"):
        name = source.removeprefix("attach://")
        if name not in params.files:
            raise bad_request(WRONG)
        return params.files[name]
    return params.files.get(kind) if not source else None


def _stored(world: World, kind: str, upload: Upload, params: Params) -> StoredFile:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > MAX_UPLOAD or (kind == "photo" and len(upload.content) > MAX_PHOTO):
        raise bad_request("file is too big")
    mime = None if upload.mime == "application/octet-stream" else upload.mime
    about = {name: params.integer(name) for name in ("width", "height", "duration") if params.has(name)}
    return world.files.add(kind, upload.content, upload.name, mime, about)


def input_media(world: World, item: object, params: Params, complaint: Callable[[str], str], kinds: set[str]) -> Json:
    """The content an InputMedia object describes: file, caption, spoiler."""
    if not isinstance(item, dict):
        raise bad_request(complaint("expected an Object"))
    kind = item.get("type")
    if kind not in kinds:
        raise bad_request(complaint(f"type {kind!r} is not allowed here"))
    if not isinstance(item.get("media"), str) or not item["media"]:
        raise bad_request(complaint("media not found"))
    inner = Params(item, params.files)
    content = media_content(world, inner, kind, item["media"])
    caption, entities = formatted_here(item, "caption", world.find_user)
    check_caption(caption)
    if caption:
        content |= {"caption": caption} | ({"caption_entities": entities} if entities else {})
    if item.get("has_spoiler") and kind in SPOILERS:
        content["has_media_spoiler"] = True
    return content


def content_kind(message: Json) -> str | None:
    """Which kind of file a message carries."""
    return next((kind for kind in ("animation", *sorted(EDIT_KINDS)) if kind in message), None)
