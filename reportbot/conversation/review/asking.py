"""Minta bukti: a ready question or the holder's own words, a preview, and off it goes to every reporter."""

from collections.abc import Callable

from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Message
from reportbot.conversation.review import deciding
from reportbot.conversation.review.acting import (
    Act,
    Answer,
    Entry,
    actor_of,
    held,
    moved,
    no,
    noted,
    panel,
    refusal,
    yes,
)
from reportbot.conversation.review.cards import look_alikes
from reportbot.conversation.review.presses import Ask, Open, Panel, SendQuestion
from reportbot.conversation.review.telling import OWN_QUESTION
from reportbot.domain.moves import Action, Rejection
from reportbot.domain.reasons import QUESTIONS
from reportbot.domain.records import Case

LONGEST = 300
PUBLIC = "public"
"""The source of reports that came by chat."""


def can_be_asked(desk: Desk, case: Case) -> bool:
    """True where somebody who reported in a chat has not withdrawn; another source answers no questions."""
    return any(report.state == "open" and report.source == PUBLIC for report in desk.reports(case.case))


def ask(act: Act, case: Case, press: Ask) -> Answer:
    """Show the preview of a ready question, or wait for the holder's words."""
    if not can_be_asked(act.desk, case):
        return no("refused-nobody-to-ask")
    mine = held(act, case)
    if isinstance(mine, Answer):
        return mine
    if press.question == OWN_QUESTION:
        panel(act.desk, mine, "ask-own")
        return yes("reply-to-card")
    if press.question not in QUESTIONS:
        return no("refused-button")
    panel(act.desk, mine, "ask-preview", question=press.question)
    return Answer()


def write(desk: Desk, case: Case, message: Message) -> None:
    """The holder's reply is the question; it is shown before it goes."""
    noted(desk, case, "draft", message.person, Entry(text=" ".join(message.text.split())[:LONGEST]))
    panel(desk, case, "ask-preview", question=OWN_QUESTION)


def send(act: Act, case: Case, _: SendQuestion) -> Answer:
    """Ask: the case waits for an answer instead of a moderator."""
    question = str(case.panel_data.get("question", ""))
    if case.panel != "ask-preview" or not question:
        return no("refused-button")
    if not can_be_asked(act.desk, case):
        return no("refused-nobody-to-ask")
    text = next((e.text for e in reversed(act.desk.decisions(case.case)) if e.kind == "draft"), "")
    entry = deciding.entry_of(case, question)
    entry = Entry(question, text if question == OWN_QUESTION else "", entry.data)
    outcome = moved(act.desk, case, Action.ASK, actor_of(act.desk, case, act.member), entry)
    if isinstance(outcome, Rejection):
        return refusal(act.desk, outcome)
    deciding.settle(act.desk, outcome, f"ask:{question}", act.person)
    return yes("question-sent")


def open_panel(act: Act, case: Case, press: Open) -> Answer:
    """Open one of the holder's panels; anybody may read the history."""
    if press.panel is Panel.HISTORY and case.holder not in {None, act.person}:
        return no("history-elsewhere")
    if press.panel is Panel.ASK and not can_be_asked(act.desk, case):
        return no("refused-nobody-to-ask")
    mine = held(act, case)
    if isinstance(mine, Answer):
        return mine
    if press.panel is Panel.MAIN:
        panel(act.desk, mine, "")
        return Answer()
    data = PREPARED[press.panel](act.desk, mine) if press.panel in PREPARED else {}
    panel(act.desk, mine, press.panel.value, **data)
    asks_for_words = press.panel in {Panel.NOTE, Panel.ACCOUNT, Panel.DUPLICATE}
    return yes("reply-to-card") if asks_for_words else Answer()


def _candidates(desk: Desk, case: Case) -> dict[str, list[int]]:
    return {"candidates": look_alikes(desk, case)}


PREPARED: dict[Panel, Callable[[Desk, Case], dict[str, list[int]]]] = {Panel.DUPLICATE: _candidates}
