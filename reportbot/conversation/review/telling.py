"""What reporters hear of a decision, and when: once its maker can no longer undo it."""

from collections.abc import Mapping

from reportbot.conversation.desk import Desk
from reportbot.conversation.news import tell_reporters
from reportbot.conversation.review.acting import noted
from reportbot.conversation.says import Card
from reportbot.domain.records import Case, Decision
from reportbot.domain.tracks import awaits_permit
from reportbot.domain.verdicts import CHOICES
from reportbot.domain.words import CaseState

OWN_QUESTION = "own"
"""The key of a question in a moderator's own words."""

NEWS = {**{str(choice): about.news for choice, about in CHOICES.items()}, "ask": "needs-info"}
"""What reporters hear of a verdict."""


def tell_later(desk: Desk, case: Case) -> Case:
    """Let the news wait for the undo time; without one it goes at once."""
    if desk.rules.undo.total_seconds() <= 0:
        tell(desk, case)
    else:
        desk.remind("news", case.case, desk.now + desk.rules.undo)
    return desk.case(case.case) or case


def tell(desk: Desk, case: Case) -> None:
    """Tell every reporter what the verdict in force means for him, and the team; a question starts its clock now."""
    desk.forget("news", case.case)
    if not case.verdict:
        return
    noted(desk, case, "told", None)
    desk.say(Card(case.case))
    tell_reporters(desk, case, news_of(case), args_of(desk, case))
    if case.state is CaseState.NEEDS_INFO:
        desk.remind("question-expiry", case.case, desk.now + desk.rules.question)


def tell_when_due(desk: Desk, case: Case) -> None:
    """The undo time is over, unless the verdict has changed since the timer was set."""
    if case.verdict_at is not None and desk.now >= case.verdict_at + desk.rules.undo:
        tell(desk, case)


def news_of(case: Case) -> str:
    """The news of the verdict in force; the reporters of a duplicate hear of its original, where they are now."""
    return NEWS.get(case.verdict.partition(":")[0], "in-review")


def args_of(desk: Desk, case: Case) -> Mapping[str, str]:
    """What the news names: keys, or a question in the moderator's own words."""
    choice, _, reason = case.verdict.partition(":")
    if choice == "ask":
        return {"question": question_of(desk, case, reason)}
    if choice == "enough":
        return {"first": "police"} if awaits_permit(case) else {}
    names = {str(one): about.names for one, about in CHOICES.items()}.get(choice)
    return {names: reason} if names else {}


def question_of(desk: Desk, case: Case, reason: str) -> str:
    """The key of a ready question, or the words that the holder wrote last."""
    if reason != OWN_QUESTION:
        return reason
    return next((entry.text for entry in reversed(desk.decisions(case.case)) if entry.kind == "draft"), "")


def take_back(desk: Desk, case: Case, last: Decision) -> None:
    """News that has not left stays unsaid; news that has is corrected."""
    desk.forget("news", case.case)
    desk.forget("question-expiry", case.case)
    told = [entry for entry in desk.decisions(case.case) if entry.kind == "told" and entry.decision > last.decision]
    if told:
        args = {"news": "in-review", "date": told[-1].at.isoformat()}
        tell_reporters(desk, desk.case(case.case) or case, "correction", args)
