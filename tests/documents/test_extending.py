"""docs/extending.md is true: each example is carried out in a copy of the tree, block by block, and then works."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents.pages import DOCS

ROOT = DOCS.parent
EXAMPLES = ("Add a platform", "Add a category", "Add a language", "Add a decision")

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sections() -> dict[str, list[tuple[str, str]]]:
    """The blocks below each heading: their language, and what stands in them."""
    parts = re.split(r"^## (.+)$", (DOCS / "extending.md").read_text("utf-8"), flags=re.MULTILINE)
    return {name: _BLOCK.findall(body) for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def copied(to: Path) -> Path:
    """What git knows of the tree, as it stands."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


def run(command: list[str], copy: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """In the copy, where neither a repository nor this tree is found."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("REPORTBOT_", "PYTEST_", "GIT_"))}
    env = own | {"PYTHONPATH": str(copy), "GIT_CEILING_DIRECTORIES": str(copy.parent)}
    return subprocess.run(command, cwd=copy, env=env, input=given, capture_output=True, text=True, check=False)


def test_the_page_has_these_examples_and_each_ends_with_what_proves_it() -> None:
    found = sections()
    assert tuple(found) == EXAMPLES
    for blocks in found.values():
        kinds = [kind for kind, _ in blocks]
        assert kinds == ["diff"] * (len(kinds) - 1) + ["sh"]
        assert re.search(r"^\+\+\+ b/tests/e2e/test_\w+\.py$", blocks[-2][1], re.MULTILINE), "a person uses it"


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_carried_out_as_it_is_written(name: str, tmp_path: Path) -> None:
    copy = copied(tmp_path / "copy")
    blocks = sections()[name]
    for _, patch in blocks[:-1]:
        applied = run(["git", "apply", "-"], copy, patch)
        assert applied.returncode == 0, f"{applied.stderr}\n{patch}"
    for line in blocks[-1][1].splitlines():
        python, *words = shlex.split(line)
        assert python == ".venv/bin/python"
        apart = ["-p", "no:cacheprovider", f"--basetemp={tmp_path / 'base'}"] if "pytest" in words else []
        ended = run([sys.executable, *words, *apart], copy)
        assert ended.returncode == 0, ended.stdout[-4000:]
