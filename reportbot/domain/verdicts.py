"""The decisions that take a reason: the one table that somebody who adds a decision has to extend, beside its move."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from reportbot.domain.moves import TABLE, Action
from reportbot.domain.words import CaseState


class Choice(StrEnum):
    """What a moderator decides; the value stands in button data, in the verdict of a case and in its history."""

    ENOUGH = "enough"
    DISMISS = "dismiss"
    SCOPE = "scope"


class About(Struct, frozen=True):
    """One decision: the move it is, the news that reporters hear of it, and what that news names of its reason."""

    action: Action
    news: str
    names: str = ""

    @property
    def leads_to(self) -> tuple[CaseState, ...]:
        """The state of a case that is decided so."""
        state = TABLE[CaseState.NEW, self.action].to
        return (state,) if state is not None else ()


CHOICES: Final[Mapping[Choice, About]] = {
    Choice.ENOUGH: About(Action.ENOUGH, "substantiated"),
    Choice.DISMISS: About(Action.DISMISS, "dismissed", "reason"),
    Choice.SCOPE: About(Action.OUT_OF_SCOPE, "out-of-scope", "channel"),
}
"""All of them; the reasons of each are the policy's."""
