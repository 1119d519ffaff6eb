"""An address between a program and the sandbox, whose answers are not quite what the sandbox said."""

import contextlib
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextlib.contextmanager
def passing_on(url: str, *, date: datetime | None = None, change: tuple[bytes, bytes] | None = None) -> Iterator[str]:
    """An address that passes everything on to the sandbox; its answers bear another date, or other words."""

    class Passing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or None
            kind = {"Content-Type": self.headers.get("Content-Type", "application/json")}
            asked = urllib.request.Request(url + self.path, body, kind, method=self.command)  # noqa: S310 the sandbox
            try:
                with urllib.request.urlopen(asked) as answer:  # noqa: S310
                    status, content = answer.status, answer.read()
            except urllib.error.HTTPError as refused:
                status, content = refused.code, refused.read()
            content = content.replace(*change) if change else content
            self.send_response_only(status)
            self.send_header("Date", format_datetime(date or datetime.now(UTC), usegmt=True))
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET  # noqa: N815 its name there

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 its name there
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Passing)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(30)
        server.server_close()
