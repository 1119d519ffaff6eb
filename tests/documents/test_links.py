"""Outside addresses are of hosts that somebody has looked at; who fetches them hears what is lost, also from afar."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlsplit

import pytest

from tests.documents import links
from tests.documents.links import fault, named, verdict

TOOLS = {"docs.astral.sh", "keepachangelog.com", "projectfluent.org", "semver.org", "t.me"}
CHANNELS = {
    "aduankonten.id",
    "aduannomor.id",
    "cekrekening.id",
    "healing119.id",
    "iasc.ojk.go.id",
    "lapor.go.id",
    "patrolisiber.id",
    "pengaduan.kpai.go.id",
    "report.iwf.org.uk",
    "stopncii.org",
    "takeitdown.ncmec.org",
}
"""Where citizens and moderators are sent; a new one is added here once somebody has looked who runs it."""


class _Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(int(self.path[1:]))
        self.send_header("Location", "/200")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A server whose path is the status that it answers."""
    server = HTTPServer(("127.0.0.1", 0), _Answering)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    serving.join()
    server.server_close()


def test_every_outside_address_is_https_and_of_a_host_that_is_listed() -> None:
    parts = [urlsplit(address) for address in named()]
    assert {part.geturl() for part in parts if part.scheme != "https" or part.port or part.username} == set()
    assert {part.hostname for part in parts} == TOOLS | CHANNELS


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lapor ke iasc.ojk.go.id.", ["iasc.ojk.go.id"]),
        ("report.iwf.org.uk/id, atau", ["report.iwf.org.uk/id"]),
        ("surel konsumen@ojk.go.id", []),
        ("{ $count }.id", []),
    ],
)
def test_an_address_is_found_as_texts_write_it(words: str, found: list[str]) -> None:
    assert links.SAID.findall(words) == found


@pytest.mark.parametrize(
    ("status", "why"),
    [(200, ""), (302, ""), (403, ""), (429, ""), (404, "answers 404"), (410, "answers 410"), (503, "answers 503")],
)
def test_what_is_gone_is_a_fault_and_what_refuses_a_program_is_none(site: str, status: int, why: str) -> None:
    assert fault(f"{site}/{status}") == why


def test_what_is_lost_is_told_with_its_file() -> None:
    said, code = verdict({"https://a": "", "https://b": "answers 404"}, {"https://a": "x.md", "https://b": "y.ftl"})
    assert (said, code) == ("https://b (y.ftl): answers 404\n1 of 2 addresses answer.", 1)


def test_what_alone_is_not_reached_fails_and_a_machine_without_internet_fails_nothing() -> None:
    files = {"https://a": "x.md", "https://b": "y.ftl"}
    said, code = verdict({"https://a": "", "https://b": None}, files)
    assert (said.splitlines()[0], code) == ("https://b (y.ftl): not reached", 1)
    said, code = verdict(dict.fromkeys(files, fault("http://127.0.0.1:9/")), files)
    assert (said, code) == ("Not checked: none of the addresses can be reached from here.", 0)
