"""What is said about blocks: to the blocked person kindly, to admins without the person."""

from datetime import datetime

from reportbot.conversation.blocks import presses as b
from reportbot.conversation.desk import Desk
from reportbot.conversation.says import Button, Content, Text
from reportbot.domain.block_records import UNTIL_LIFTED
from reportbot.domain.records import Block, Report

LISTED = 10


def ground(why: b.Ground | str) -> Text:
    """Why, in the middle of a sentence."""
    return Text(f"block-{b.Ground(why).value}-inline")


def reason(why: b.Ground | str, note: str) -> Text:
    """Why, as the team reads it: in the words that were typed, where there are some."""
    return Text("block-own-words", {"words": note}) if note else ground(why)


def until_words(until: datetime) -> Text:
    """When it ends."""
    return Text("block-end-open") if until >= UNTIL_LIFTED else Text("block-end", {"until": until})


def told(block: Block) -> Content:
    """What the person reads: why, until when, what he may still do, and how to have it reviewed."""
    end = Text("block-end-open-told") if block.until >= UNTIL_LIFTED else until_words(block.until)
    first = Text("block-told", {"end": end, "ground": ground(block.reason)})
    if block.reason == b.Ground.OWN:
        first = Text("block-told-own", {"end": end})
    asks = Button(Text("button-block-review"), b.AskReview(block.block))
    return Content((first, Text("block-told-still")), ((asks,),))


def listing(desk: Desk, note: Text | None = None) -> Content:
    """Blocks in force, the newest first."""
    standing = [block for block in desk.many(Block, "open", True) if block.until > desk.now]
    standing.sort(key=lambda block: (block.at, block.block), reverse=True)
    first = (note,) if note is not None else ()
    if not standing:
        return Content((*first, Text("block-none")))
    shown = standing[:LISTED]
    lines = tuple(line(desk, block) for block in shown)
    rows = tuple(
        (Button(Text("button-block-lift", {"block": one.block}), b.Lift(one.block, one.epoch)),) for one in shown
    )
    return Content((*first, Text("block-list", {"count": len(standing)}), *lines), rows)


def line(desk: Desk, block: Block) -> Text:
    """One block; the person stays unnamed."""
    report = desk.get(Report, block.report)
    args = {
        "block": block.block,
        "ticket": report.ticket if report is not None else Text("nothing"),
        "ground": reason(block.reason, block.note),
        "at": block.at,
        "end": until_words(block.until),
    }
    return Text("block-line-review" if block.review == "asked" else "block-line", args)


def review(desk: Desk, block: Block) -> Content:
    """What another admin is asked to look at."""
    buttons = (
        Button(Text("button-block-lift-now"), b.Lift(block.block, block.epoch)),
        Button(Text("button-block-keep"), b.Keep(block.block, block.epoch)),
    )
    return Content((Text("block-review"), line(desk, block)), (buttons,))
