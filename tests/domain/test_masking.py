"""The group reads what happened, not who told it or who else is in it."""

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportbot.domain import masking
from reportbot.domain.masking import KINDS, ReporterNames, excerpt, mask_story
from reportbot.domain.places import place_in

TOKENS = {
    "name": "‹nama›",
    "phone": "‹nomor›",
    "account": "‹rekening›",
    "address": "‹alamat›",
    "handle": "‹akun›",
    "email": "‹surel›",
    "id": "‹identitas›",
}
BUDI = ReporterNames("Budi", "Santoso", "budi_san88", 987654321, "+6281234567890")
NOBODY = ReporterNames()


def masked(text: str, reporter: ReporterNames = NOBODY, keep: tuple[str, ...] = ()) -> str:
    return mask_story(text, reporter, TOKENS, keep)


def test_there_is_a_token_for_every_kind() -> None:
    assert set(TOKENS) == set(KINDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kata Budi begitu", "kata ‹nama› begitu"),
        ("BUDI SANTOSO ditipu", "‹nama› ditipu"),
        ("Santoso, Budi", "‹nama›"),
        ("𝓑𝓾𝓭𝓲 dan Būdi dan Вudi", "‹nama› dan ‹nama› dan ‹nama›"),
        ("b.u.d.i dan s a n t o s o", "‹nama› dan ‹nama›"),
        ("Bu\u200bdi", "‹nama›"),
        ("uang budinya hilang", "uang ‹nama› hilang"),
        ("rebudian tetap", "rebudian tetap"),
        ("akun @budi_san88 dan t.me/Budi_San88 dan budi_san88", "akun ‹akun› dan ‹akun› dan ‹akun›"),
        ("id 987654321 dan 987 654 321", "id ‹identitas› dan ‹identitas›"),
        ("0812-3456-7890", "‹nomor›"),
        ("+62 812 3456 7890", "‹nomor›"),
        ("0 8 1 2 3 4 5 6 7 8 9 0", "‹nomor›"),
        ("0812_3456_7890", "‹nomor›"),
    ],
)
def test_the_reporter_disappears_in_every_spelling(text: str, expected: str) -> None:
    assert masked(text, BUDI) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hubungi 0857 1234 5678 ya", "hubungi ‹nomor› ya"),
        ("transfer ke BCA 1234567890 a.n. Rina Wati", "transfer ke ‹rekening›"),
        ("NIK 3273010101900001", "NIK ‹identitas›"),
        ("surel rina@contoh.com saja", "surel ‹surel› saja"),
        ("akun @rina_w dan https://t.me/rina_w", "akun ‹akun› dan ‹akun›"),
        ("tinggal di Jl. Merdeka No. 10 RT 03/RW 05, Kota Bandung", "tinggal di ‹alamat›, Kota Bandung"),
        ("rumahnya Jalan Melati Raya 12, Bogor", "rumahnya ‹alamat›, Bogor"),
        ("Perum Griya Asri Blok C5, Kab. Bekasi", "‹alamat›, Kab. Bekasi"),
        ("nama saya rina wati", "nama saya ‹nama›"),
        ("namaku Rina", "namaku ‹nama›"),
        ("saya Rina dari Bandung", "saya ‹nama› dari Bandung"),
        ("teman saya bernama Rina Wati ditipu", "teman saya bernama ‹nama› ditipu"),
        ("kata Pak Joko dan Bu Tini", "kata Pak ‹nama› dan Bu ‹nama›"),
        ("anak saya Dewi diancam", "anak saya ‹nama› diancam"),
    ],
)
def test_other_people_disappear_too(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Menawarkan janji temu, minta uang muka Rp 1.500.000 lewat MiChat.",
        "Kejadian 21-03-2021 pukul 14.30 di Kota Bandung",
        "tanggal 21/03/2021 14.30 saya ditipu 2.500.000 rupiah",
        "saya Senin lalu transfer 300rb",
        "saya jalan ke hotel lalu pulang",
        "orang ini bernama palsu",
        "",
    ],
)
def test_what_happened_stays(text: str) -> None:
    assert masked(text) == text


def test_the_reported_account_stays_readable() -> None:
    assert masked("akun @vina_bdg88 nomor 0857-1234-5678", keep=("vina_bdg88", "+6285712345678")) == (
        "akun @vina_bdg88 nomor 0857-1234-5678"
    )
    assert masked("lihat https://t.me/vina_bdg88", keep=("vina_bdg88",)) == "lihat https://t.me/vina_bdg88"


def test_the_reporter_is_masked_even_when_named_as_the_reported() -> None:
    assert masked("@budi_san88", BUDI, keep=("budi_san88",)) == "‹akun›"


STORY = """nama saya Budi 0812 3456 7890 BCA 1234567890 a.n. Jl. Merdeka No. 10 RT 3 @rina t.me/x a@b.co ‹nama›
Pak 21-03-2021 Rp 1.000.000 , ."""
FRAGMENTS = [*STORY.split(), "\n"]

NAME = st.text(string.ascii_letters, min_size=3, max_size=12)
SURROUNDING = st.text(st.characters(codec="utf-8"), max_size=40)
GAPS = st.sampled_from(["", " ", "-", ".", " - ", "/", "_", "  "])
LOOK = st.sampled_from([str.upper, str.lower, str.title, str])


