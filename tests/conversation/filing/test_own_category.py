"""What an operator asks for beside the others: his policy and his words are enough for it."""

from pathlib import Path

import pytest

from reportbot.conversation.rules import Rules
from reportbot.domain.policy import Policy
from reportbot.domain.records import Case
from reportbot.domain.words import Category
from reportbot.texts import Texts
from tests.conversation.harness import World, citizen


def test_a_report_of_an_operators_own_category_is_taken_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "id" / "own.ftl"
    words.parent.mkdir()
    words.write_text("category-own-1 = Lowongan palsu\ncategory-own-1-inline = lowongan palsu\n", encoding="utf-8")
    monkeypatch.setattr("tests.conversation.harness.TEXTS", Texts.load(own=tmp_path))
    sari = citizen(World(rules=Rules(policy=Policy(categories=(Category.FRAUD, Category.OWN_1)))))
    report = sari.files(category="Lowongan palsu")
    assert report.category is Category.OWN_1
    assert f"Nomor laporan: {report.ticket}" in sari.told[-1]
    assert sari.world.only(Case).category is Category.OWN_1
