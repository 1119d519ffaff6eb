"""/blokir: the reporter of a report, whom nobody sees, sends no new ones for a while."""

from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from reportbot.conversation import reporters
from reportbot.conversation.admin import forms
from reportbot.conversation.admin.acts import recorded
from reportbot.conversation.admin.entries import Reply
from reportbot.conversation.blocks import presses as b
from reportbot.conversation.blocks.words import listing, reason, told, until_words
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Message, Press
from reportbot.conversation.needs import Blocks, Need, OneReport, People
from reportbot.conversation.review.acting import Args
from reportbot.conversation.says import Button, Content, Notice, Rows, Text
from reportbot.domain.block_records import UNTIL_LIFTED
from reportbot.domain.records import Block, Report

STEP: Final = "block"
DAYS: Final = (1, 7, 30, 0)
"""How long a block may last; 0 until it is lifted."""

LISTS: Final = frozenset({"list", "daftar"})


def needs(facts: Facts, argument: str) -> set[Need]:
    """Blocks that stand, and the report that is named with its reporter."""
    if argument.casefold() in LISTS or not argument:
        return list_needs(facts)
    found = {Blocks(), *reporters.needs(argument)}
    report = reporters.named(facts, argument)
    return found | _person_needs(report) if report is not None else found


def _person_needs(report: Report) -> set[Need]:
    people = frozenset({report.person})
    return {People(people), Blocks(people)}


def list_needs(facts: Facts, *_: object) -> set[Need]:
    """Blocks that stand, with the reports of those that are listed."""
    keys = facts.index.get((Block, "open", True), [])
    blocks = [block for key in keys if (block := facts.get(Block, key)) is not None]
    return {Blocks(), *(OneReport(block.report) for block in blocks[-10:])}


def command(desk: Desk, argument: str) -> Content:
    """/blokir, /blokir daftar, /blokir RB-…, /blokir kasus 12 pelapor 2."""
    if argument.casefold() in LISTS:
        return listing(desk)
    report = reporters.named(desk.facts, argument)
    if report is None:
        return Content((Text("case-not-found" if reporters.is_meant(argument) else "block-usage"),))
    return refusal(desk, report) or grounds(report)


def refusal(desk: Desk, report: Report) -> Content | None:
    """Why this reporter cannot be blocked."""
    if report.source != "public":
        return Content((Text("block-no-person"),))
    if desk.is_admin(report.person):
        return Content((Text("block-admin"),))
    standing = in_force(desk, report.person)
    return Content((Text("block-already", {"end": until_words(standing.until)}),)) if standing is not None else None


def in_force(desk: Desk, person: int) -> Block | None:
    """The block that keeps this person from reporting now."""
    mine = desk.many(Block, "person", person)
    return next((block for block in mine if block.state == "open" and block.until > desk.now), None)


def grounds(report: Report, note: Text | None = None) -> Content:
    """Why?"""
    rows: Rows = tuple((Button(Text(f"block-{one.value}"), b.BlockFor(report.report, one)),) for one in b.Ground)
    ask = Text("block-why", {"ticket": report.ticket})
    return Content((note, ask) if note else (ask,), (*rows, (_cancel(),)))


def _cancel() -> Button:
    return Button(Text("button-cancel"), b.NoBlock())


def press_needs(facts: Facts, _item: Press, pressed: b.BlockFor | b.BlockDays | b.BlockNow) -> set[Need]:
    """The report, its reporter and his blocks."""
    report = facts.get(Report, pressed.report)
    return {OneReport(pressed.report), *(_person_needs(report) if report is not None else ())}


def choose_ground(desk: Desk, item: Press, pressed: b.BlockFor) -> Reply:
    """A ready ground, or own words."""
    report = desk.get(Report, pressed.report)
    if report is None:
        return Reply(toast=Text("admin-refused"))
    if pressed.ground is b.Ground.OWN:
        forms.ask(desk, item.person, STEP, str(report.report), flow="blocks")
        return Reply(Content((Text("block-write"),), ((_cancel(),),)))
    forms.finish(desk, item.person)
    return Reply(lengths(report, pressed.ground))


