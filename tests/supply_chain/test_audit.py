"""An audit fails on what it finds, and never calls clean what it could not ask about."""

from typing import Any

from tests.supply_chain.audit import Report, read, verdict

CLEAN = {"name": "yarl", "version": "1.25.1", "vulns": []}
HOLE = {"id": "PYSEC-2026-1", "fix_versions": ["3.14.6", "3.15.0"], "aliases": [], "description": "It leaks."}
HOLED = {"name": "aiohttp", "version": "3.14.5", "vulns": [HOLE]}
UNKNOWN = {"name": "h11", "skip_reason": "Dependency not found on PyPI and could not be audited: h11 (0.16.0)"}


def told(*dependencies: dict[str, Any]) -> Report:
    return read({"dependencies": list(dependencies), "fixes": []})


def test_a_vulnerability_fails_and_is_told_with_the_versions_that_mend_it() -> None:
    said, code = verdict(told(CLEAN, HOLED))
    assert code == 1
    assert said == "aiohttp 3.14.5: PYSEC-2026-1, mended in 3.14.6, 3.15.0"


def test_one_that_nobody_has_mended_fails_too() -> None:
    said, code = verdict(told({**HOLED, "vulns": [{**HOLE, "fix_versions": []}]}))
    assert (code, said) == (1, "aiohttp 3.14.5: PYSEC-2026-1, mended in no version yet")


def test_nothing_found_passes() -> None:
    assert verdict(told(CLEAN)) == ("No known vulnerability in 1 packages.", 0)


def test_what_the_index_does_not_know_is_named_beside_what_it_knows() -> None:
    said, code = verdict(told(CLEAN, UNKNOWN))
    assert code == 0
    assert "No known vulnerability in 1 packages." in said
    assert said.endswith("Not audited, for the index does not know them: h11.")


def test_a_service_that_is_not_there_is_told_in_one_line_and_fails_nothing() -> None:
    for nothing in (None, told(UNKNOWN)):
        said, code = verdict(nothing)
        assert code == 0
        assert said.startswith("Not audited")
        assert "\n" not in said
