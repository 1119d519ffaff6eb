"""An operator's own words go before the shipped ones, and cannot break a message."""

from pathlib import Path

import pytest

from reportbot.conversation.says import Text
from reportbot.errors import SettingsError
from reportbot.texts import Texts


def own(folder: Path, words: str, language: str = "id") -> Texts:
    (folder / language).mkdir(exist_ok=True)
    (folder / language / "own.ftl").write_text(words, encoding="utf-8")
    return Texts.load(own=folder)


def test_an_own_message_goes_before_the_shipped_one(tmp_path: Path) -> None:
    texts = own(tmp_path, "category-fraud = Tipu-tipu\nsearch-head = Ada <b>{ ANGKA($count) }</b>:\n")
    assert texts.plain(Text("category-fraud"), "id") == "Tipu-tipu"
    assert texts.plain(Text("category-fraud"), "en") != "Tipu-tipu"
    assert texts.render(Text("search-head", {"count": 1200}), "id") == "Ada <b>1.200</b>:"
    assert Texts.load().plain(Text("category-fraud"), "id") == "Penipuan"


def test_a_reason_of_ones_own_is_welcome(tmp_path: Path) -> None:
    assert own(tmp_path, "reason-fake-job = Lowongan palsu\n").plain(Text("reason-fake-job"), "id") == "Lowongan palsu"


def test_letters_beside_the_words_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "id" / "letters").mkdir(parents=True)
    assert own(tmp_path, "button-back = Mundur\n").plain(Text("button-back"), "id") == "Mundur"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("search-head = { $jumlah } kasus\n", r'"search-head" uses \$jumlah'),
        ("no-such-key = x\n", '"no-such-key" is no message'),
        ("search-nothing = <b>Tidak ada\n", "leaves <b> open"),
        ("search-nothing = Tidak</b> ada\n", "closes <b>"),
        ("search-nothing = <h1>Tidak</h1>\n", "holds <h1>"),
        ("search-nothing = a < b\n", "bare"),
        ("search-head = { NUMBER($count) }\n", "calls NUMBER"),
        ("search-nothing = { lain-lain }\n", "refers to lain-lain"),
        ("ini bukan pesan\n", "no message"),
        ("button-back = a\nbutton-back = b\n", "second time"),
    ],
)
def test_what_would_break_a_message_stops_the_start(tmp_path: Path, words: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        own(tmp_path, words)


def test_a_language_that_nobody_speaks_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="fr, which is no language"):
        own(tmp_path, "button-back = x\n", "fr")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        Texts.load(own=tmp_path / "gone")