def lengths(report: Report, why: b.Ground, note: str = "") -> Content:
    """Until when?"""
    buttons = [Button(_days(days), b.BlockDays(report.report, why, days)) for days in DAYS]
    rows: Rows = ((buttons[0], buttons[1]), (buttons[2], buttons[3]), (_cancel(),))
    return Content((Text("block-how-long", {"ticket": report.ticket, "ground": reason(why, note)}),), rows)


def _days(days: int) -> Text:
    return Text("block-days", {"count": days}) if days else Text("block-until-lifted")


def typed_needs(facts: Facts, item: Message) -> set[Need]:
    """The report that the line is about."""
    session = forms.session_of(facts, item.person)
    number = session.step.partition(":")[2] if session is not None else ""
    return {OneReport(int(number))} if number.isdecimal() else set()


def typed(desk: Desk, item: Message) -> Content | None:
    """The ground in own words; kept sealed, and shown to admins only."""
    report = desk.get(Report, int(forms.asked(desk, item.person)[1]))
    words = forms.line_of(item)
    if report is None:
        return Content((Text("case-not-found"),))
    if words is None:
        return Content((Text("block-write-again"), Text("block-write")), ((_cancel(),),))
    forms.finish(desk, item.person, note=words)
    return lengths(report, b.Ground.OWN, words)


def choose_days(desk: Desk, item: Press, pressed: b.BlockDays) -> Reply:
    """Once more before it is done."""
    report = desk.get(Report, pressed.report)
    if report is None or pressed.days not in DAYS:
        return Reply(toast=Text("admin-refused"))
    sure = b.BlockNow(pressed.report, pressed.ground, pressed.days)
    rows: Rows = ((Button(Text("button-block-sure"), sure, style="danger"),), (_cancel(),))
    why = reason(pressed.ground, _note(desk, item, pressed.ground))
    args: Args = {"ticket": report.ticket, "days": _days(pressed.days), "ground": why}
    return Reply(Content((Text("block-confirm", args),), rows))


def _note(desk: Desk, item: Press, why: b.Ground) -> str:
    return forms.noted(desk, item.person) if why is b.Ground.OWN else ""


def block(desk: Desk, item: Press, pressed: b.BlockNow) -> Reply:
    """Block, tell the person kindly, and write it down."""
    report = desk.get(Report, pressed.report)
    if report is None or pressed.days not in DAYS:
        return Reply(toast=Text("admin-refused"))
    refused = refusal(desk, report)
    if refused is not None:
        return Reply(refused)
    note = _note(desk, item, pressed.ground)
    if pressed.ground is b.Ground.OWN and not note:
        return Reply(grounds(report, Text("block-words-gone")))
    made = _made(desk, report, item.person, pressed, note)
    forms.finish(desk, item.person)
    desk.say(Notice(report.person, told(made)))
    return Reply(Content((Text("block-done", {"ticket": report.ticket, "end": until_words(made.until)}),)))


def _made(desk: Desk, report: Report, by: int, pressed: b.BlockNow, note: str) -> Block:
    until = desk.now + timedelta(days=pressed.days) if pressed.days else UNTIL_LIFTED
    made = Block(
        block=desk.fresh.number(Block),
        person=report.person,
        report=report.report,
        reason=pressed.ground.value,
        by=by,
        at=desk.now,
        until=until,
        note=note,
    )
    desk.put(made)
    desk.put(replace(desk.person(report.person), blocked_until=until))
    recorded(desk, "block", by, note, pressed.ground.value, block=made.block, report=report.report, days=pressed.days)
    return made


def cancel(desk: Desk, item: Press, _pressed: b.NoBlock) -> Reply:
    """Nothing happens."""
    forms.finish(desk, item.person)
    return Reply(Content((Text("block-cancelled"),)))
