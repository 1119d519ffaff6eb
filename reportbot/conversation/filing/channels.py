"""Which other channel a citizen can turn to, by suspicion."""

from typing import Final

from reportbot.conversation.says import Text
from reportbot.domain.categories import CATEGORIES
from reportbot.domain.records import Report
from reportbot.domain.words import Category

NUMBER_CHANNEL: Final = "receipt-channel-number"
_NUMBERS: Final = frozenset({"whatsapp", "telepon"})


def other_channel(report: Report, *, child: bool = False) -> Text:
    """The channel beside this service; a child's comes first, and misused numbers have one of their own."""
    if child:
        return Text(CATEGORIES[Category.CHILD].receipt)
    about = CATEGORIES[report.category]
    return Text(NUMBER_CHANNEL if report.platform in _NUMBERS and about.about_numbers else about.receipt)
