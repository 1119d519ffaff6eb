"""What hadolint and a careful reader of compose.yaml would say, where neither docker nor hadolint can be had."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
KNOWN = {"FROM", "RUN", "COPY", "ENV", "USER", "WORKDIR", "VOLUME", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD"}
"""Instructions that we use; ADD, MAINTAINER, ONBUILD and SHELL have better ways, EXPOSE and LABEL need a reason."""

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]


def instructions(words: str) -> list[tuple[str, str]]:
    """Each instruction with what follows it, on one line."""
    lines = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", words, flags=re.MULTILINE)).splitlines()
    return [(name, " ".join(rest.split())) for name, _, rest in (line.partition(" ") for line in lines if line.strip())]


def complaints(words: str) -> list[str]:
    """What is wrong with a Dockerfile; the numbers are hadolint's."""
    found = instructions(words)
    return [
        *(f"{name} is no instruction of ours" for name, _ in found if name not in KNOWN),
        *(complaint for name, rest in found for complaint in _of_one(name, rest)),
        *_of_stages(found),
    ]


def _of_one(name: str, rest: str) -> list[str]:
    wrong = {
        "DL3000 a relative WORKDIR": name == "WORKDIR" and not rest.startswith("/"),
        "DL3002 root at last": name == "USER" and rest in {"root", "0"},
        "DL3003 cd instead of WORKDIR": name == "RUN" and bool(re.search(r"(^|&& )cd ", rest)),
        "DL3004 sudo": name == "RUN" and "sudo " in rest,
        "DL3006 an image without its version": name == "FROM" and ":" not in rest.split(maxsplit=1)[0],
        "DL3007 latest": name == "FROM" and ":latest" in rest,
        "DL3021 several sources and no folder": name == "COPY" and len(_paths(rest)) > 2 and not rest.endswith("/"),
        "DL3025 a command that is no list": name in {"CMD", "ENTRYPOINT"} and not rest.startswith("["),
        "DL3042 pip keeps a cache": name == "RUN" and "pip install" in rest and _uncached(rest),
        "DL3044 ENV that reads itself": name == "ENV" and _reads_itself(rest),
        "DL4006 a pipe whose failure is not seen": name == "RUN" and "|" in rest.replace("||", ""),
        "a secret in the image": name in {"ENV", "RUN"} and bool(re.search(r"(?i)(token|password|secret)\s*=", rest)),
    }
    return [complaint for complaint, is_so in wrong.items() if is_so]


def _paths(rest: str) -> list[str]:
    return [word for word in rest.split() if not word.startswith("--")]


def _uncached(rest: str) -> bool:
    return any("--no-cache-dir" not in part for part in rest.split("&&") if "pip install" in part)


def _reads_itself(rest: str) -> bool:
    names = re.findall(r"(?:^| )([A-Z_]+)=", rest)
    return any(f"${name}" in value for name in names for value in re.findall(r"=(\S+)", rest) if name != "PATH")


def _of_stages(found: list[tuple[str, str]]) -> list[str]:
    names = [rest.split(" AS ")[1] for name, rest in found if name == "FROM" and " AS " in rest]
    wanted = [word.removeprefix("--from=") for _, rest in found for word in rest.split() if word.startswith("--from=")]
    last = found[max(n for n, (name, _) in enumerate(found) if name == "FROM") :]
    once = [name for name in ("CMD", "ENTRYPOINT", "HEALTHCHECK") if [one for one, _ in last].count(name) != 1]
    return [
        *(f"DL3022 no stage {name}" for name in wanted if name not in names),
        *(["DL3024 two stages of one name"] if len(names) != len(set(names)) else []),
        *(f"DL4003 not one {name}" for name in once),
        *(["DL3002 nobody but root"] if not any(name == "USER" for name, _ in last) else []),
    ]


def test_the_dockerfile_has_no_fault() -> None:
    assert complaints((ROOT / "Dockerfile").read_text("utf-8")) == []


GOOD = 'FROM a:1 AS b\nFROM a:1\nCOPY --from=b x y\nUSER u\nHEALTHCHECK CMD ["h"]\nENTRYPOINT ["e"]\nCMD ["c"]\n'


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("WORKDIR here", "DL3000"),
        ("USER root", "DL3002"),
        ("RUN cd /x && ls", "DL3003"),
        ("RUN sudo ls", "DL3004"),
        ("COPY one two three", "DL3021"),
        ("COPY --from=c one /two", "DL3022"),
        ("RUN pip install \\\n    x", "DL3042"),
        ("ENV A=1 B=$A", "DL3044"),
        ("RUN ls | sort", "DL4006"),
        ("CMD run", "DL3025"),
        ('CMD ["again"]', "DL4003"),
        ("ADD x y", "ADD is no"),
        ("ENV REPORTBOT_TOKEN=1:a", "a secret"),
    ],
)
def test_each_rule_finds_its_fault(line: str, number: str) -> None:
    assert complaints(GOOD) == []
    assert [one for one in complaints(f"{GOOD}{line}\n") if one.startswith(number)]


def test_the_plain_bot_starts_without_what_the_other_profile_needs() -> None:
    """Compose fills in all services before it leaves out those of other profiles, so `:?` there stops everything."""
    for name, service in SERVICES.items():
        if service.get("profiles"):
            assert ":?" not in yaml.safe_dump(service), name


def test_no_service_is_given_the_machine() -> None:
    for name, service in SERVICES.items():
        assert not {"privileged", "network_mode", "pid", "ipc", "devices", "cap_add"} & set(service), name
        assert "docker.sock" not in yaml.safe_dump(service), name
        assert ("ports" in service) == (name == "proxy"), name


def test_what_services_name_is_there() -> None:
    for name, service in SERVICES.items():
        assert set(service.get("depends_on", ())) <= set(SERVICES), name
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            assert (ROOT / source).exists() if source.startswith(".") else source in COMPOSE["volumes"], name


def test_no_password_stands_in_the_file() -> None:
    for name, service in SERVICES.items():
        for key, value in service.get("environment", {}).items():
            assert "PASSWORD" not in key or str(value).startswith("${"), (name, key)
