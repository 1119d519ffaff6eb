"""What people type becomes accounts: the same account gets the same key, oddities warn, sentences stay sentences."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportbot.domain.identifiers import (
    KINDS,
    PLATFORMS,
    Identifier,
    display_name,
    from_contact,
    from_forward,
    identify,
    registrable_domain,
    reveal,
    similar,
    skeleton,
)

CASES = list(
    csv.DictReader((Path(__file__).parents[1] / "data" / "identifiers.csv").open(encoding="utf-8", newline=""))
)


def keys(text: str, platform: str | None = None) -> list[tuple[str, str]]:
    return [(i.platform, i.canonical) for i in identify(text, platform)]


def one(text: str, platform: str | None = None) -> Identifier:
    (found,) = identify(text, platform)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["input"][:40])
def test_each_spelling_leads_to_its_account(case: dict[str, str]) -> None:
    assert keys(case["input"], case["chosen_platform"]) == [(case["platform"], case["canonical"])]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["input"][:40])
def test_a_canonical_form_is_its_own_canonical_form(case: dict[str, str]) -> None:
    assert keys(case["canonical"], case["platform"]) == [(case["platform"], case["canonical"])]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "halo",
        "Budi Santoso",
        "Siti",
        "Selamat pagi kak, saya mau lapor",
        "Jl. Merdeka No. 10 RT 03/RW 05 Bandung",
        "saya ditipu 2jt kemarin jam 10.30 tgl 21-03-2021",
        "uangnya Rp 628.123.456.789 belum kembali",
        "tolong blokir.di sini banyak penipuan",
        "dana 5000000 hilang",
        "usia 16 tahun, kelas 10",
        "😀😀",
        "...",
        "@",
        "\u202e\u200b",
        "instagram.com",
    ],
)
def test_sentences_names_and_addresses_are_no_accounts(text: str) -> None:
    assert identify(text) == ()


@pytest.mark.parametrize("platform", ["michat", "bigo", "dating", "lainnya"])
@pytest.mark.parametrize(
    "text",
    [
        "Halo kak",
        "michat",
        "Selamat malam",
        "Jl. Merdeka No. 10 RT 03/RW 05",
        "orang ini menipu saya kemarin malam di hotel",
        "!!!",
    ],
)
def test_a_sentence_is_no_free_form_account_either(platform: str, text: str) -> None:
    assert identify(text, platform) == ()


def test_a_persons_name_is_no_user_name() -> None:
    assert identify("Budi Santoso", "instagram") == ()
    assert identify("Budi Santoso", "whatsapp") == ()


@pytest.mark.parametrize(
    ("text", "platform", "expected"),
    [
        (
            "wa 081234567890 ig @contoh.user",
            None,
            [("whatsapp", "+6281234567890"), ("instagram", "contoh.user")],
        ),
        (
            "https://t.me/contoh_user dan https://wa.me/6281234567890",
            None,
            [("telegram", "contoh_user"), ("whatsapp", "+6281234567890")],
        ),
        ("081234567890 081298765432", "whatsapp", [("whatsapp", "+6281234567890"), ("whatsapp", "+6281298765432")]),
        (
            "0812-3456-7890\n0812 9876 5432",
            "whatsapp",
            [("whatsapp", "+6281234567890"), ("whatsapp", "+6281298765432")],
        ),
        ("vina_bdg88, wa 081234567890", "michat", [("whatsapp", "+6281234567890")]),
        ("vina_bdg88 081234567890", "michat", [("michat", "vina_bdg88"), ("", "+6281234567890")]),
        ("https://a-contoh.xyz,https://b-contoh.xyz", None, [("situs", "a-contoh.xyz"), ("situs", "b-contoh.xyz")]),
        (
            "https://t.me/contoh_userhttps://t.me/contoh_dua",
            None,
            [("telegram", "contoh_user"), ("telegram", "contoh_dua")],
        ),
        ("contoh.xyz/?u=https://t.me/contoh_user", None, [("situs", "contoh.xyz/?u=https://t.me/contoh_user")]),
        ("@contoh_user atau @contoh_dua", "telegram", [("telegram", "contoh_user"), ("telegram", "contoh_dua")]),
        (
            "BCA 1234567890 atau BRI 012301012345534",
            None,
            [("rekening", "bca 1234567890"), ("rekening", "bri 012301012345534")],
        ),
        ("t.me/contoh_user T.ME/CONTOH_USER", None, [("telegram", "contoh_user")]),
        ("081234567890 wa.me/6281234567890", None, [("whatsapp", "+6281234567890")]),
    ],
)
def test_several_accounts_in_one_text_are_all_found_in_order_once(
    text: str, platform: str | None, expected: list[tuple[str, str]]
) -> None:
    assert keys(text, platform) == expected


def test_a_link_to_another_platform_wins_over_the_chosen_one() -> None:
    assert keys("https://instagram.com/contoh.user", "michat") == [("instagram", "contoh.user")]


@pytest.mark.parametrize(
    ("text", "platform", "warning"),
    [
        ("0812345", "whatsapp", "phone-short"),
        ("0812345678901234", "whatsapp", "phone-long"),
        ("ab", "telegram", "odd-format"),
        ("contoh user 9!", "michat", "odd-format"),
        ("Vina BDG", "michat", "odd-format"),
        ("1234567890", "rekening", "no-bank"),
        ("vіna_bdg88", "michat", "look-alike"),
        ("vіna_bdg88", "michat", "mixed-script"),
        ("vi\u200bna88", "michat", "hidden-characters"),
        ("\u202e88gdb_aniv", "michat", "direction-characters"),
        ("https://vm.tiktok.com/ZMabc123/", None, "short-link"),
        ("https://bit.ly/3AbCdE", None, "short-link"),
    ],
)
def test_odd_syntax_warns_and_is_kept(text: str, platform: str | None, warning: str) -> None:
    assert warning in one(text, platform).warnings


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("vina_bdg88", "michat"),
        ("0812-3456-7890", "whatsapp"),
        ("+65 8123 4567", "whatsapp"),
        ("contoh_user", "telegram"),
        ("👩\u200d🦰vina88❤\ufe0f", "michat"),
        ("BCA 1234567890", "rekening"),
    ],
)
def test_ordinary_identifiers_bring_no_warning(text: str, platform: str) -> None:
    assert one(text, platform).warnings == ()


def test_what_was_typed_is_kept_beside_the_key() -> None:
    found = one("  Vina_BDG88\x00 ", "michat")
    assert (found.verbatim, found.canonical, found.kind) == ("Vina_BDG88", "vina_bdg88", "id")
    assert one("nomornya 0812-3456-7890 kak", "whatsapp").verbatim == "0812-3456-7890"
    assert one("[akun ini](https://instagram.com/vina_bdg88)", None).verbatim == "https://instagram.com/vina_bdg88"


def test_hidden_characters_are_shown_by_their_number() -> None:
    assert reveal(one("\u202e88gdb_aniv", "michat").verbatim) == "‹U+202E›88gdb_aniv"
    assert reveal("👩\u200d🦰") == "👩\u200d🦰"


def test_a_display_name_is_no_key() -> None:
    name = display_name("𝓥𝓲𝓷𝓪 𝓑𝓓𝓖", "michat")
    assert (name.kind, name.canonical, name.is_key) == ("name", "vina bdg", False)
    assert not one("Vina Bandung", "michat").is_key
    assert one("vina88", "michat").is_key


def test_a_forward_gives_id_and_user_name_or_only_a_hidden_name() -> None:
    assert [(i.kind, i.canonical) for i in from_forward(123456789, "Contoh_User", "Contoh")] == [
        ("numeric", "123456789"),
        ("username", "contoh_user"),
    ]
    assert [(i.kind, i.canonical) for i in from_forward(None, None, "Contoh")] == [("name", "contoh")]
    assert from_forward(None, None, " ") == ()


@pytest.mark.parametrize("phone", ["6281234567890", "+62 812-3456-7890", "081234567890"])
def test_of_a_contact_only_the_number_is_kept(phone: str) -> None:
    assert (from_contact(phone).kind, from_contact(phone).canonical) == ("phone", "+6281234567890")


def test_the_registrable_domain_tells_who_owns_a_link() -> None:
    assert registrable_domain("login.bca.co.id.contoh-situs.xyz/masuk?id=1") == "contoh-situs.xyz"
    assert registrable_domain("a.b.contoh.co.id:8443") == "contoh.co.id"
    assert registrable_domain("10.0.0.1/x") == "10.0.0.1"


def test_look_alikes_share_a_skeleton() -> None:
    assert skeleton("vіna_88") == skeleton("VINA_88") == skeleton("𝓥𝓲𝓷𝓪_88")
    assert skeleton("c0ntoh1") == skeleton("contohl")
    assert similar("vina_bdg88", "vlna_bdg88") == 1
    assert similar("vina_bdg88", "budi_jkt") < 0.6


def test_unknown_platforms_are_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="myspace"):
        identify("a", "myspace")


FRAGMENTS = r"""@ + . / : // ? # = & ( ) - _ , wa ig t.me/ wa.me/ https:// tg:// line.me/ti/p/ bca dana id nya kak 0 08
62 +62 facebook.com/ instagram.com/ x.com/ situs www. İ ß ﷺ 8 groups/ joinchat/ %40 %2e"""
PIECES = st.one_of(
    st.sampled_from([c["input"] for c in CASES]),
    st.sampled_from([*FRAGMENTS.split(), "\u202e", "\u200b", "\ud800", "\x00", "\n"]),
    st.text(max_size=12),
    st.from_regex(r"[a-zA-Z0-9._@+\-/]{1,15}", fullmatch=True),
)
TEXTS = st.lists(PIECES, max_size=6).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts))
)
ANY_PLATFORM = st.sampled_from([None, *PLATFORMS])


@settings(max_examples=400, deadline=None)
@given(TEXTS, ANY_PLATFORM)
def test_canonical_is_idempotent(text: str, platform: str | None) -> None:
    for found in identify(text, platform):
        assert found.platform in {"", *PLATFORMS}
        assert found.kind in KINDS
        assert found.canonical == found.canonical.strip() != ""
        assert len(found.canonical) <= 512
        assert len(found.verbatim) <= 200
        assert (found.platform, found.canonical) in keys(found.canonical, found.platform)


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(), max_size=300) | st.binary(max_size=200).map(lambda b: b.decode("utf-16", "replace")),
    ANY_PLATFORM,
)
@example("\ud800\udfff\x00" * 50, "michat")
def test_no_text_breaks_it(text: str, platform: str | None) -> None:
    for found in (*identify(text, platform), display_name(text, platform or "")):
        reveal(found.verbatim).encode()
        found.canonical.encode()


@pytest.mark.parametrize(
    "bit",
    [
        "0 ",
        "08",
        "08 ",
        "a.",
        "@a",
        "a.b/",
        "1.1.",
        "https://",
        "((",
        "+62 8",
        "bca ",
        "a@a.",
        "rek no ",
        "-0",
        "x_1 ",
        "é́",
    ],
)
@pytest.mark.parametrize("platform", [None, "michat", "whatsapp", "instagram", "rekening"])
def test_hostile_repetition_is_read_to_the_end(bit: str, platform: str | None) -> None:
    assert len(identify((bit * 4096)[:4096], platform)) <= 20
