"""Which other channel a citizen can turn to, by suspicion; data that an operator may change."""

from typing import Final

from reportbot.conversation.says import Text
from reportbot.domain.records import Report
from reportbot.domain.words import Category

CHANNELS: Final = {
    Category.PROSTITUTION: "receipt-channel-ministry",
    Category.FRAUD: "receipt-channel-money",
    Category.THREAT: "receipt-channel-women",
    Category.IMPERSONATION: "receipt-channel-platform",
    Category.PHOTO: "receipt-channel-photo",
    Category.CHILD: "receipt-channel-child",
    Category.TRAFFICKING: "receipt-channel-women",
    Category.GAMBLING: "receipt-channel-gambling",
    Category.LOAN: "receipt-channel-loan",
    Category.DRUGS: "receipt-channel-police",
    Category.OTHER: "receipt-channel-police",
    Category.UNSURE: "receipt-channel-police",
}
"""Category to the other channel that the receipt names."""

NUMBER_CHANNEL: Final = "receipt-channel-number"
_NUMBERS: Final = frozenset({"whatsapp", "telepon"})
_ABOUT_NUMBERS: Final = frozenset({Category.IMPERSONATION, Category.OTHER, Category.UNSURE})


def other_channel(report: Report, *, child: bool = False) -> Text:
    """The channel beside this service; a child's comes first, and misused numbers have one of their own."""
    if child:
        return Text(CHANNELS[Category.CHILD])
    if report.platform in _NUMBERS and report.category in _ABOUT_NUMBERS:
        return Text(NUMBER_CHANNEL)
    return Text(CHANNELS[report.category])
