"""Pauses that are offered after many cases, and the categories that a moderator never wants."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.review.acting import Act, Answer, no, yes
from reportbot.conversation.review.presses import Pause, Unwanted
from reportbot.conversation.says import Button, Content, Notice, Text
from reportbot.domain.categories import CATEGORIES
from reportbot.domain.periods import WIB
from reportbot.domain.records import Case, Member
from reportbot.domain.words import Category


def count(act: Act, case: Case) -> None:
    """Count a decided case for today, and offer a pause when it has been much."""
    desk, member = act.desk, desk_member(act)
    today = desk.now.astimezone(WIB).date().isoformat()
    if member.day != today:
        member = desk.change(member, day=today, handled=0, heavy=0)
    heavy = case.child or CATEGORIES[case.category].sensitive
    member = desk.change(member, handled=member.handled + 1, heavy=member.heavy + heavy)
    if member.handled == desk.rules.pause_after or (heavy and member.heavy == desk.rules.pause_after_heavy):
        desk.say(Notice(member.person, _offer(member)))


def desk_member(act: Act) -> Member:
    """The member as this step left it."""
    return act.desk.member(act.person) or act.member


def _offer(member: Member) -> Content:
    return Content(
        (Text("pause", {"handled": member.handled, "heavy": member.heavy}),),
        (
            (Button(Text("button-rest"), Pause(True)), Button(Text("button-go-on"), Pause(False))),
            (Button(Text("button-unwanted"), Unwanted("")),),
        ),
    )


def pause(_: Act, press: Pause) -> Answer:
    """A kind word; nothing is recorded."""
    return yes("pause-rest") if press.resting else yes("pause-on")


def unwanted(act: Act, press: Unwanted) -> Answer:
    """Show what is never handed to this moderator; with a category, switch it."""
    member = desk_member(act)
    known = set(filter(None, member.unwanted.split(",")))
    if press.category:
        if press.category not in set(Category):
            return no("refused-button")
        known ^= {press.category}
        member = act.desk.change(member, unwanted=",".join(sorted(known)))
    act.desk.say(Notice(member.person, _choice(act.desk, known)))
    return Answer()


def _choice(desk: Desk, known: set[str]) -> Content:
    rows = tuple(
        (Button(Text("unwanted-off" if category in known else "unwanted-on", {"category": name}), Unwanted(category)),)
        for category in desk.rules.policy.staff_categories
        for name in [Text(f"category-{category}")]
    )
    return Content((Text("unwanted"),), rows)


def wants(desk: Desk, member: Member, case: Case) -> bool:
    """True when this case may be handed to this member."""
    if case.category.value in member.unwanted.split(",") or (member.no_pictures and case.images):
        return False
    if any(report.person == member.person for report in desk.reports(case.case)):
        return False
    known = (entry for entry in desk.decisions(case.case) if entry.by == member.person)
    return not any(entry.data.get("known") for entry in known)
