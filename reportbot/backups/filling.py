"""A folder is filled at once when all of it is there, or stays as it was, however the filling is cut off."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reportbot.backups.making import DATABASE, VAULT
from reportbot.backups.recovery import BackupRefused
from reportbot.storage.lock import sync_directory

_DRAFT: Final = ".restoring-"
_FIRST: Final = (VAULT, DATABASE)
"""What is moved in first. A database without its key no bot serves, and a key without its database would begin anew."""


@contextlib.contextmanager
def filled(folder: Path) -> Iterator[Path]:
    """A draft to fill while the block runs; after it the folder holds what the draft held.

    A folder that is there already keeps its place, for it may be a disk of its own, or stand where nothing may be made;
    so the draft is made in it. A new one takes the place of its draft beside it.

    Raises:
        BackupRefused: the folder holds something.
        OSError: it cannot be written.
    """
    if folder.exists():
        _clear_half_moved(folder)
        _refuse_full(folder)
        with _draft_in(folder, _DRAFT) as draft:
            yield draft
            os.sync()
            _move_in(draft, folder)
        return
    with _parents_of(folder), _draft_in(folder.parent, f".{folder.name}{_DRAFT}") as draft:
        yield draft
        os.sync()
        draft.rename(folder)
        sync_directory(folder.parent)


def _refuse_full(folder: Path) -> None:
    """Beside drafts, which are cleared or another's at work."""
    if not folder.is_dir() or any(not path.name.startswith(_DRAFT) for path in folder.iterdir()):
        raise BackupRefused(f"{folder} is not empty: a backup is restored into a new or empty folder only.")


def _clear_half_moved(folder: Path) -> None:
    """A filling that was cut off may have moved the vault in, which is no more than the backup's, and nothing else."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    drafts = {name for name in there if name.startswith(_DRAFT)}
    if there - drafts == {VAULT} and any(_lacks_vault(folder / name) for name in drafts):
        shutil.rmtree(folder / VAULT)


def _lacks_vault(draft: Path) -> bool:
    """Whether nobody is at it, and it holds the rest of what was moved in part."""
    with _locked(draft) as free:
        return free and (draft / DATABASE).exists() and not (draft / VAULT).exists()


def _move_in(draft: Path, folder: Path) -> None:
    """All of a draft, entry by entry, or nothing."""
    _refuse_full(folder)
    moved: list[Path] = []
    try:
        for path in sorted(draft.iterdir(), key=lambda each: (each.name not in _FIRST, each.name != VAULT)):
            path.rename(folder / path.name)
            moved.append(path)
        sync_directory(folder)
    except BaseException:
        for path in moved:
            (folder / path.name).rename(path)
        raise
    with contextlib.suppress(OSError):  # another's, who lets us write
        folder.chmod(0o700)


@contextlib.contextmanager
def _parents_of(folder: Path) -> Iterator[None]:
    """The folders above, those that are new only if the block ends well."""
    new = [each for each in folder.parents if not each.exists()]
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield
    except BaseException:
        for each in new:
            with contextlib.suppress(OSError):
                each.rmdir()
        raise


@contextlib.contextmanager
def _draft_in(place: Path, name: str) -> Iterator[Path]:
    """A folder whose name begins so, which goes unless it was renamed; one that was left by a cut goes first."""
    for left in place.glob(f"{name}*"):
        with _locked(left) as free:
            if free:
                shutil.rmtree(left)
    draft = Path(tempfile.mkdtemp(prefix=name, dir=place))
    with _locked(draft):
        try:
            yield draft
        finally:
            shutil.rmtree(draft, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether nobody else has it; it is ours while the block runs."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)
