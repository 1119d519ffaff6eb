"""The files that run the bot elsewhere keep to what cannot be tried here: not root, hashed, watched, closed."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportbot.cli import systemd
from reportbot.cli.run import LEAVE_SECONDS
from reportbot.evidence import pictures
from reportbot.letters import typesetting
from reportbot.settings import PREFIX, Settings
from reportbot.sheets import reader

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
UNIT = (ROOT / "deploy/reportbot.service").read_text("utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SETTINGS = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}

BOT_AT_MOST = 300 << 20
"""Bytes; docs/performance.md and docs/import.md measure less."""


def _lines(instruction: str) -> list[str]:
    return [line.split(maxsplit=1)[1] for line in DOCKERFILE.splitlines() if line.startswith(f"{instruction} ")]


def test_every_image_names_its_version() -> None:
    images = [line.split()[0] for line in _lines("FROM")] + [
        service["image"] for service in COMPOSE["services"].values() if "build" not in service
    ]
    assert [image for image in images if ":" not in image or image.endswith(":latest")] == []


def test_the_image_installs_only_what_has_a_hash() -> None:
    installs = [part for line in _lines("RUN") for part in line.split("&&") if "pip install" in part]
    assert installs
    assert all("--require-hashes" in part or "--no-deps /wheel/" in part for part in installs)


def test_the_container_is_not_root_and_is_watched() -> None:
    last = DOCKERFILE.rsplit("FROM ", 1)[1]
    assert re.search(r"^USER reportbot$", last, re.MULTILINE)
    assert "/healthz" in last
    assert "HEALTHCHECK" in last


def test_what_is_copied_into_the_image_is_there_and_let_through() -> None:
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {name for line in _lines("COPY") if not line.startswith("--") for name in line.split()[:-1]}
    assert copied == allowed
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_what_compose_and_the_proxy_take_from_env_is_a_setting_or_does_not_look_like_one() -> None:
    """The bots get all of `.env`, and warn of what begins as a setting and is none."""
    texts = [(ROOT / name).read_text("utf-8") for name in ("compose.yaml", "deploy/Caddyfile")]
    named = {name for text in texts for name in re.findall(r"(?:\$\{|\{\$)([A-Z_]+)", text)}
    assert "PUBLIC_HOST" in named
    assert {name for name in named if name.startswith(PREFIX)} - SETTINGS == set()


def test_settings_that_the_files_name_are_settings() -> None:
    named = {name for text in (DOCKERFILE, UNIT) for name in re.findall(rf"\b({PREFIX}[A-Z_]+)=", text)}
    for service in COMPOSE["services"].values():
        named |= {name for name in service.get("environment", {}) if name.startswith(PREFIX)}
    assert named - SETTINGS == set()


def test_services_restart_keep_few_logs_and_hold_no_rights() -> None:
    for name, service in COMPOSE["services"].items():
        assert service["restart"] == "unless-stopped", name
        assert service["logging"]["options"]["max-size"], name
    for name in ("bot", "bot-webhook"):
        service = COMPOSE["services"][name]
        assert (service["cap_drop"], service["read_only"]) == (["ALL"], True)


def test_the_unit_is_watched_and_stops_where_only_a_person_can_mend() -> None:
    assert "Type=notify" in UNIT
    assert "WatchdogSec=" in UNIT
    assert "RestartPreventExitStatus=2 3 4 6" in UNIT


def _seconds(name: str) -> float:
    return float(re.search(rf"^{name}=(\d+)$", UNIT, re.MULTILINE)[1])  # type: ignore[index]


def test_a_start_that_takes_long_asks_for_more_time_before_systemd_ends_it() -> None:
    beats = min(systemd.BEAT_SECONDS, _seconds("WatchdogSec") / 2)
    assert beats * 2 < min(systemd.MORE_SECONDS, _seconds("TimeoutStartSec"))
    assert f"EXTEND_TIMEOUT_USEC={systemd.MORE_SECONDS}000000" == systemd.STARTING


def test_a_stop_is_as_long_as_the_bot_takes_to_leave() -> None:
    assert _seconds("TimeoutStopSec") > LEAVE_SECONDS


def test_a_child_that_takes_all_it_may_does_not_end_the_bot() -> None:
    most = max(pictures.MEMORY, reader.MEMORY, typesetting._MEMORY)
    allowed = re.search(r"^MemoryMax=(\d+)M$", UNIT, re.MULTILINE)
    assert allowed
    assert int(allowed[1]) << 20 >= most + BOT_AT_MOST
    assert "OOMPolicy=continue" in UNIT.splitlines()


def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd-analyze on this machine")
    program = tmp_path / "reportbot"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit = tmp_path / "reportbot.service"
    unit.write_text(UNIT.replace("/opt/reportbot/bin/reportbot", str(program)))
    found = subprocess.run([analyze, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert [line for line in found.stderr.splitlines() if "reportbot.service" in line] == []
