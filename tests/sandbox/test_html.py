"""Telegram's HTML: what it accepts, its complaints, and offsets in UTF-16."""

from __future__ import annotations

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbot.sandbox.errors import ApiError
from reportbot.sandbox.html_entities import HtmlParser, utf16_length
from reportbot.sandbox.text import BLANK, clean, found, trimmed

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=60)


def kinds(source: str) -> list[tuple[str, str]]:
    """(type, the text it covers) of each entity."""
    text, entities = HtmlParser(source).parse()
    units = text.encode("utf-16-le")
    return [(e["type"], units[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le")) for e in entities]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<b>a</b><strong>b</strong>", [("bold", "a"), ("bold", "b")]),
        ("😀<i>a😀</i><em>b</em>", [("italic", "a😀"), ("italic", "b")]),
        ("<u>a</u><ins>b</ins>", [("underline", "a"), ("underline", "b")]),
        ("<s>a</s><strike>b</strike><del>c</del>", [("strikethrough", c) for c in "abc"]),
        ("<code>a</code>", [("code", "a")]),
        ("<pre><code class='language-python'>x</code></pre>", [("pre", "x")]),
        ('<a href="https://a.id/?a=1&amp;b">x</a>', [("text_link", "x")]),
        ("<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>", [("spoiler", "a"), ("spoiler", "b")]),
        ("<blockquote>a</blockquote>", [("blockquote", "a")]),
        ("<blockquote expandable>a</blockquote>", [("expandable_blockquote", "a")]),
        ("<tg-emoji emoji-id='123'>👍</tg-emoji>", [("custom_emoji", "👍")]),
        ("<b>a<i>b</i></b>", [("bold", "ab"), ("italic", "b")]),
        ("<B>a</>", [("bold", "a")]),
        ("<b></b>a", []),
        ("&lt;b&gt; &amp;nbsp; &#128512; &#x41; &unknown; &", []),
    ],
)
def test_tags_become_entities(source: str, found: list[tuple[str, str]]) -> None:
    assert kinds(source) == found


def test_characters_are_decoded() -> None:
    text = HtmlParser("&lt;b&gt; &amp; &quot; &#128512; &#x41; &unknown; &apos; &").parse()[0]
    assert text == '<b> & " 😀 A &unknown; &apos; &'


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("a<b>c", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é</b>", "Unexpected end tag at byte offset 2"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("😀<foo>", 'Unsupported start tag "foo" at byte offset 4'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x', 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x*y>a</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_bad_markup_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refused:
        HtmlParser(source).parse()
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@given(TEXTS)
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert HtmlParser(html.escape(text, quote=False)).parse() == (text, [])


@given(TEXTS, TEXTS, TEXTS)
def test_an_entity_covers_exactly_what_stood_in_the_tag(before: str, inside: str, after: str) -> None:
    source = f"{html.escape(before)}<b>{html.escape(inside)}</b>{html.escape(after)}".replace("&#x27;", "'")
    assert kinds(source) == ([("bold", inside)] if inside else [])


@given(st.text(max_size=80))
def test_any_source_is_parsed_or_refused(source: str) -> None:
    try:
        text, entities = HtmlParser(source).parse()
    except ApiError:
        return
    except UnicodeEncodeError:
        pytest.fail("surrogates are refused before")
    assert all(e["offset"] + e["length"] <= utf16_length(text) for e in entities)


@given(TEXTS, TEXTS)
def test_trimming_moves_entities_with_their_text(blank: str, inside: str) -> None:
    outer = "".join(character for character in blank if character in BLANK) + "\n "
    text, entities = trimmed(*HtmlParser(f"{outer}<u>{html.escape(inside, quote=False)}</u>{outer}").parse())
    assert text == text.strip(BLANK)
    own: list[dict[str, Any]] = [e for e in entities if e["type"] == "underline"]
    assert own == ([{"type": "underline", "offset": 0, "length": utf16_length(text)}] if text else [])


@given(st.text())
def test_cleaning_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Lihat cekrekening.id.", "cekrekening.id"),
        ("iasc.ojk.go.id, atau 157", "iasc.ojk.go.id"),
        ("Baca contoh.id/privasi.", "contoh.id/privasi"),
        ("contoh.id/", "contoh.id/"),
    ],
)
def test_the_stop_after_an_address_is_no_part_of_it(text: str, linked: str) -> None:
    assert [text[e["offset"] : e["offset"] + e["length"]] for e in found(text)] == [linked]
