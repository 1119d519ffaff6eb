"""A citizen takes a screen in at one look, with the longest that stands in it; `harness.py` looks at all others."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.conversation.filing import receipt, start
from reportbot.conversation.filing.status import A_PAGE, MOST_OBJECTIONS
from reportbot.conversation.says import Content, Text
from reportbot.domain.languages import LANGUAGES
from reportbot.domain.reasons import CHANNELS, DISMISS, QUESTIONS
from reportbot.domain.records import Objection, Report
from tests.conversation.filing.told import reporter, tells
from tests.conversation.harness import NOON, Citizen, World, citizen
from tests.conversation.small_screens import CHARACTERS, LINES, LONGEST_OPERATOR, too_large
from tests.texts.longest import letters

OFFERED = ("Prostitusi online", "Penipuan", "Akun tiruan", "Foto pribadi disebar", "Anak jadi korban", "Judi online")
AUTHORITIES = ("police", "iasc", "ministry", "numbers", "bank", "platform", "child-line")
NEWS = [
    *[("needs-info", {"question": f"question-{one}"}) for one in QUESTIONS],
    ("needs-info", {"question": letters(300)}),
    *[("dismissed", {"reason": one}) for one in DISMISS],
    *[("out-of-scope", {"channel": one}) for one in CHANNELS],
    *[("referred", {"channel": one}) for one in AUTHORITIES],
    *[("refused", {"reason": one}) for one in ("no-violation", "needs-more", "not-found", "own-rules", "other")],
    *[(one, {}) for one in ("substantiated", "requested", "removed", "closed")],
]
"""All that a reporter may hear, and a question of a moderator's own at its longest."""


def test_the_first_screens_are_small_for_an_operator_with_a_long_name() -> None:
    world = World()
    world.rules = type(world.rules)(operator_name="x" * LONGEST_OPERATOR)
    budi = Citizen(world)
    assert "x" * LONGEST_OPERATOR in budi.writes("/start")
    assert "x" * LONGEST_OPERATOR in budi.taps("Baca privasi")
    budi.taps("Setuju & lanjut")
    assert too_large(start.help_now()) == []


@pytest.mark.parametrize(("news", "args"), NEWS, ids=lambda one: one if isinstance(one, str) else "")
def test_news_is_small_as_a_message_and_on_its_page(news: str, args: Any) -> None:
    world, budi, _ = reporter()
    tells(world, news, budi, **args)
    assert news in {report.news for report in world.all(Report)}
    assert "Dikirim" in budi.writes(f"/status {world.all(Report)[0].ticket}")
    wrong = (NOON - timedelta(days=3)).isoformat()
    tells(world, "correction", budi, news=news, date=wrong, **args)
    budi.writes(f"/status {world.all(Report)[0].ticket}")


@pytest.mark.parametrize("category", OFFERED)
def test_a_receipt_and_the_summary_to_copy_are_small(category: str) -> None:
    world = World()
    budi = citizen(world)
    report = replace(budi.files(category=category), account=letters(200), story=letters(4096))
    assert too_large(receipt.copy(report)) == []
    for child in (False, True):
        for again in (False, True):
            assert too_large(receipt.receipt(report, again=again, child=child)) == []


def test_the_list_of_reports_has_a_line_for_each() -> None:
    world = World()
    budi = citizen(world)
    for number in range(A_PAGE + 1):
        budi.files(account=f"contoh_akun{number}")
    for number in range(MOST_OBJECTIONS):
        world.put(Objection(objection=number, ticket="RB-7K2M-9QXC", person=1, created_at=NOON, due_at=NOON, words="x"))
    assert len(budi.writes("/status").splitlines()) == 1 + A_PAGE + MOST_OBJECTIONS


def test_a_screen_that_is_too_large_is_found() -> None:
    longest = Content((Text("menu-ask"),) * LINES)
    assert too_large(longest) == []
    assert len(too_large(Content((*longest.lines, Text("menu-ask"))))) == len(LANGUAGES)
    assert too_large(Content((Text("story-so-far", {"story": "x" * CHARACTERS}),)))
