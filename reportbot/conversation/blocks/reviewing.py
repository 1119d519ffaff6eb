"""A block is reviewed by another admin, kept or lifted; the person hears of it."""

from msgspec.structs import replace

from reportbot.conversation.admin.acts import recorded
from reportbot.conversation.admin.entries import Reply
from reportbot.conversation.blocks import presses as b
from reportbot.conversation.blocks import words
from reportbot.conversation.blocks.blocking import list_needs
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Press
from reportbot.conversation.needs import Need, OneBlock, OneReport, People
from reportbot.conversation.says import Content, Notice, Text
from reportbot.domain.records import Block


def needs(facts: Facts, _item: Press, pressed: b.Lift | b.Keep | b.AskReview) -> set[Need]:
    """The block, its report and its person."""
    block = facts.get(Block, pressed.block)
    if block is None:
        return {OneBlock(pressed.block)} | list_needs(facts)
    return {OneBlock(block.block), OneReport(block.report), People(frozenset({block.person}))} | list_needs(facts)


def ask(desk: Desk, item: Press, pressed: b.AskReview) -> Reply:
    """*Minta ditinjau*: to the admins who did not make it; once."""
    block = desk.get(Block, pressed.block)
    if block is None or block.person != item.person:
        return Reply(toast=Text("toast-forged"))
    if block.state != "open" or block.until <= desk.now:
        return Reply(toast=Text("block-over"))
    if block.review:
        return Reply(toast=Text("block-review-once"))
    asked = desk.change(block, review="asked", epoch=block.epoch + 1)
    recorded(desk, "block-review", None, block=block.block)
    for admin in _others(desk, block.by):
        desk.say(Notice(admin, words.review(desk, asked)))
    return Reply(notices=(Content((Text("block-review-asked"),)),))


def _others(desk: Desk, maker: int) -> tuple[int, ...]:
    """Who may judge: all admins but its maker, who does where there is nobody else."""
    return tuple(admin for admin in desk.facts.admins if admin != maker) or desk.facts.admins


def lift(desk: Desk, item: Press, pressed: b.Lift) -> Reply:
    """End a block; its maker may."""
    block = _standing(desk, pressed)
    if block is None:
        return Reply(words.listing(desk), Text("block-changed"))
    desk.put(
        replace(block, state="lifted", review="", epoch=block.epoch + 1, closed_at=desk.now, closed_by=item.person)
    )
    desk.put(replace(desk.person(block.person), blocked_until=None))
    # Of somebody who erased his data meanwhile, the block alone kept what recognises him.
    desk.remind("forget-block", block.person, desk.now)
    recorded(desk, "unblock", item.person, block=block.block, report=block.report)
    desk.say(Notice(block.person, Content((Text("block-told-lifted"),))))
    return Reply(words.listing(desk, Text("block-lifted", {"block": block.block})))


def keep(desk: Desk, item: Press, pressed: b.Keep) -> Reply:
    """Leave it as it is, after another one looked; the person hears so."""
    block = _standing(desk, pressed)
    if block is None or block.review != "asked":
        return Reply(words.listing(desk), Text("block-changed"))
    if item.person not in _others(desk, block.by):
        return Reply(toast=Text("block-own-review"))
    kept = desk.change(block, review="kept", epoch=block.epoch + 1)
    recorded(desk, "block-kept", item.person, block=block.block, report=block.report)
    desk.say(Notice(block.person, Content((Text("block-told-kept", {"end": words.until_words(kept.until)}),))))
    return Reply(Content((Text("block-kept", {"block": block.block}),)))


def _standing(desk: Desk, pressed: b.Lift | b.Keep) -> Block | None:
    block = desk.get(Block, pressed.block)
    return block if block is not None and block.state == "open" and block.epoch == pressed.epoch else None