@settings(max_examples=150, deadline=None)
@given(SURROUNDING, NAME, NAME, LOOK, SURROUNDING)
@example("Jl. ", "nama", "akun", str, "")
def test_no_name_survives_any_surrounding(before: str, first: str, last: str, look, after: str) -> None:  # type: ignore[no-untyped-def]
    story = f"{before} {look(first)} {after} {look(last)}, {look(first + ' ' + last)} {before}"
    left = masked(story, ReporterNames(first, last))
    for token in TOKENS.values():
        left = left.replace(token, "|")
    words = "".join(c if c.isalnum() else " " for c in left.casefold()).split()
    glued = "".join(c if c.isalnum() else " " for c in (before + " " + after).casefold()).split()
    assert not ({first.casefold(), last.casefold()} - set(glued)) & set(words)


@settings(max_examples=150, deadline=None)
@given(
    SURROUNDING,
    st.from_regex(r"8[1-9][0-9]{7,10}", fullmatch=True),
    st.sampled_from(["0", "+62", "62", "+62 ", "(0", ""]),
    GAPS,
    SURROUNDING,
)
def test_no_phone_survives_any_spelling(before: str, national: str, prefix: str, gap: str, after: str) -> None:
    spelt = prefix + gap.join(national)
    left = masked(f"{before} {spelt} {after}", ReporterNames(phone="+62" + national))
    assert national not in "".join(c for c in left if c in string.digits) or national in before + after
    assert spelt not in left


@settings(max_examples=100, deadline=None)
@given(
    SURROUNDING, st.integers(10**6, 10**11), st.from_regex(r"[a-z][a-z0-9_]{4,20}[a-z0-9]", fullmatch=True), SURROUNDING
)
def test_no_id_and_no_user_name_survives(before: str, number: int, username: str, after: str) -> None:
    story = f"{before} {number} {after} @{username} {before}\n t.me/{username.upper()} {username}"
    left = masked(story, ReporterNames(username=username, telegram_id=number)).casefold()
    for token in TOKENS.values():
        left = left.replace(token, "|")
    assert str(number) not in left
    assert username not in left


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(FRAGMENTS) | st.text(max_size=5),
        max_size=20,
    ).map(" ".join)
)
def test_masking_a_masked_text_changes_nothing(text: str) -> None:
    once = masked(text, BUDI)
    assert masked(once, BUDI) == once
    once.encode()


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.integers(20, 200))
def test_an_excerpt_never_exceeds_its_limit(text: str, limit: int) -> None:
    cut = excerpt(text, limit)
    assert len(cut.encode("utf-16-le")) // 2 <= limit
    assert cut.endswith("…") or cut == " ".join(text.split())


def test_an_excerpt_ends_at_a_word_and_cuts_no_picture() -> None:
    assert excerpt("Menawarkan janji temu di hotel", 20) == "Menawarkan janji…"
    assert excerpt("a" * 18 + "👩\u200d👩\u200d👧", 22) == "a" * 18 + "…"
    assert excerpt("pendek") == "pendek"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kejadian di Bandung kemarin", "Kota Bandung"),
        ("di Kab. Bogor", "Kabupaten Bogor"),
        ("kab bandung barat", "Kabupaten Bandung Barat"),
        ("ketemuan di jaksel", "Kota Jakarta Selatan"),
        ("orang Solo", "Kota Surakarta"),
        ("di malang", "Kota Malang"),
        ("sungguh malang nasib saya", None),
        ("KOTA TANGERANG SELATAN", "Kota Tangerang Selatan"),
        ("di Sleman", "Kabupaten Sleman"),
        ("Jakarta", "DKI Jakarta"),
        ("tidak tahu", None),
    ],
)
def test_the_place_of_a_story_is_its_kota_or_kabupaten(text: str, place: str | None) -> None:
    assert place_in(text) == place


def test_a_short_name_is_masked_as_a_whole_only() -> None:
    reporter = ReporterNames(first_name="Al", last_name="Bo")
    assert mask_story("Al Bo dan Bo Al", reporter, TOKENS) == f"{TOKENS['name']} dan {TOKENS['name']}"
    assert mask_story("Al makan", reporter, TOKENS) == "Al makan"


def test_a_name_in_another_script_is_found_within_words() -> None:
    assert mask_story("kata\u5c0f\u660ekata", ReporterNames(first_name="\u5c0f\u660e"), TOKENS) == (
        f"kata{TOKENS['name']}kata"
    )


def test_one_character_that_belongs_to_two_things_goes_with_the_first() -> None:
    reporter = ReporterNames(first_name="\u70b9x", telegram_id=10)
    assert mask_story("1\u3358x", reporter, TOKENS) == TOKENS["id"]


def test_masking_ends_after_so_many_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masking, "_MOST_PASSES", 1)
    assert mask_story("Budi", ReporterNames(first_name="Budi"), TOKENS) == TOKENS["name"]


def test_a_number_that_calls_nobody_and_is_no_account_stays() -> None:
    assert masked("Nomor undian 123456789 muncul di layar.") == "Nomor undian 123456789 muncul di layar."
