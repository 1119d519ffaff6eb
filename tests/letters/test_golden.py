"""What each letter and packet says, word for word.

After a wanted change of words: REPORTBOT_GOLDEN=write pytest tests/letters/test_golden.py, then read the difference.
"""

import os
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from reportbot.letters.making import make_letter, make_packet
from tests.letters.examples import LETTERS, PACKETS

GOLDEN = Path(__file__).parent / "golden"


def text_of(pdf: bytes) -> str:
    """The words of all pages, one line a line, whatever spaces typesetting needed."""
    pages = (page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    return "\f\n".join("\n".join(" ".join(line.split()) for line in page.splitlines()) for page in pages) + "\n"


def agrees(name: str, pdf: bytes) -> None:
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("REPORTBOT_GOLDEN") == "write":
        golden.write_text(text_of(pdf), encoding="utf-8")
    assert text_of(pdf) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LETTERS)
async def test_a_letter_says_what_its_golden_text_says(name: str) -> None:
    agrees(name, await make_letter(LETTERS[name]))


@pytest.mark.parametrize("name", PACKETS)
async def test_a_packet_says_what_its_golden_text_says(name: str) -> None:
    agrees(name, await make_packet(PACKETS[name]))


def test_no_golden_text_is_left_over() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == {*LETTERS, *PACKETS}


@pytest.mark.parametrize("file", sorted(GOLDEN.iterdir()), ids=lambda file: file.stem)
def test_every_paper_says_that_it_suspects_and_finds_nobody_guilty(file: Path) -> None:
    words = " ".join(file.read_text(encoding="utf-8").split())
    suspects, guilty = ("diduga", "dugaan"), ("pelaku", "PSK", "terbukti bersalah")
    if file.name.endswith(".en.txt"):
        suspects, guilty = ("suspected", "suspicion"), ("perpetrator", "prostitute", "proven guilty")
    assert any(word in words for word in suspects)
    assert not any(word in words for word in guilty)
