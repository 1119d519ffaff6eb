"""Whoever may not act changes nothing, whatever button he forges, in whatever chat, and reads one sentence."""

import random
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, get_type_hints

import pytest

from reportbot.conversation import accounts, admin, blocks, referrals, requests, review, rights, sources
from reportbot.conversation.blocks.presses import AskReview
from reportbot.conversation.buttons import Payload, encode, registered
from reportbot.conversation.inputs import Answered
from reportbot.conversation.referrals.presses import StopTyping
from reportbot.conversation.rights.presses import OnReveal, Rule, Second
from reportbot.conversation.says import Call, Toast, Work
from reportbot.conversation.sources.presses import Leave, OfCase, PickSource
from reportbot.conversation.wishes import Own
from reportbot.intake.batch import DEAD
from tests.conversation.staff_world import (
    ADMIN,
    CITIZEN,
    DECIDED,
    FORMER,
    GONE,
    MODERATOR,
    NEWCOMER,
    OTHER,
    PRIVATE,
    REFRESHED,
    REPORTED,
    SUPERVISOR,
    TEAM,
    WRITER,
    Scene,
    scene,
)

__all__ = ["scene"]

# Presses.

EPOCHS = ("0", "1", "3")
NUMBERS = (*range(16), 36**12 - 1)
WORDS = ("michat", "police", "offers-meetings", "no-case", "other", "a", "$chat", "")


def presses(dice: random.Random, kind: type[Payload], count: int) -> Iterator[str]:
    """Button data of this kind: with fields as buttons have them, and others."""
    hints = get_type_hints(kind)
    made = 0
    while made < count:
        given = {name: _value(dice, name, hints[name]) for name in kind.__struct_fields__}
        data = encode(kind(**given))
        if len(data) <= 64:
            made += 1
            yield data


def _value(dice: random.Random, name: str, kind: Any) -> Any:
    if kind is bool:
        return dice.random() < 0.5
    if kind is int:
        return 3 if name == "epoch" and dice.random() < 0.8 else dice.choice(NUMBERS)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return dice.choice(list(kind))
    return dice.choice(WORDS)


STAFF = (*accounts.PRESSES, *referrals.PRESSES, *requests.PRESSES, *review.PRESSES)
OF_SUPERVISORS = (*accounts.PRESSES, *referrals.PRESSES, *requests.PRESSES, *blocks.PRESSES, *sources.PRESSES)
PRESSED_BY_ALL = (Own, AskReview)
HARMLESS = (StopTyping,)
"""Stops what nobody began."""


def may_never(kind: type[Payload], person: int, chat: str) -> bool:
    """Whether nobody of this standing may do anything by this button in this chat."""
    if kind in PRESSED_BY_ALL or kind not in (
        *STAFF,
        *blocks.PRESSES,
        *sources.PRESSES,
        *admin.PRESSES,
        *rights.PRESSES,
    ):
        return chat != PRIVATE and kind in PRESSED_BY_ALL
    if kind in HARMLESS and person == MODERATOR:
        return False
    if chat == OTHER or person in {CITIZEN, NEWCOMER, FORMER, WRITER}:
        return True
    of_group = kind in accounts.PRESSES or (kind in review.PRESSES and kind not in review.presses.PRIVATE)
    if (chat == PRIVATE) == of_group and kind not in referrals.PRESSES:
        return True if kind not in review.PRESSES else chat == PRIVATE
    if kind in admin.PRESSES:
        return person != ADMIN
    if person == ADMIN:
        return kind in (*accounts.PRESSES, *referrals.PRESSES, *review.PRESSES)
    if person == MODERATOR:
        return kind in OF_SUPERVISORS or kind in rights.PRESSES
    return kind in sources.PRESSES and not issubclass(kind, OfCase | Leave | PickSource)


EACH, TRIES = 4, 1
ROLES = (CITIZEN, MODERATOR, NEWCOMER, FORMER, SUPERVISOR, ADMIN)


