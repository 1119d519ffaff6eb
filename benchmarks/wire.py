"""The least HTTP/1.1 a bot's client needs, so that the server is never what a bot waits for."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

_LENGTH, _TYPE = b"content-length:", b"content-type:"
_END = b"\r\n\r\n"
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
_REFUSED = b"HTTP/1.1 %d Refused\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
_FILE = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%b"

Params = dict[str, str]


class Refused(Exception):
    """A call Telegram refuses: `code` and the words of the answer."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code


@dataclass(slots=True)
class Reply:
    """Where the answer to one request goes; it may be given later, as a long poll's is."""

    transport: asyncio.Transport

    def result(self, raw: bytes) -> None:
        """The call's result, which is JSON already."""
        body = b'{"ok":true,"result":' + raw + b"}"
        self._write(_OK % (len(body), body))

    def refusal(self, code: int, words: str) -> None:
        """An error as the Bot API tells it."""
        body = json.dumps({"ok": False, "error_code": code, "description": words}).encode()
        self._write(_REFUSED % (code, len(body), body))

    def file(self, content: bytes) -> None:
        """A file's bytes."""
        self._write(_FILE % (len(content), content))

    @property
    def lost(self) -> bool:
        """Whether nobody waits for it any more."""
        return self.transport.is_closing()

    def _write(self, raw: bytes) -> None:
        if not self.lost:
            self.transport.write(raw)


Handle = Callable[[Reply, str, Params], None]


class Connection(asyncio.Protocol):
    """One connection of a bot; `handle` gets the last parts of each path and the call's parameters."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._held = b""
        self._reply: Reply | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where answers go."""
        assert isinstance(transport, asyncio.Transport)
        self._reply = Reply(transport)

    def data_received(self, data: bytes) -> None:
        """Take every request that is whole."""
        self._held = self._held + data if self._held else data
        while (end := self._held.find(_END)) >= 0:
            head = self._held[:end]
            begin = end + len(_END)
            length = int(_field(head, _LENGTH) or 0)
            if len(self._held) < begin + length:
                return
            body, self._held = self._held[begin : begin + length], self._held[begin + length :]
            self._one(head, body)

    def _one(self, head: bytes, body: bytes) -> None:
        assert self._reply is not None
        path, _, query = head.split(b" ", 2)[1].decode().partition("?")
        try:
            self._handle(self._reply, unquote(path), _params(_field(head, _TYPE), body) if body else _form(query))
        except Refused as refused:
            self._reply.refusal(refused.code, str(refused))


def _field(head: bytes, name: bytes) -> bytes:
    at = head.lower().find(b"\r\n" + name)
    if at < 0:
        return b""
    return head[at + 2 + len(name) :].split(b"\r\n", 1)[0].strip()


def _params(kind: bytes, body: bytes) -> Params:
    if kind.startswith(b"application/json"):
        return {name: _text(value) for name, value in json.loads(body).items() if value is not None}
    if kind.startswith(b"application/x-www-form-urlencoded"):
        return _form(body.decode())
    if kind.startswith(b"multipart/form-data"):
        return dict(_parts(kind.partition(b"boundary=")[2].strip(b'"'), body))
    raise Refused(501, f"the benchmark's server reads no {kind.decode()}")


def _form(words: str) -> Params:
    return dict(parse_qsl(words, keep_blank_values=True))


def _parts(boundary: bytes, body: bytes) -> Iterator[tuple[str, str]]:
    """The fields of a form; of a file only that it is there."""
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, value = part.partition(_END)
        name = head.partition(b'name="')[2].partition(b'"')[0].decode()
        yield name, "file" if b"filename=" in head else value.removesuffix(b"\r\n").decode()


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
