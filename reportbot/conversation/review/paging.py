"""Lainnya: the pages behind it open on the card, for everybody to see; what they do is judged when it is pressed."""

from typing import Any

from reportbot.conversation.desk import Desk
from reportbot.conversation.review.acting import Act, Answer, no, panel, refusal
from reportbot.conversation.review.beside import merged_into, named_together, split_with
from reportbot.conversation.review.cards import look_alikes
from reportbot.conversation.review.supervising import More, Page
from reportbot.conversation.says import Content, GroupPost, Text
from reportbot.domain.moves import Rejection, holder_of
from reportbot.domain.records import Case

LONGEST_NUMBER = 9
FOR_ALL = frozenset({Page.MAIN, Page.MORE, Page.PAST})
"""Pages that do nothing."""

PANELS = {Page.MAIN: "", Page.PAST: "past"}
"""Where Case.panel has another word than the page."""


def open_page(act: Act, case: Case, press: More) -> Answer:
    """Show another page; who holds the case keeps his keyboard, unless a supervisor turns the page."""
    desk, supervises = act.desk, act.member.is_administrator
    holder = holder_of(case, desk.now)
    if holder not in {None, act.person} and not supervises:
        return refusal(desk, Rejection("refused-held", holder, case.held_until))
    if press.page not in FOR_ALL and not supervises:
        return no("refused-supervisor")
    panel(desk, case, PANELS.get(press.page, press.page.value), **_data(desk, case, press.page))
    return Answer(Text("reply-to-card") if press.page is Page.MERGE else None)


def _data(desk: Desk, case: Case, page: Page) -> dict[str, Any]:
    if page is Page.MERGE:
        return {"candidates": candidates(desk, case)}
    return {"merged": merged_into(desk, case), "chosen": []} if page is Page.SPLIT else {}


def candidates(desk: Desk, case: Case) -> list[int]:
    """Cases that may be of the same account: named together with it, split off, or look-alikes."""
    return list(dict.fromkeys([*named_together(desk, case), *split_with(desk, case), *look_alikes(desk, case)]))


def merge_typed(desk: Desk, case: Case, words: str) -> None:
    """The other case's number came as a reply to the card; whether the two may be one is judged by the press."""
    digits = "".join(letter for letter in words if letter in "0123456789")
    other = desk.case(int(digits)) if digits and len(digits) <= LONGEST_NUMBER else None
    if other is None or other.case == case.case or other.staged is not None:
        desk.say(GroupPost(Content((Text("merge-unknown"),)), reply_to=f"card:{case.case}"))
        return
    younger, older = sorted((case.case, other.case), reverse=True)
    panel(desk, case, "merge-sure", younger=younger, older=older)
