"""What can become of a seeded case, step by step through the table of moves; its times are spans since the report."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from reportbot.conversation.evidence.retention import CLASSES
from reportbot.domain import cases
from reportbot.domain.moves import CLOCK, Action, Actor, Rejection, move
from reportbot.domain.policy import Policy
from reportbot.domain.reasons import DISMISS, ENOUGH, FIRST_CHANNELS
from reportbot.domain.records import Case, Report
from reportbot.domain.words import Category, Role
from reportbot.errors import ReportBotError

START: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Every life begins here: what is stored of a time is then the span since the report."""

LATER: Final = timedelta(days=40 * 365)
"""Times behind this are spans since the request that the case was in."""

MICRO: Final = timedelta(microseconds=1)
_LATER_MICROS: Final = LATER // MICRO

MODERATORS: Final = (1, 2, 3, 4, 5, 6)
"""The internal numbers of those who decide; the last are supervisors."""

_SUPERVISORS: Final = MODERATORS[4:]
_DELAYS: Final = (2, 5, 11, 26)
"""Hours until somebody decides; one for each variant."""

VARIANTS: Final = len(_DELAYS)

WAITING: Final = "<waiting>"
EVIDENCE: Final = "<evidence>"
DIGEST: Final = "<digest>"
"""What a decision's data says of the case itself, filled in for each."""

_ASKED: Final = frozenset({"gone", "refused", "silent", "acknowledged"})
_CHANNEL: Final = "ministry"


class Step(Struct, frozen=True, kw_only=True):
    """What was done and the case after it; `news` is what its reporters read from then on.

    `at` is microseconds since the first report, or since the request where it is `late`.
    """

    at: int
    late: bool
    kind: str
    by: int | None
    reason: str
    before: str
    after: str
    data: str
    case: Case
    news: str
    news_args: Mapping[str, str]
    purged: bool = False


class Form(Struct, frozen=True, eq=False):
    """What a life depends on; lives of one form are alike but for their numbers and days."""

    category: Category
    end: str
    variant: int
    reporters: int
    linked: bool

    @property
    def asked(self) -> bool:
        """Whether it ends with an answer of the platform, or none."""
        return self.end in _ASKED


@cache
def form_of(category: Category, end: str, variant: int, reporters: int, linked: bool) -> Form:
    """The one form with these; it is known by what it is, so that finding its life costs nothing."""
    return Form(category, end, variant, reporters, linked)


@cache
def opened(form: Form) -> Case:
    """The case when its last reporter has reported, before anybody looked at it."""
    report = Report(
        report=1, ticket="", case=1, person=1, category=form.category, platform="", created_at=START, danger=False
    )
    child = form.category is Category.CHILD
    first = cases.open_case(1, report, child=child, due_at=START + timedelta(hours=24))
    joined = cases.add_report(first, report, (), known=False, child=child)
    last = START + timedelta(minutes=10 * (form.reporters - 1))
    shown = replace(joined, shown=True, reporters=form.reporters, last_reported_at=last)
    return replace(shown, links=1) if form.linked or child else replace(shown, images=form.reporters)


@cache
def life(form: Form) -> tuple[Step, ...]:
    """All that happens to a case of this form, in order."""
    made = _Life(form)
    made.decide()
    if form.asked:
        made.follow()
    made.purge()
    return tuple(made.steps)


