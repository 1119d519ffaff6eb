"""What is installed is named file by file: nothing comes from elsewhere, and nothing comes unasked."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pip_requirements_parser import RequirementsFile

from tests.supply_chain.pins import DEVELOP, ROOT, RUN, pins

FILES = pytest.mark.parametrize("file", [RUN, DEVELOP], ids=lambda file: file.name)


@FILES
def test_every_requirement_is_one_version_with_a_sha256_of_each_of_its_files(file: Path) -> None:
    found = pins(file)
    assert len(found) > 50
    assert [pin.name for pin in found if pin.version is None] == []
    assert [pin.name for pin in found if not pin.hashes] == []
    assert {one for pin in found for one in pin.hashes if not re.fullmatch("sha256:[0-9a-f]{64}", one)} == set()


@FILES
def test_the_requirements_name_no_host_and_no_option_that_changes_where_packages_come_from(file: Path) -> None:
    read = RequirementsFile.from_file(str(file))
    assert [one.line for one in (*read.options, *read.invalid_lines)] == []
    assert [one.name for one in read.requirements if one.link] == []
    assert re.findall(r"\w+://|^\s*-(?!-hash=)|@", file.read_text("utf-8"), re.MULTILINE) == []


@FILES
def test_no_package_stands_twice(file: Path) -> None:
    names = [pin.name for pin in pins(file)]
    assert len(names) == len(set(names))


def test_what_runs_is_what_was_tested() -> None:
    tested = {pin.name: pin for pin in pins(DEVELOP)}
    assert [pin for pin in pins(RUN) if tested.get(pin.name) != pin] == []


@pytest.mark.parametrize("part", ["run", "dev"])
def test_the_locks_satisfy_what_the_project_asks_for(part: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = project["dependencies"] if part == "run" else project["optional-dependencies"]["dev"]
    locked = {pin.name: pin.version for pin in pins(RUN if part == "run" else DEVELOP)}
    for wanted in map(Requirement, asked):
        version = locked.get(canonicalize_name(wanted.name))
        assert version is not None, wanted.name
        assert version in wanted.specifier, wanted.name


def test_whatever_make_installs_it_checks_by_hash() -> None:
    installs = re.findall(r"^.*pip install.*$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    # The bot itself comes from this directory, and asks for nothing by then.
    unchecked = [line for line in installs if "--require-hashes" not in line]
    assert len(installs) == len(unchecked) + 1
    assert all("--no-deps --no-build-isolation --editable ." in line for line in unchecked)
