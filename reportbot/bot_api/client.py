"""Raw Bot API calls: a method, its parameters, perhaps files; no Bot object, no types of answers."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from telegram import InputFile
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter  # the only way to give RequestData its content

from reportbot.bot_api.http import AiohttpRequest

TELEGRAM = "https://api.telegram.org"
_UPLOAD_TIMEOUT = 60.0

File = bytes | tuple[str, bytes] | tuple[str, bytes, str]


class BotClient:
    """One bot at one Bot API server; shows its token to nobody."""

    def __init__(self, base_url: str, token: str, request: AiohttpRequest) -> None:
        base, name = (base_url or TELEGRAM).rstrip("/"), quote(token, safe=":")
        self._methods = f"{base}/bot{name}"
        self._files = f"{base}/file/bot{name}"
        self._request = request

    async def post(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        files: Mapping[str, File] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the request layer's own timer
    ) -> Any:
        """The `result` of a call; raises telegram.error.TelegramError.

        `files` maps a parameter's name (or the name behind ``attach://``) to bytes, (filename, bytes) or
        (filename, bytes, media type). `timeout`: seconds for the call; uploads get a minute more.
        """
        url, seconds = f"{self._methods}/{method}", self._request.read_timeout if timeout is None else timeout
        given = {name: value for name, value in (params or {}).items() if value is not None}
        if not files:
            return await self._request.call(url, given, seconds)
        data = RequestData([*_plain(given), *_uploads(files)])
        return await self._request.post(url, data, read_timeout=seconds, write_timeout=_UPLOAD_TIMEOUT)

    async def download(self, file_path: str, limit: int, timeout: float = 60.0) -> bytes:  # noqa: ASYNC109 - as above
        """The file that getFile named; `limit` in bytes. Raises FileTooLarge and telegram.error.TelegramError."""
        return await self._request.download(f"{self._files}/{quote(file_path)}", limit, timeout)


def _plain(params: Mapping[str, Any]) -> list[RequestParameter]:
    return [RequestParameter(name, value, None) for name, value in params.items()]


def _uploads(files: Mapping[str, File]) -> list[RequestParameter]:
    return [RequestParameter(name, None, [_input_file(file)]) for name, file in files.items()]


def _input_file(file: File) -> InputFile:
    if isinstance(file, bytes):
        return InputFile(file)
    upload = InputFile(file[1], filename=file[0])
    if len(file) == 3:
        upload.mimetype = file[2]
    return upload
