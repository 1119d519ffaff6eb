"""The longest that can really stand in each place of a text: bounds of the code, letters of two UTF-16 units each."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache

from reportbot.conversation.admin import audit_log, forms, pages
from reportbot.conversation.filing import wording as filing
from reportbot.conversation.referrals import typing as referral_typing
from reportbot.conversation.requests import typing as request_typing
from reportbot.conversation.requests import wording as request_wording
from reportbot.conversation.requests.presses import Field
from reportbot.conversation.review import asking, beside, cards, members, panels
from reportbot.conversation.review import wording as review
from reportbot.conversation.review.wording import short_platform_name
from reportbot.conversation.rights import objecting, revealing, ruling
from reportbot.conversation.says import Text
from reportbot.conversation.sources import single, single_screens
from reportbot.domain.identifiers import PLATFORMS
from reportbot.sheets import listed, reader
from reportbot.texts import Texts, utf16_length

TEXTS = Texts.load()
LETTER = "\U0001d4d0"
"""People do write their names in such letters; each counts twice."""

LATEST = datetime(2021, 9, 30, 13, 50, tzinfo=UTC)
"""In September, the longest month in both languages."""

MOST = 999_999_999
"""Numbers of cases have at most nine digits."""

SETTING = forms.LONGEST
"""What an operator may write in a line; every text of which nothing else is known has this bound."""

NAME = members.LONGEST_NAME
"""Telegram allows as many for a first and for a last name; a group title is twice that."""


def letters(count: int) -> str:
    """So many letters."""
    return LETTER * count


def family(pattern: str) -> Callable[[str], Text]:
    """Of the texts whose keys match and that need nothing, the longest."""

    @cache
    def found(language: str) -> Text:
        keys = [key for key in TEXTS.keys("id") if re.fullmatch(pattern, key)]
        bare = [Text(key) for key in sorted(keys) if not TEXTS.variables(key, "id")]
        return max(bare, key=lambda text: utf16_length(TEXTS.plain(text, language)))

    return found


def _all(pattern: str, most: int, joiner: str = "beside") -> Callable[[str], Text]:
    """So many of the longest of them, one after the other."""

    def found(language: str) -> Text:
        whole = one = family(pattern)(language)
        for _ in range(most - 1):
            whole = Text(joiner, {"before": whole, "next": one})
        return whole

    return found


Longest = str | int | Callable[[str], Text]

COUNTS = frozenset(
    {
        *("accounts", "asked", "block", "case", "count", "days", "done", "faults", "files", "free", "full"),
        *(
            "handled",
            "heavy",
            "hidden",
            "hours",
            "images",
            "inactive",
            "index",
            "kilobytes",
            "known",
            "left",
            "longest",
        ),
        *("more", "n", "new", "older", "open", "overdue", "pending", "percent", "quick", "ready", "refused", "repeats"),
        *("reporters", "reports", "row", "rows", "seconds", "serial", "shown", "silent", "size", "taken", "total"),
        *("urgent", "waiting", "younger"),
    }
)

BY_NAME: Mapping[str, Longest] = {
    **dict.fromkeys(COUNTS, MOST),
    **dict.fromkeys(("moderator", "who"), letters(NAME)),
    "name": letters(2 * NAME + 1),
    "title": letters(2 * NAME),
    "username": "x" * 32,
    "ticket": "RB-7K2M-9QXC",
    "number": MOST,
    "year": "2021",
    "hash": "f" * audit_log.SHORT,
    "sha256": "f" * 64,
    "anchor": "f" * 64,
    "cell": "d6",
    "account": letters(filing.SHORT),
    "story": letters(cards.LONGEST_EXCERPT),
    "basis": letters(revealing.LONGEST),
    "question": letters(asking.LONGEST),
    "receipt": letters(referral_typing.LONGEST),
    "reference": letters(listed.LONGEST_REFERENCE),
    "place": letters(single.LONGEST_PLACE),
    "platform": family(r"platform-.+"),
    "category": family(r"category-.*-inline"),
    "authority": family(r"authority-police|reason-(?:iasc|bank|numbers|ministry|child-line|platform)-inline"),
    "agency": family(r"news-agency-.+"),
    "channel": family(r"channel-.+"),
    "state": family(r"(?:request-)?state-.+"),
    "status": family(r"(?:status|objection-status|mail-status)-[a-z-]+"),
    "letter": family(r"request-letter-.+"),
    "reason": family(r"reason-.*-inline|news-reason-.+|refusal-.+|why-held-.+|group-.+|mail-.+|packet-failed-.+"),
    "ground": family(r"block-.*-inline"),
    "source": family(r"source-.+|event-source-.+"),
    "why": family(r"fault-.+"),
    "column": family(r"column-.+"),
    "kind": family(r"file-.+|item-.+|own-data-kind-.+|kind-.+"),
    "what": family(r"did-.+|stronger-.+"),
    "choice": family(r"choice-(?:enough|dismiss|scope)"),
    "outcome": family(r"outcome-.+"),
    "period": family(r"figures-before-.+"),
    "month": family(r"month-.+"),
    "subject": family(r"export-(?:cases|reports|decisions|requests)"),
    "about": family(r"(?:admin-)?command-.+"),
    "warnings": _all(r"deceives-.+", 4, "listed"),
    "found": letters(reader.SHOWN_HEADINGS * 42),
    "value": letters(SETTING),
    "cases": ", ".join([str(MOST)] * 100),
    "accounts": letters(cards.MOST_ACCOUNTS * cards.LONGEST_ACCOUNT),
}
"""Of each argument that is not a time."""

BY_KEY: Mapping[tuple[str, str], Longest] = {
    **{(key, "account"): letters(cards.LONGEST_ACCOUNT) for key in ("card-id", "card-name")},
    **{(key, "account"): letters(pages.LONGEST_ACCOUNT) for key in ("queue-line", "queue-line-urgent")},
    ("accounts-line", "account"): letters(request_wording.LONGEST_ACCOUNT),
    ("copy-account", "account"): letters(120),
    ("pick-on", "account"): letters(beside.LONGEST_LABEL),
    ("pick-off", "account"): letters(beside.LONGEST_LABEL),
    ("unwanted-on", "category"): family(r"category-(?!.*-inline).+"),
    ("unwanted-off", "category"): family(r"category-(?!.*-inline).+"),
    ("requests-begin", "count"): 100_000,
    ("button-import", "count"): 100_000,
    ("tap-open", "n"): MOST,
    ("import-fault", "value"): letters(listed.SHOWN),
    ("objection-words", "words"): "x" * ruling.LONGEST_WORDS,  # wider letters give way, see test_full_messages.py
    ("objection-so-far", "words"): letters(objecting.EXCERPT),
    ("history-words", "words"): letters(panels.LONGEST_NOTE),
    ("card-answer", "words"): letters(panels.LONGEST_QUESTION),
    ("audit-line-words", "words"): letters(audit_log.LONGEST_WORDS),
    ("account-answer", "words"): letters(request_typing.LONGEST[Field.ANSWER]),
    ("request-by-mail", "address"): "x" * request_typing.LONGEST[Field.ADDRESS],
    ("platform-mail", "address"): "x" * request_typing.LONGEST[Field.ADDRESS],
    ("evidence-named-link", "words"): letters(review.LONGEST),
    ("evidence-named-text", "words"): letters(review.LONGEST),
    ("new-check-story", "story"): letters(single_screens.SHOWN_STORY),
    ("chart-subtitle", "accounts"): MOST,
    ("figures-platform", "name"): family(r"platform-.+"),
    ("request-ready-held", "held"): MOST,
    ("request-name-draft", "request"): MOST,
    ("import-done-between", "cases"): MOST,
    ("import-done-cases", "cases"): MOST,
    ("card-alike", "cases"): ", ".join([str(MOST)] * 5),
    ("card-named-together", "cases"): ", ".join([str(MOST)] * 5),
    **{(key, "accounts"): MOST for key in ("figures-line", "figures-paragraph", "figures-platform")},
    ("figures-platform-idle", "accounts"): MOST,
    ("figures-paragraph", "requests"): letters(400),
    ("figures-copy", "words"): letters(3 * SETTING),
    **{(f"block-{key}", "ground"): letters(SETTING) for key in ("how-long", "confirm", "line", "line-review")},
}
"""Where a place takes more, or less, than its name says."""


def argument(key: str, name: str, language: str, times: set[str]) -> "str | int | datetime | Text":
    """The longest that stands in this place."""
    if name in times:
        return LATEST
    if key == "requests-begin" and name == "platform":
        names = [short_platform_name(one) for one in PLATFORMS]
        return max(names, key=lambda one: utf16_length(TEXTS.plain(one, language)))
    found = BY_KEY.get((key, name), BY_NAME.get(name, letters(SETTING)))
    return found(language) if callable(found) else found


def filled(key: str, language: str, times: set[str]) -> Text:
    """The text with the longest arguments."""
    names = TEXTS.variables(key, "id")
    return Text(key, {name: argument(key, name, language, times) for name in names})
