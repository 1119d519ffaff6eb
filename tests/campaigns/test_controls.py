"""The sabotages still apply to this tree, so that `make controls` can say what the campaigns find."""

from pathlib import Path

import pytest

from tests.campaigns.controls import CONTROLS, PATCHES, unfit


@pytest.mark.parametrize("patch", sorted(PATCHES.glob("*.patch")), ids=lambda patch: patch.stem)
def test_each_sabotage_still_applies(patch: Path) -> None:
    assert unfit(patch) == ""


def test_each_sabotage_has_a_campaign_that_must_find_it() -> None:
    assert sorted(control.name for control in CONTROLS) == sorted(patch.stem for patch in PATCHES.glob("*.patch"))
    assert len(CONTROLS) >= 15
