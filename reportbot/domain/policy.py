"""What an operator decides without code: reasons, channels, routes, deadlines, retention, contacts; the defaults."""

from collections.abc import Mapping
from datetime import timedelta

from msgspec import Struct, field

from reportbot.domain import reasons
from reportbot.domain.categories import CATEGORIES
from reportbot.domain.moves import Action
from reportbot.domain.words import OWN_CATEGORIES, Category

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class PlatformDefault(Struct, frozen=True):
    """Whom a platform is asked by, until /platform says otherwise."""

    recipient: str
    address: str = ""
    abroad: bool = False


def _routes() -> Mapping[Category, tuple[str, ...]]:
    return {category: about.route for category, about in CATEGORIES.items() if about.route}


def _deadlines() -> Mapping[str, timedelta]:
    return {
        "legal": 24 * HOUR,
        "legal-urgent": 4 * HOUR,
        "reminder": 3 * DAY,
        "recheck": 7 * DAY,
        "objection": 14 * DAY,
    }


def _retention() -> Mapping[str, timedelta]:
    # An update that could not be processed waits for a mended program as long as what a dismissed case leaves.
    return {
        "dismissed": 30 * DAY,
        "closed": 180 * DAY,
        "words": 180 * DAY,
        "export": DAY,
        "staff-file": 7 * DAY,
        "dead-update": 30 * DAY,
    }


class Policy(Struct, frozen=True, kw_only=True):
    """The operator's data; every key of a reason, channel or category has its words in locales/ or the operator's own.

    `categories` are those citizens may choose, in order. `routes` are the authorities of a category, the first first.
    `deadlines`: "legal" and "legal-urgent" run from a request's receipt (Permenkominfo 5/2020 art. 15(6), (8)),
    "reminder" from each letter of an organisation, "recheck" from removal, "objection" from its receipt. `retention`:
    how long media of a case in that state are kept, how long words of a finished case or a decided objection are, how
    long exports, files for staff and updates that could not be processed are. `enough`, `dismiss`, `channels`,
    `refusals`, `first_channels` as in domain.reasons.
    """

    categories: tuple[Category, ...] = tuple(one for one in Category if one not in OWN_CATEGORIES)
    enough: Mapping[Category, tuple[str, ...]] = field(default_factory=lambda: reasons.ENOUGH)
    dismiss: tuple[str, ...] = reasons.DISMISS
    channels: tuple[str, ...] = reasons.CHANNELS
    refusals: tuple[str, ...] = reasons.REFUSALS
    first_channels: Mapping[Category, tuple[str, ...]] = field(default_factory=lambda: reasons.FIRST_CHANNELS)
    routes: Mapping[Category, tuple[str, ...]] = field(default_factory=_routes)
    deadlines: Mapping[str, timedelta] = field(default_factory=_deadlines)
    retention: Mapping[str, timedelta] = field(default_factory=_retention)
    platforms: Mapping[str, PlatformDefault] = field(default_factory=dict)

    @property
    def staff_categories(self) -> tuple[Category, ...]:
        """What moderators may choose: what citizens may, then the others, of the operator's own only those in use."""
        others = (one for one in Category if one not in self.categories and one not in OWN_CATEGORIES)
        return (*self.categories, *others)

    def reasons_for(self, action: Action, category: Category) -> tuple[str, ...]:
        """All grounds of a decision, the commonest first."""
        if action is Action.ENOUGH:
            common = self.enough.get(category, ())
            return common + tuple(key for key in reasons.ANY_ENOUGH if key not in common)
        if action is Action.DISMISS:
            return self.dismiss
        first = self.first_channels.get(category, ())
        return first + tuple(key for key in self.channels if key not in first)
