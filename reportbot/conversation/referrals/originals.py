"""Evidence files in a supervisor's private chat: there to be saved for the authority, and taken away afterwards."""

from typing import Final

from reportbot.conversation import copies
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered
from reportbot.conversation.says import Documents
from reportbot.domain.records import Evidence, EvidenceCopy, Referral

SENT: Final = "original-sent"
"""Answered kind; about: case, referral, evidence, person."""

KIND: Final = "document"


def send(desk: Desk, referral: Referral, person: int, file: int, evidence: int, name: str) -> None:
    """One file, by a name that says nothing of who sent it.

    It is not protected: Telegram would then let nobody save it, and what cannot be saved cannot be handed over.
    """
    about = {"case": referral.case, "referral": referral.referral, "evidence": evidence, "person": person}
    desk.say(Documents(person, (file,), (name,), then=SENT, about=about))


def sent(desk: Desk, item: Answered) -> None:
    """Remember where the file stands; take it away at once where it may no longer be there."""
    about = item.about
    if item.outcome != "done" or not item.result:
        return
    copy = EvidenceCopy(
        copy=desk.fresh.number(EvidenceCopy),
        case=int(about["case"]),
        evidence=int(about["evidence"]),
        lane=f"person:{about['person']}",
        message_id=int(item.result["message_id"]),
        kind=KIND,
        at=desk.now,
    )
    desk.put(copy)
    kept, referral = desk.get(Evidence, copy.evidence), desk.get(Referral, int(about["referral"]))
    if kept is None or kept.state != "kept" or referral is None or referral.state != "prepared":
        desk.say(copies.close_call(copy))


def take_away(desk: Desk, case: int, person: int | None = None) -> None:
    """Replace the files of a case that stand in supervisors' chats, or in one's, by the placeholder."""
    for copy in desk.copies(case):
        mine = person is None or copy.lane == f"person:{person}"
        if copy.kind == KIND and mine and not copy.replaced:
            desk.say(copies.close_call(copy))
