"""`make secrets`: nothing that looks like a secret stands in the tree or, with --history, was ever committed.

python -m tests.supply_chain.secret_scan [--history]
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from detect_secrets.core.scan import scan_file
from detect_secrets.settings import default_settings, get_settings

from tests.supply_chain.pins import ROOT

HASHED = (":!requirements.txt", ":!requirements-dev.txt")
"""Thousands of hashes, each of which looks like a secret; test_requirements.py says what may be there."""

ALLOWED = {
    (".env.example", "Basic Auth Credentials"): "the shape of a database's address, with the words user and password",
    ("reportbot/domain/tickets.py", "Base64 High Entropy String"): "the alphabet of tickets",
    ("reportbot/sandbox/pictures.py", "Base64 High Entropy String"): "a picture of one pixel",
    ("reportbot/sandbox/webhook.py", "Secret Keyword"): "the name of a header",
    ("reportbot/storage/moving.py", "Basic Auth Credentials"): "the shape of a database's address, in a sentence",
    ("tests/bot_api/test_takeover.py", "Basic Auth Credentials"): "made up, to see that no alarm repeats it",
    ("tests/campaigns/fuzz_cast.py", "Secret Keyword"): "a word in made-up names, to see that no card shows it",
    ("tests/campaigns/fuzz_judging.py", "Secret Keyword"): "made up, to see that no log shows it",
    ("tests/campaigns/fuzz_judging.py", "Telegram Bot Token"): "made up, to see that no log shows it",
    ("tests/campaigns/mutants.json", "Hex High Entropy String"): "digests of the modules that were mutated",
    ("tests/supply_chain/test_secret_scan.py", "Base64 High Entropy String"): "made up, to be found",
    ("tests/test_logs_in_process.py", "Telegram Bot Token"): "made up, to see that no log shows it",
    ("tests/backups/test_backups.py", "Secret Keyword"): "made up, to see that no log shows it",
    ("tests/domain/test_tickets.py", "Base64 High Entropy String"): "the alphabet of tickets",
    ("tests/e2e/test_process_exits.py", "Basic Auth Credentials"): "made up, for a database that is not there",
    ("tests/e2e/test_process_exits.py", "Secret Keyword"): "made up, for the sandbox",
    ("tests/sandbox/test_updates.py", "Secret Keyword"): "made up, for the sandbox",
    ("tests/test_logs.py", "Telegram Bot Token"): "made up, to see that no log shows it",
    ("tests/test_settings.py", "Basic Auth Credentials"): "made up, to see that no message shows it",
}
"""What looks like a secret and is none, with the reason: by file and kind."""


@dataclass(frozen=True, order=True)
class Suspicion:
    """Something that looks like a secret; what it is is not repeated."""

    file: str
    kind: str


def suspicions(root: Path, files: Iterable[str]) -> Iterator[Suspicion]:
    """What these files below `root` hold that looks like a secret."""
    with default_settings():
        # It would ask the service that a token belongs to whether it is a true one.
        get_settings().disable_filters("detect_secrets.filters.common.is_ignored_due_to_verification_policies")
        for file in files:
            yield from (Suspicion(file, found.type) for found in scan_file(str(root / file)))


def unexplained(found: Iterable[Suspicion]) -> list[Suspicion]:
    """Those without a reason."""
    return sorted({one for one in found if (one.file, one.kind) not in ALLOWED})


def in_the_tree(root: Path) -> list[Suspicion]:
    """What stands in the files that git knows of."""
    files = _git(root, "ls-files", "-z").split("\0")
    return unexplained(suspicions(root, [file for file in files if file and (root / file).is_file()]))


def in_the_history(root: Path) -> list[Suspicion]:
    """What any commit of any branch has ever added."""
    with TemporaryDirectory() as directory:
        added = _added(_git(root, "log", "--patch", "--all", "--format=", "--unified=0", "--no-ext-diff", "--no-color"))
        for file, lines in added.items():
            kept = Path(directory) / file
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text("\n".join(lines) + "\n", "utf-8")
        return unexplained(suspicions(Path(directory), added))


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments, "--", ".", *HASHED]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def _added(patches: str) -> dict[str, dict[str, None]]:
    """By file the lines that were ever added, each once."""
    found: dict[str, dict[str, None]] = {}
    file = ""
    for line in patches.split("\n"):
        if line.startswith("+++ "):
            file = line.removeprefix("+++ ").removeprefix("b/").rstrip("\t")
        elif line.startswith("+"):
            found.setdefault(file, {})[line[1:]] = None
    return found


def main(*, history: bool) -> int:
    """Scan and tell; 1 where something was found."""
    found = in_the_history(ROOT) if history else in_the_tree(ROOT)
    for one in found:
        print(f"{one.file}: {one.kind}")
    where = "in what was ever committed" if history else "in the tree"
    print(f"{len(found)} that look like secrets {where}." if found else f"Nothing that looks like a secret {where}.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(history="--history" in sys.argv))
