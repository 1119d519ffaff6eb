"""A message is found, filled, escaped once and dated in WIB; what is wrong with it raises."""

import html
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from reportbot.conversation.says import Text, verbatim
from reportbot.errors import TextError
from reportbot.taming import tame
from reportbot.texts import Texts, utf16_length

SHARED = """
month-3 = Maret
moment-date = { $day } { $month } { $year }
moment-hour = { $hour }.{ $minute } WIB
moment-full = { $date } pukul { $hour }.{ $minute } WIB
said = <b>{ $words }</b>
twice = { $words } dan { $words }
wrapped = Kata: { $inner }
chosen = { $kind ->
    [photo] foto { $words }
   *[other] lain { $words }
 }
counted = { $n ->
    [0] tidak ada
   *[other] { ANGKA($n) } kasus, nomor { $n }
 }
long-refers = { chosen }
dated = { WAKTU($at) }/{ TANGGAL($at) }/{ JAM($at) }/{ $at }
only-here = Hanya di sini
unknown-function = { BESAR($words) }
dangling = { no-such-message }
lines =
    Satu

    Dua
token-a = <i>A</i>
token-b = B & C
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    root = tmp_path_factory.mktemp("locales")
    _write(root, "id", SHARED)
    english = SHARED.replace("only-here = Hanya di sini\n", "").replace("tidak ada", "none").replace("Maret", "March")
    _write(root, "en", english.replace("pukul", "at"))
    return Texts.load(root)


def _write(root: Path, language: str, source: str) -> None:
    folder = root / language
    folder.mkdir(exist_ok=True)
    (folder / "all.ftl").write_text(source, encoding="utf-8")


class _Shown(HTMLParser):
    """What a reader of the HTML sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


def _shown(rendered: str) -> str:
    parser = _Shown()
    parser.feed(rendered)
    parser.close()
    return parser.words


ANYTHING = st.text(st.characters(exclude_categories=["Cs"]))


@given(ANYTHING)
def test_whatever_somebody_writes_is_read_back_as_written(texts: Texts, words: str) -> None:
    assert _shown(texts.render(Text("said", {"words": words}), "id")) == tame(words)


@given(ANYTHING)
def test_a_text_within_a_text_is_escaped_once(texts: Texts, words: str) -> None:
    inner = Text("said", {"words": words})
    assert _shown(texts.render(Text("wrapped", {"inner": inner}), "id")) == f"Kata: {tame(words)}"


@given(ANYTHING)
def test_plain_words_carry_neither_tags_nor_escapes(texts: Texts, words: str) -> None:
    assert texts.plain(Text("said", {"words": words}), "id") == tame(words)
    assert texts.plain(verbatim(words), "id") == tame(words)


def test_markup_in_an_argument_is_shown_and_not_obeyed(texts: Texts) -> None:
    shown = texts.render(Text("said", {"words": '<b>&amp;"'}), "id")
    assert shown == '<b>&lt;b&gt;&amp;amp;"</b>'


def test_a_story_of_full_length_passes_through_every_kind_of_message(texts: Texts) -> None:
    story = "&" * 4096
    for key in ("said", "chosen", "long-refers"):
        rendered = texts.render(Text(key, {"words": story, "kind": "photo"}), "id")
        assert html.unescape(rendered).count("&") == 4096, key


def test_long_arguments_do_not_change_places(texts: Texts) -> None:
    forged = "\ue0001\ue000" + "x" * 3000
    assert texts.render(Text("twice", {"words": forged}), "id") == f"{forged} dan {forged}"


def test_a_string_chooses_its_variant(texts: Texts) -> None:
    assert texts.render(Text("chosen", {"kind": "photo", "words": "A"}), "id") == "foto A"
    assert texts.render(Text("chosen", {"kind": "", "words": "A"}), "id") == "lain A"


def test_counts_are_grouped_and_identifiers_never(texts: Texts) -> None:
    number = Text("counted", {"n": 1068926})
    assert texts.render(number, "id") == "1.068.926 kasus, nomor 1068926"
    assert texts.render(number, "en") == "1,068,926 kasus, nomor 1068926"
    assert texts.render(Text("counted", {"n": 0}), "en") == "none"


def test_times_are_written_in_wib(texts: Texts) -> None:
    at = datetime(2021, 3, 20, 17, 30, tzinfo=UTC)
    full = "21 Maret 2021 pukul 00.30 WIB"
    assert texts.render(Text("dated", {"at": at}), "id") == f"{full}/21 Maret 2021/00.30 WIB/{full}"
    assert texts.render(Text("dated", {"at": at}), "en").startswith("21 March 2021 at 00.30 WIB")


@pytest.mark.parametrize("at", [datetime(2021, 3, 21, 7, 30), date(2021, 3, 21)])  # noqa: DTZ001 - the fault at hand
def test_a_time_without_zone_or_hour_raises(texts: Texts, at: date) -> None:
    with pytest.raises(TextError):
        texts.render(Text("dated", {"at": at}), "id")


def test_line_breaks_stay(texts: Texts) -> None:
    assert texts.render(Text("lines"), "id") == "Satu\n\nDua"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (Text("no-such"), "no-such"),
        (Text("said"), "words"),
        (Text("unknown-function", {"words": "x"}), "BESAR"),
        (Text("dangling"), "no-such-message"),
        (Text("said", {"words": None}), "NoneType"),  # type: ignore[dict-item]
    ],
)
def test_a_faulty_text_raises_and_names_the_fault(texts: Texts, text: Text, named: str) -> None:
    with pytest.raises(TextError, match=named):
        texts.render(text, "id")


def test_what_english_lacks_is_said_in_indonesian_and_logged_once(texts: Texts) -> None:
    with capture_logs() as logs:
        assert texts.render(Text("only-here"), "en") == "Hanya di sini"
        assert texts.render(Text("only-here"), "en") == "Hanya di sini"
    assert [entry["key"] for entry in logs] == ["only-here"]


def test_words_of_a_prefix_are_plain_and_keyed_by_the_rest(texts: Texts) -> None:
    assert texts.words("token-", "id") == {"a": "A", "b": "B & C"}


@pytest.mark.parametrize("source", ["ini bukan pesan", "a = 1\na = 2"])
def test_junk_and_duplicates_are_refused_on_loading(tmp_path: Path, source: str) -> None:
    _write(tmp_path, "id", source)
    with pytest.raises(TextError, match=r"all\.ftl"):
        Texts.load(tmp_path)


def test_lengths_are_counted_as_telegram_counts() -> None:
    assert [utf16_length(words) for words in ("", "aé", "😀", "😀a\ud800")] == [0, 2, 2, 4]
