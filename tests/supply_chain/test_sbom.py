"""The bill of materials names what is installed, by the same versions and hashes, and nothing else."""

import json
from pathlib import Path

from tests.supply_chain.pins import RUN, pins
from tests.supply_chain.sbom import bill, main, written


def test_it_names_every_locked_package_with_its_version_and_its_hashes() -> None:
    made = json.loads(written(bill()))
    told = {
        (part["name"], part["version"]): {one["hashes"][0]["content"] for one in part["components"]}
        for part in made["components"]
    }
    assert told == {
        (pin.name, str(pin.version)): {one.removeprefix("sha256:") for one in pin.hashes} for pin in pins(RUN)
    }


def test_it_says_whose_parts_they_are() -> None:
    made = json.loads(written(bill()))
    bot = made["metadata"]["component"]
    assert (bot["name"], bot["type"]) == ("reportbot", "application")
    needs = next(one["dependsOn"] for one in made["dependencies"] if one["ref"] == bot["bom-ref"])
    assert set(needs) == {part["bom-ref"] for part in made["components"]}
    assert all(ref.startswith("pkg:pypi/") for ref in needs)


def test_it_is_written_where_it_is_wanted(tmp_path: Path) -> None:
    main(tmp_path / "build" / "sbom.json")
    made = json.loads((tmp_path / "build" / "sbom.json").read_text("utf-8"))
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
