"""The head of the chain of decisions goes to the admins each day: kept outside, it proves what the database was."""

from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Due
from reportbot.conversation.needs import ChainHead, Need
from reportbot.conversation.says import Content, NoticeToAdmins, Text
from reportbot.domain.periods import next_at_hour

DUE: Final = "chain-anchor"


def arm(desk: Desk) -> None:
    """Set the next posting, at the hour of the daily digest."""
    desk.remind(DUE, 0, next_at_hour(desk.now, desk.rules.digest_hour))


def needs(_facts: Facts, _item: Due) -> set[Need]:
    """The head."""
    return {ChainHead()}


def post(desk: Desk, _item: Due) -> None:
    """Count and hash, as `reportbot audit verify --anchor` takes them; nothing while no decision was made.

    A head that was changed is told instead, every day until it is looked into.
    """
    arm(desk)
    count, last = desk.facts.chain
    if count and not last:
        desk.say(NoticeToAdmins(Content((Text("anchor-broken"),))))
    elif count:
        desk.say(NoticeToAdmins(Content((Text("anchor", {"count": count, "anchor": f"{count}:{last}"}),))))
