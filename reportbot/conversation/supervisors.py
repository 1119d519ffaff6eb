"""What the administrators of the moderators' group hear in private."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.says import Content, Notice
from reportbot.domain.records import Member


def tell_supervisors(desk: Desk, content: Content, but: int | None = None) -> None:
    """The same private message to each supervisor; the members must be loaded."""
    for member in desk.many(Member, "group", True):
        if member.in_group and member.is_administrator and member.person != but:
            desk.say(Notice(member.person, content))
