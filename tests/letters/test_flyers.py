"""The poster and the guide: one page each, whose code a phone reads, and that says whom to call in need."""

import asyncio
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from reportbot.cli import main
from reportbot.letters.flyers import TEMPLATES, Flyer, make_flyer

BOTH = pytest.mark.parametrize("language", ["id", "en"])
EACH = pytest.mark.parametrize("template", TEMPLATES)
HELP = ("Bahaya saat ini: polisi 110, gratis, 24 jam.", "Pikiran terasa sangat berat: healing119.id.")


def made(template: str, language: str, operator: str = "Paguyuban Contoh", username: str = "lapor_akun_bot") -> bytes:
    flyer = Flyer(template=template, language=language, operator=operator, username=username, help=HELP)
    return asyncio.run(make_flyer(flyer))


def code_on(page: bytes) -> list[str]:
    with pypdfium2.PdfDocument(page) as opened:
        return [found.text for found in zxingcpp.read_barcodes(opened[0].render(scale=2).to_pil())]


@EACH
@BOTH
def test_a_phone_that_reads_the_code_opens_the_bot(template: str, language: str) -> None:
    assert code_on(made(template, language)) == ["https://t.me/lapor_akun_bot"]


@EACH
@BOTH
def test_it_is_one_page_however_long_the_names_are(template: str, language: str) -> None:
    page = PdfReader(BytesIO(made(template, language, "Paguyuban " * 20, "b" * 32)))
    assert len(page.pages) == 1
    words = page.pages[0].extract_text()
    assert all(line in words.replace("\n", " ") for line in HELP)
    assert "t.me/" + "b" * 32 in words


@pytest.fixture
def somebodys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder without .env, in which a token is set and nothing answers as Telegram."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTBOT_TOKEN", "1:x")
    monkeypatch.setenv("REPORTBOT_API_URL", "http://127.0.0.1:9")
    return tmp_path


def ended(*words: str) -> object:
    with pytest.raises(SystemExit) as end:
        main(["flyers", *words])
    return end.value.code


def test_four_pdfs_are_written_with_the_operators_own_help(
    somebodys: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = somebodys / "own" / "id"
    own.mkdir(parents=True)
    (own / "citizen.ftl").write_text("help-now = Tolong\n    • Posko RW 05: 0812-0000-0000\n", "utf-8")
    monkeypatch.setenv("REPORTBOT_TEXTS_DIR", str(own.parent))
    assert ended("--out", "pdf", "--username", "@lapor_akun_bot") == 0
    written = [Path(line) for line in capsys.readouterr().out.split()]
    assert {path.parent for path in written} == {somebodys / "pdf"}
    assert {path.name for path in written} == {
        f"reportbot-{template}.{language}.pdf" for template in TEMPLATES for language in ("id", "en")
    }
    poster = PdfReader(somebodys / "pdf" / "reportbot-poster.id.pdf").pages[0].extract_text()
    assert "Posko RW 05: 0812-0000-0000" in poster
    assert "110" not in poster


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--username", "lapor akun"), "is no username"),
        ((), "--username lapor_akun_bot"),
        (("--username", "lapor_akun_bot", "--out", "/dev/null/there"), "name another folder with --out"),
    ],
)
def test_what_is_missing_or_wrong_is_told(
    somebodys: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(*words) not in {0, None}
    assert said in capsys.readouterr().err
