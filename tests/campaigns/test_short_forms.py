"""The campaigns in the form that fits into every run of the tests."""

from pathlib import Path

from tests.campaigns.kill import campaign


async def test_a_few_kills_under_load_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    findings = await campaign(kills=4, seed=20260321, citizens=3, work=tmp_path)
    assert findings.faults == []
    assert findings.kills == 4
    assert findings.submitted >= 3
    assert findings.receipts >= findings.submitted
