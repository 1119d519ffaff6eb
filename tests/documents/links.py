"""`make links`: fetch each outside address that documents link to and that texts send people to, and say what answered.

python -m tests.documents.links
"""

import http.client
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reportbot.texts import locales_root
from tests.documents.pages import DOCS

ROOT = DOCS.parent
SECONDS = 20
LINK = re.compile(r"\]\(([a-z]+:[^)\s]+)\)")
SAID = re.compile(r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:id|org|uk|com|net)\b(?:/[\w/-]*\w)?")
"""An address as texts write it for people, without https:// before it."""
MADE_UP = re.compile(r"(?:^|\.)(?:example|contoh)\b|^t\.me$")
GONE = frozenset({404, 410})
SERVER_FAULT = 500


def named() -> Mapping[str, str]:
    """Each address, and a file that names it."""
    found = dict(_linked())
    for file in sorted(Path(str(locales_root())).rglob("*.*")):
        for said in SAID.findall(file.read_text("utf-8")):
            if not MADE_UP.search(said):
                found.setdefault(f"https://{said}", file.name)
    return found


def _linked() -> Iterator[tuple[str, str]]:
    for file in sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md"), *ROOT.glob("benchmarks/*.md")]):
        yield from ((link, file.name) for link in LINK.findall(file.read_text("utf-8")))


def fault(address: str) -> str | None:
    """Why nobody should be sent there, "" where something answers (to a person it may show more), None: not reached."""
    asked = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 (links of a document)"})  # noqa: S310
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS):  # noqa: S310  what is asked are our own links
            return ""
    except urllib.error.HTTPError as error:
        return f"answers {error.code}" if error.code in GONE or error.code >= SERVER_FAULT else ""
    except (OSError, http.client.HTTPException):
        return None


def verdict(found: Mapping[str, str | None], files: Mapping[str, str]) -> tuple[str, int]:
    """What is said and the exit code: what is not reached fails only where others are."""
    well = [address for address, why in found.items() if why == ""]
    lost = [f"{address} ({files[address]}): {why}" for address, why in found.items() if why]
    unseen = [f"{address} ({files[address]}): not reached" for address, why in found.items() if why is None]
    if not (well or lost):
        return "Not checked: none of the addresses can be reached from here.", 0
    return "\n".join([*lost, *unseen, f"{len(well)} of {len(found)} addresses answer."]), int(bool(lost or unseen))


def main() -> int:
    """Ask all of them at once."""
    files = named()
    with ThreadPoolExecutor(len(files)) as asking:
        said, code = verdict(dict(zip(files, asking.map(fault, files), strict=True)), files)
    sys.stdout.write(f"{said}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
