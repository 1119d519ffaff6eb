"""The reasons moderators choose from, until an operator's policy says otherwise; words: `reason-<key>` in locales/."""

from collections.abc import Mapping

from reportbot.domain.categories import CATEGORIES
from reportbot.domain.words import Category

COMMON = 3
"""How many reasons stand on the first screen; the rest follow *Alasan lain*."""

ANY_ENOUGH = ("repeated-reports", "clear-evidence", "harms-others")
"""Grounds of *Cukup bukti* that fit every category; after its own."""

ENOUGH: Mapping[Category, tuple[str, ...]] = {
    category: about.grounds or ANY_ENOUGH for category, about in CATEGORIES.items()
}
"""The three commonest grounds of *Cukup bukti*."""

DISMISS = ("not-enough-evidence", "no-violation", "wrong-account", "account-gone", "old-matter", "private-dispute")
"""Grounds of *Bukan pelanggaran*."""

CHANNELS = ("police", "iasc", "ministry", "numbers", "bank", "platform", "child-line")
"""Who handles what is out of scope: each is a reason, and a `channel-<key>` that citizens read."""

FIRST_CHANNELS: Mapping[Category, tuple[str, ...]] = {
    category: about.channels for category, about in CATEGORIES.items() if about.channels
}
"""Channels that come first for a category."""

REFUSALS = ("no-violation", "needs-more", "not-found", "own-rules", "other")
"""Grounds on which platforms refuse (``refusal-<key>`` for citizens); "other" stands for its own words."""

QUESTIONS = ("profile-screenshot", "id-or-link", "time-and-place")
"""Ready questions of *Minta bukti* (``question-<key>`` for citizens, ``ask-<key>`` as a button)."""

QUESTION_EXPIRED = "not-enough-evidence"
"""The ground when nobody answered in time."""
