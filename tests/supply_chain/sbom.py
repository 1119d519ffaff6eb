"""`make sbom`: the bill of materials of what runs, in CycloneDX, made from the hashed requirements.

python -m tests.supply_chain.sbom [build/sbom.json]
"""

import sys
import tomllib
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from tests.supply_chain.pins import ROOT, RUN, Pin, pins


def bill(file: Path = RUN) -> Bom:
    """The bot and everything that is installed with it; each package with the hash of each of its files."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    bot = Component(name=project["name"], version=project["version"], type=ComponentType.APPLICATION)
    parts = [_part(pin) for pin in pins(file)]
    bom = Bom(components=parts)
    bom.metadata.component = bot
    bom.register_dependency(bot, parts)
    return bom


def _part(pin: Pin) -> Component:
    address = PackageURL("pypi", name=pin.name, version=str(pin.version))
    # A hash is one file's, and which of a package's files is installed depends on the machine.
    files = [Component(name=one, type=ComponentType.FILE, hashes=[_hash(one)]) for one in pin.hashes]
    return Component(name=pin.name, version=str(pin.version), purl=address, bom_ref=str(address), components=files)


def _hash(composite: str) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=composite.removeprefix("sha256:"))


def written(bom: Bom) -> str:
    """It as JSON."""
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)


def main(file: Path) -> None:
    """Write the bill of materials to a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    bom = bill()
    file.write_text(written(bom) + "\n", "utf-8")
    print(f"{file}: {len(bom.components)} packages")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "sbom.json")
