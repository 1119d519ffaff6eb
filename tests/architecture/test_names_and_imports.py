"""Names say what a thing is, imports point one way, and tests play on real parts."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "reportbot"
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"}
PURE = ("domain", "conversation")
IMPURE = set("sqlalchemy telegram asyncio logging structlog random secrets uuid time os threading socket".split())  # noqa: SIM905
OWNERS = {
    "telegram": {"bot_api"},
    "sqlalchemy": {"storage"},
    "aiosqlite": {"storage"},
    "asyncpg": {"storage"},
    "alembic": {"storage"},
    "sqlite3": {"storage"},
    "fluent": {"texts"},
    "pydantic_settings": {"settings"},
    "dotenv": {"settings"},
}
READS_A_CLOCK = re.compile(r"\b(?:datetime\.(?:now|utcnow|today)|date\.today|time\.time)\(")
READS_ENVIRONMENT = re.compile(r"\bos\.(?:environ|getenv)\b|\bgetenv\(")
MOCKS = re.compile(r"unittest\.mock|\bMagicMock\b|\bAsyncMock\b|\bmocker\b|monkeypatch\.setattr\(\s*[\"']?reportbot")


def _sources(*folders: Path) -> list[Path]:
    return sorted(file for folder in folders for file in folder.rglob("*.py"))


def _ring(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _breaches(files: list[Path], pattern: re.Pattern[str]) -> dict[str, list[str]]:
    found = {str(file.relative_to(ROOT)): pattern.findall(file.read_text(encoding="utf-8")) for file in files}
    return {name: hits for name, hits in found.items() if hits}


def test_no_module_or_function_has_a_name_that_says_nothing() -> None:
    sources = _sources(PACKAGE, ROOT / "tests", ROOT / "benchmarks")
    modules = {str(file) for file in sources if set(file.stem.split("_")) & EMPTY_NAMES}
    functions = {
        node.name
        for file in _sources(PACKAGE)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and set(re.split(r"_|(?<=[a-z])(?=[A-Z])", node.name.lower())) & EMPTY_NAMES
    }
    assert (modules, functions) == (set(), set())


@pytest.mark.parametrize("ring", PURE)
def test_the_pure_rings_touch_nothing_outside(ring: str) -> None:
    touched = {
        str(file.relative_to(ROOT)): outside
        for file in _sources(PACKAGE / ring)
        if (outside := {name.split(".")[0] for name in _imports(file)} & IMPURE)
    }
    assert touched == {}


def test_the_pure_rings_read_no_clock() -> None:
    assert _breaches(_sources(*(PACKAGE / ring for ring in PURE)), READS_A_CLOCK) == {}


def test_each_library_has_its_one_owner() -> None:
    strays = {
        (str(file.relative_to(ROOT)), name)
        for file in _sources(PACKAGE)
        for name in _imports(file)
        if _ring(file) not in OWNERS.get(name.split(".")[0], {_ring(file)})
    }
    assert strays == set()


def test_the_sandbox_imports_nothing_else_of_reportbot() -> None:
    names = {name for file in _sources(PACKAGE / "sandbox") for name in _imports(file)}
    assert {name for name in names if name.split(".")[0] == "reportbot"} <= {
        name for name in names if name.startswith("reportbot.sandbox")
    }


def test_only_the_settings_read_the_environment() -> None:
    files = [file for file in _sources(PACKAGE) if _ring(file) not in {"settings", "cli"}]
    assert _breaches(files, READS_ENVIRONMENT) == {}


def test_no_test_mocks_our_own_code() -> None:
    files = [file for file in _sources(ROOT / "tests") if file != Path(__file__)]
    assert _breaches(files, MOCKS) == {}


def test_import_contracts_are_declared() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    assert {contract["type"] for contract in contracts} == {"layers", "forbidden"}


def test_requirements_are_hashed_and_name_no_host() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if "://" in line or line.startswith("--")], name
        pinned = [line for line in lines if line and not line.startswith((" ", "#"))]
        assert all(line.endswith("\\") for line in pinned), name
