"""Who supervises, and what supervisors hear in private."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.says import Content, Notice
from reportbot.domain.records import Member


def is_staff(facts: Facts, person: int) -> bool:
    """Admins of the settings, and supervisors as far as is known; whatever they press is judged anew."""
    member = facts.get(Member, person)
    return person in facts.admins or (member is not None and member.supervises)


def tell_supervisors(desk: Desk, content: Content, but: int | None = None) -> None:
    """The same private message to each supervisor; the members must be loaded."""
    for member in desk.many(Member, "group", True):
        if member.supervises and member.person != but:
            desk.say(Notice(member.person, content))
