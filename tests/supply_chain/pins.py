"""The requirements as they are locked: one version of each package, and the hashes that its files may have."""

from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name
from packaging.version import Version
from pip_requirements_parser import RequirementsFile

ROOT = Path(__file__).parents[2]
RUN = ROOT / "requirements.txt"
"""What the bot needs to run."""

DEVELOP = ROOT / "requirements-dev.txt"
"""What building and testing it needs besides."""


@dataclass(frozen=True)
class Pin:
    """A package that is installed; `version` is None where the file names no one version."""

    name: str
    version: Version | None
    hashes: tuple[str, ...]
    marker: str


def pins(file: Path) -> list[Pin]:
    """All requirements of a file, in its order."""
    return [
        Pin(
            name=canonicalize_name(found.name),
            version=Version(found.get_pinned_version) if found.is_pinned else None,
            hashes=tuple(found.hash_options),
            marker=str(found.marker or ""),
        )
        for found in RequirementsFile.from_file(str(file)).requirements
    ]