@pytest.mark.parametrize("chat", [PRIVATE, TEAM, OTHER])
async def test_a_button_of_somebody_elses_changes_nothing_and_says_why(scene: Scene, chat: str) -> None:
    dice = random.Random(f"3:{chat}")
    faults = []
    for person in ROLES:
        kinds = [kind for kind in registered() if may_never(kind, person, chat)]
        tried = [data for kind in kinds for data in presses(dice, kind, EACH)]
        faults += await scene.refused(scene.press(person, chat, data, n) for n, data in enumerate(tried))
    assert not faults, "\n".join(faults)


async def test_a_standing_that_is_older_than_a_minute_is_asked_and_what_telegram_says_counts(scene: Scene) -> None:
    dice = random.Random(4)
    faults = []
    for chat in (PRIVATE, TEAM):
        kinds = [
            kind for kind in registered() if may_never(kind, CITIZEN, chat) and not may_never(kind, SUPERVISOR, chat)
        ]
        tried = [data for kind in kinds for data in presses(dice, kind, EACH)]
        for number, data in enumerate(tried):
            press = scene.press(GONE, chat, data, number)
            asked = await scene.play(press)
            rest = [say for say in asked.batch.says if not _asks(say)]
            writes = [kind for kind, _ in asked.batch.writes if kind not in REFRESHED]
            if writes or (rest and not all(isinstance(say, Toast) and say.text for say in rest)):
                faults.append(f"{data}: believed an old standing: {writes} {rest}")
            kind = next((say.then for say in asked.batch.says if isinstance(say, Call)), "member-checked")
            left = {"status": "left", "user": {"first_name": "x"}}
            heard = await scene.play(Answered(kind=kind, outcome="done", result=left, original=press))
            faults += [f"{data} after leaving: {fault}" for fault in heard.faults(1)]
    assert not faults, "\n".join(faults)


def _asks(say: Any) -> bool:
    return getattr(say, "method", "") == "getChatMember"


@pytest.mark.parametrize(
    ("person", "chat"), [(SUPERVISOR, PRIVATE), (ADMIN, PRIVATE), (SUPERVISOR, TEAM), (MODERATOR, TEAM)]
)
async def test_whoever_may_act_is_answered_once_and_breaks_nothing(scene: Scene, person: int, chat: str) -> None:
    dice = random.Random(f"5:{person}:{chat}")
    faults = []
    for kind in registered():
        for data in presses(dice, kind, TRIES):
            played = await scene.play(scene.press(person, chat, data, 1))
            if len(played.answers) != 1 or DEAD in played.batch.says:
                faults.append(f"{data}: {played.answers}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("person", [REPORTED, DECIDED, CITIZEN, MODERATOR])
async def test_an_objection_is_ruled_by_nobody_who_made_it_reported_or_decided_the_case(
    scene: Scene, person: int
) -> None:
    for upheld, reason in ((True, "wrong-account"), (False, "evidence-stands"), (False, "no-case")):
        played = await scene.play(scene.press(person, PRIVATE, encode(Rule(1, 0, upheld, reason)), 1))
        assert [kind for kind, _ in played.batch.writes if kind not in REFRESHED] == []
        assert played.answers[0].params["text"]


async def test_an_identity_is_opened_by_nobody_who_asked_for_it_or_reported_on_the_case(scene: Scene) -> None:
    for person in (SUPERVISOR, REPORTED, MODERATOR, CITIZEN, FORMER):
        played = await scene.play(scene.press(person, PRIVATE, encode(OnReveal(1, Second.OPEN)), 1))
        assert [kind for kind, _ in played.batch.writes if kind not in REFRESHED] == []
        assert not [say for say in played.batch.says if isinstance(say, Work)]
    for person in (DECIDED, ADMIN):
        played = await scene.play(scene.press(person, PRIVATE, encode(OnReveal(1, Second.OPEN)), 1))
        assert [say.kind for say in played.batch.says if isinstance(say, Work)] == ["reveal"]