class _Life:
    def __init__(self, form: Form) -> None:
        self.form, self.case, self.now = form, opened(form), START
        self.steps: list[Step] = []
        self.news: tuple[str, Mapping[str, str]] = ("in-review", {})
        self.decider = MODERATORS[form.variant % 4]

    def decide(self) -> None:
        """Somebody takes it and decides; its reporters hear when undo is over."""
        form, waiting = self.form, {"waiting": WAITING}
        self.now += timedelta(hours=_DELAYS[form.variant])
        self._move(Action.TAKE, self.decider)
        self.now += timedelta(minutes=4)
        action, choice, reason, news, args = self._verdict()
        self._move(action, self.decider, reason, {"was": waiting})
        verdict = {"verdict": f"{choice}:{reason}" if reason else choice, "verdict_by": self.decider}
        self._change(**verdict, verdict_at=self.now, waiting_since=None)
        self.now += timedelta(minutes=10)
        self.news = (news, args)
        self._note("told", None)

    def _verdict(self) -> tuple[Action, str, str, str, Mapping[str, str]]:
        category, variant = self.form.category, self.form.variant
        if self.form.end == "dismissed":
            reason = DISMISS[variant]
            return Action.DISMISS, "dismiss", reason, "dismissed", {"reason": reason}
        if self.form.end == "scope":
            channel = FIRST_CHANNELS.get(category, (_CHANNEL,))[0]
            return Action.OUT_OF_SCOPE, "scope", channel, "out-of-scope", {"channel": channel}
        if self.form.end == "duplicate":
            return Action.DUPLICATE, "duplicate", "", "in-review", {}
        return Action.ENOUGH, "enough", ENOUGH[category][variant % 3], "substantiated", {}

    def follow(self) -> None:
        """The platform is asked, and answers or not."""
        self.now = START + LATER
        supervisor = _SUPERVISORS[self.form.variant % 2]
        if self.case.preserve:
            self._move(Action.PERMIT, supervisor)
        self.news = ("requested", {})
        self._move(Action.REQUEST, supervisor)
        self.now += timedelta(hours=20)
        if self.form.end != "silent":
            self._move(Action.RECEIVED, supervisor)
        self.now += timedelta(hours=(9, 30, 80, 200)[self.form.variant])
        if self.form.end == "gone":
            self.news = ("removed", {})
            self._move(Action.GONE, supervisor)
        elif self.form.end == "refused":
            self.news = ("refused", {"reason": "no-violation"})
            self._move(Action.REFUSED, supervisor, "no-violation")
        elif self.form.end == "silent":
            self._move(Action.SILENCE, None)

    def purge(self) -> None:
        """Media go when the time of a closed case is over."""
        if (kind := CLASSES.get(self.case.state)) is None or not self.case.images or self.case.preserve:
            return
        self.now += Policy().retention[kind] + timedelta(hours=12)
        self._change(images=0)
        for _ in range(self.form.reporters):
            self._note("media-purged", None, "retention", {"evidence": EVIDENCE, "sha256": DIGEST}, purged=True)

    def _move(self, action: Action, by: int | None, reason: str = "", data: Mapping[str, Any] | None = None) -> None:
        role = None if by is None else Role.SUPERVISOR if by in _SUPERVISORS else Role.MODERATOR
        before = self.case.state.value
        after = move(self.case, action, CLOCK if by is None else Actor(by, role), self.now)
        if isinstance(after, Rejection):
            raise ReportBotError(f"a seeded case cannot {action} from {before}: {after.key}")
        self.case = replace(after, permitted=after.permitted or action is Action.PERMIT)
        self._note(action.value, by, reason, data, before=before)

    def _change(self, **changes: Any) -> None:
        self.case = replace(self.case, **changes)
        if self.steps and not changes.keys() <= {"images"}:
            self.steps[-1] = replace(self.steps[-1], case=self.case)

    def _note(
        self, kind: str, by: int | None, reason: str = "", data: Mapping[str, Any] | None = None, *,
        before: str = "", purged: bool = False,
    ) -> None:  # fmt: skip
        news, args = self.news
        self.steps.append(
            Step(
                at=(self.now - START) % LATER // MICRO,
                late=self.now - START >= LATER,
                kind=kind,
                by=by,
                reason=reason,
                before=before or self.case.state.value,
                after=self.case.state.value,
                data=json.dumps(data or {}, separators=(",", ":")),
                case=self.case,
                news=news,
                news_args=args,
                purged=purged,
            )
        )


def moment(at: int, base: int, sent: int | None) -> int:
    """When something was: spans count from the first report, those behind LATER from the request."""
    return at - _LATER_MICROS + (sent or 0) if at >= _LATER_MICROS else at + base


def micros(when: datetime) -> int:
    """Microseconds since 1970."""
    return (when.astimezone(UTC) - START) // MICRO
