"""Whatever people write, Telegram finds the markup of our own message in it and nothing of theirs."""

import re
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reportbot.conversation.facts import Facts
from reportbot.conversation.says import Content, Documents, EvidencePost, GroupPost, Media, Notice, Say, Text, verbatim
from reportbot.domain.records import Person
from reportbot.intake.lengths import fitting, plainly
from reportbot.intake.rendering import LONGEST_CAPTION, LONGEST_MESSAGE, LONGEST_TOAST, Rendering
from reportbot.sandbox.html_entities import HtmlParser
from reportbot.taming import tame
from reportbot.texts import Texts, utf16_length
from tests.texts.calls import numbers, times

TEXTS = Texts.load()
WHEN = datetime(2021, 3, 21, 7, 30, tzinfo=UTC)

ATTACKS = [
    '<a href="https://jahat.example">Kasus 7 · ditutup</a>',
    '<a href="tg://user?id=7001">Sari</a>',
    "</b></code></a></blockquote><b>",
    "<b>tebal", "<script>", "<tg-spoiler>x</tg-spoiler>", "<pre><code class=\"language-x\">", "<!-- -->", "<",
    "&lt;b&gt;", "&amp;lt;", "&#60;b&#62;", "&#x3c;b&#x3e;", "&", "&quot;", "&;", "&#0;",
    "[x](https://jahat.example)", "*x*", "_x_", "__x__", "~x~", "||x||", "`x`", "```x```", "![x](tg://emoji?id=1)",
    "{ $words }", "{ BESAR($x) }", "{", "}", '{ "x" }', "\ue0000\ue000", "%s %(a)s {0}", "\\", "\\n",
]  # fmt: skip
"""HTML, character references, Markdown of both kinds, Fluent, and our own marks."""

hostile = st.sampled_from(ATTACKS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@cache
def keys() -> list[str]:
    """Messages with words of people: what a choice of words looks at would change the message itself."""
    return sorted(key for key in TEXTS.keys("id") if set(TEXTS.variables(key, "id")) - times() - numbers())


def parsed(source: str) -> tuple[str, list[str]]:
    """The text and the kinds of entities that Telegram finds."""
    text, entities = HtmlParser(source).parse()
    return text, [entity["type"] for entity in entities]


def said(key: str, language: str, words: str) -> str:
    """A message with these words in every place that takes some."""
    names = TEXTS.variables(key, language)
    args = {name: WHEN if name in times() else 7 if name in numbers() else words for name in names}
    return TEXTS.render(Text(key, args), language)


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_attack_adds_markup_to_any_message_there_is(language: str) -> None:
    assert len(keys()) > 300
    for key in keys():
        _, ours = parsed(said(key, language, "biasa"))
        for attack in ATTACKS:
            text, found = parsed(said(key, language, attack))
            assert found == ours, (key, attack)
            if "biasa" in said(key, language, "biasa"):
                assert tame(attack).strip() in text, (key, attack)


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.deferred(lambda: st.sampled_from(keys())), st.sampled_from(["id", "en"]), hostile, hostile)
def test_any_words_stay_words(key: str, language: str, first: str, second: str) -> None:
    _, ours = parsed(said(key, language, "biasa"))
    assert parsed(said(key, language, f"x{first}{second}"))[1] == ours


# Lengths.

ALPHABETS = {
    "ascii": "a",
    "escaped": "&",
    "tag": "<",
    "accent": "é",
    "emoji": "😀",
    "joined": "👨‍👩‍👧",
    "arabic": "ع",
    "cjk": "漢",
}
AROUND = [1, 4094, 4095, 4096, 4097, 8192, 20_000]


def exactly(letter: str, units: int) -> str:
    """Letters that are so many UTF-16 units long, filled up with full stops."""
    whole = letter * (units // utf16_length(letter))
    return whole + "." * (units - utf16_length(whole))


def shown_length(source: str) -> int:
    """UTF-16 units after the entities were parsed, as Telegram counts."""
    return utf16_length(parsed(source)[0])


def sent(*says: Say) -> list[dict[str, object]]:
    """The parameters of what goes out."""
    facts = Facts()
    facts.put(Person(person=1, created_at=WHEN))
    rendering = Rendering(TEXTS, facts)
    for say in says:
        rendering.say(say)
    return [dict(row.params) for row in rendering.rows]


@pytest.mark.parametrize("alphabet", ALPHABETS)
@pytest.mark.parametrize("units", AROUND)
def test_no_message_and_no_caption_is_ever_too_long(alphabet: str, units: int) -> None:
    content = Content((verbatim(exactly(ALPHABETS[alphabet], units)),))
    photo = EvidencePost(case=1, items=(Media(kind="photo", evidence=1, file_id="f"),), caption=content)
    for params in sent(Notice(1, content), GroupPost(content), Documents(1, (5,), ("a.pdf",), content), photo):
        limit = LONGEST_MESSAGE if "text" in params else LONGEST_CAPTION
        source = str(params["text"] if "text" in params else params["caption"])
        assert 0 < shown_length(source) <= limit
        if utf16_length(tame(exactly(ALPHABETS[alphabet], units))) <= limit:
            assert not source.endswith("…")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400), st.integers(1, 300))
@example("<b>" * 100, 10)
def test_a_cut_keeps_the_beginning_and_breaks_no_letter(words: str, limit: int) -> None:
    cut = plainly(words, limit)
    assert utf16_length(cut) <= limit
    assert cut == words or words.startswith(cut[:-1])
    cut.encode()


@given(hostile, st.integers(1, 50))
def test_html_that_is_cut_is_still_html(words: str, limit: int) -> None:
    source = TEXTS.render(verbatim(words), "id")
    text, entities = parsed(fitting(f"<b>{source}</b>", limit))
    assert utf16_length(text) <= limit
    assert entities in ([], ["bold"])


def test_ten_thousand_lines_and_a_hundred_marks_become_one_short_message() -> None:
    for words in ("\n" * 10_000, "a\n" * 10_000, "a" + "\u0301" * 10_000, "<b>x</b>" * 100, "@akun " * 700):
        (params,) = sent(GroupPost(Content((verbatim(words or "x"),))))
        assert shown_length(str(params["text"])) <= LONGEST_MESSAGE
    assert not re.search("\n{4}", tame("x" + "\n" * 10_000 + "y"))


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_no_answer_to_a_press_is_too_long(alphabet: str) -> None:
    assert utf16_length(plainly(exactly(ALPHABETS[alphabet], 5_000), LONGEST_TOAST)) <= LONGEST_TOAST
