"""The scan finds what must never be committed, and its list of exceptions is no longer than it has to be."""

import subprocess
from pathlib import Path

from tests.supply_chain.pins import ROOT
from tests.supply_chain.secret_scan import ALLOWED, Suspicion, in_the_history, in_the_tree, suspicions

TOKEN = "7412589630:" + "AAHq3vTz9" + "LkW2xYbNcR5mUeJ8sDfGpQ1oK4"
KEY = "-----BEGIN " + "PRIVATE KEY-----"


def git(root: Path, *arguments: str) -> None:
    named = ("-c", "user.name=nobody", "-c", "user.email=nobody@localhost")
    subprocess.run(["git", "-C", str(root), *named, *arguments], check=True, capture_output=True)


def repository(root: Path, **files: str) -> Path:
    git(root, "init", "--quiet")
    for name, words in files.items():
        (root / name).write_text(words + "\n", "utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "all of it")
    return root


def kinds(found: list[Suspicion], file: str) -> set[str]:
    return {one.kind for one in found if one.file == file}


def test_a_bot_token_a_private_key_and_a_password_in_an_address_are_found(tmp_path: Path) -> None:
    address = "postgresql://bot:" + "kR8vQ2zT@db/reports"
    found = in_the_tree(repository(tmp_path, notes=f"token = {TOKEN}", tls=KEY, env=f"URL={address}", harmless="hello"))
    assert "Telegram Bot Token" in kinds(found, "notes")
    assert "Private Key" in kinds(found, "tls")
    assert "Basic Auth Credentials" in kinds(found, "env")
    assert kinds(found, "harmless") == set()


def test_one_that_was_taken_out_again_is_found_in_the_history(tmp_path: Path) -> None:
    root = repository(tmp_path, notes=f"token = {TOKEN}")
    (root / "notes").write_text("nothing\n", "utf-8")
    git(root, "commit", "--quiet", "--all", "--message", "without it")
    assert in_the_tree(root) == []
    assert "Telegram Bot Token" in kinds(in_the_history(root), "notes")


def test_an_exception_holds_for_its_file_and_its_kind_only(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_logs.py").write_text(f"TOKEN = {TOKEN!r}\n", "utf-8")
    found = in_the_tree(repository(tmp_path, other=f"TOKEN = {TOKEN!r}\n{KEY}"))
    assert kinds(found, "tests/test_logs.py") == set()
    assert {"Telegram Bot Token", "Private Key"} <= kinds(found, "other")


def test_every_exception_is_still_needed() -> None:
    files = sorted({file for file, _ in ALLOWED})
    assert {(one.file, one.kind) for one in suspicions(ROOT, files)} == set(ALLOWED)
