"""Lihat bukti: blurred in the group, or one item at a time in the moderator's private chat; every view is recorded."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from reportbot.conversation import copies
from reportbot.conversation.desk import Desk
from reportbot.conversation.review import wording
from reportbot.conversation.review.acting import Act, Answer, Entry, actor_of, held, no, noted, yes
from reportbot.conversation.review.presses import AskChild, BackToCard, Item, SeeEvidence
from reportbot.conversation.says import Button, Call, Content, EvidencePost, GroupPost, Media, Notice, Rows, Text
from reportbot.domain.categories import CATEGORIES
from reportbot.domain.records import Case, Evidence, EvidenceCopy
from reportbot.domain.words import OPEN_STATES, CaseState

ALBUM = 10
"""The most items of one album."""


def is_private(desk: Desk, case: Case) -> bool:
    """True where evidence is shown only in private chats."""
    return desk.rules.evidence == "private" or CATEGORIES[case.category].evidence_private


def see(act: Act, case: Case, _: SeeEvidence) -> Answer:
    """Claim the case and show what there is."""
    private = is_private(act.desk, case)
    if private and not _is_reached(act):
        return Answer(start="bukti")
    allowed = _allowed(act, case)
    if isinstance(allowed, Answer):
        return allowed
    items = kept(act.desk, case)
    if not items:
        return _nothing_to_see(case)
    if private:
        act.desk.say(_warning(act, act.desk.must(Case, case.case), items, 0))
        return yes("evidence-in-private")
    _show_in_group(act, case, items)
    return yes("evidence-coming")


def _nothing_to_see(case: Case) -> Answer:
    """There never was any, or it is gone by its age."""
    gone = case.words_erased_at
    return yes("evidence-empty") if gone is None else yes("evidence-erased", when=gone)


def _is_reached(act: Act) -> bool:
    """True for who has started the bot: a screen was sent there, and nothing came back since."""
    return act.desk.person(act.person).reachable and act.desk.place(screen_of(act.person)) is not None


def screen_of(person: int) -> str:
    """The place of somebody's own screen."""
    return f"screen:{person}"


def _allowed(act: Act, case: Case) -> Case | Answer:
    """The case, in the hands of who looks; a second moderator and supervisors look without taking it."""
    if case.child:
        return no("evidence-child")
    if case.state not in OPEN_STATES:
        return no("refused-state")
    if actor_of(act.desk, case, act.member).reported:
        return no("refused-own-report")
    return case if case.pending else held(act, case)


def kept(desk: Desk, case: Case) -> list[Evidence]:
    """Evidence that may be shown, oldest first; none of a child's case."""
    if case.child:
        return []
    return sorted((item for item in desk.evidence(case.case) if item.state == "kept"), key=lambda item: item.evidence)


def _show_in_group(act: Act, case: Case, items: list[Evidence]) -> None:
    """One album of pictures that are not yet on view, or of all; what is no picture is named in the caption."""
    desk = act.desk
    on_view = {copy.evidence for copy in desk.copies(case.case) if copy.lane == "group" and not copy.replaced}
    every = [item for item in items if is_picture(item)]
    unseen = [item for item in every if item.evidence not in on_view] or every
    pictures, others = _album(unseen), [item for item in items if not is_picture(item)]
    head = Text("evidence-caption", {"case": case.case})
    if len(unseen) > len(pictures):
        head = Text("evidence-caption-more", {"case": case.case, "left": len(unseen) - len(pictures)})
    caption = Content((head, *wording.named(others)))
    if pictures:
        desk.say(EvidencePost(case.case, tuple(one for item in pictures for one in shown(item)), caption))
    else:
        desk.say(GroupPost(caption, reply_to=f"card:{case.case}"))
    _viewed(act, case, pictures + others)


def _album(items: list[Evidence]) -> list[Evidence]:
    """The first items whose pictures fill an album together."""
    chosen: list[Evidence] = []
    room = ALBUM
    for item in items:
        room -= len(shown(item))
        if chosen and room < 0:
            break
        chosen.append(item)
    return chosen


def is_picture(item: Evidence) -> bool:
    """What can be shown blurred: photos and videos, and files of which there are stripped copies."""
    return bool(shown(item))


def shown(item: Evidence) -> tuple[Media, ...]:
    """The pictures of an item: Telegram's own, or the vault's stripped copies, one for each page."""
    if item.kind.value in {"photo", "video"}:
        return (Media(item.evidence, item.kind.value, item.file_id),) if item.file_id else ()
    return tuple(Media(item.evidence, "photo", "", file) for file in item.copies)


def _viewed(act: Act, case: Case, items: list[Evidence]) -> None:
    data = {"evidence": [item.evidence for item in items]}
    noted(act.desk, act.desk.must(Case, case.case), "viewed", act.person, Entry(data=data))


# In private.


def item(act: Act, case: Case, press: Item) -> Answer:
    """The next warning, or what it warned of."""
    allowed = _allowed(act, case)
    if isinstance(allowed, Answer):
        return allowed
    desk, items = act.desk, kept(act.desk, case)
    if not items:
        return replace(_nothing_to_see(case), refused=True)
    index = press.index % len(items)
    take_away(act, case)
    now = desk.must(Case, case.case)
    if not press.shown:
        desk.say(_warning(act, now, items, index))
        return Answer()
    _viewed(act, now, [items[index]])
    _show_in_private(act, now, items, index)
    return Answer()


def _warning(act: Act, case: Case, items: list[Evidence], index: int) -> Notice:
    head = Text("evidence-warning", {"case": case.case, "index": index + 1, "count": len(items)})
    show = Button(Text("button-show"), Item(case.case, case.epoch, index, True))
    about = {"case": case.case, "evidence": [items[index].evidence], "person": act.person}
    return Notice(act.person, Content((head,), _rows(case, items, index, show)), "evidence-offered", about)


def _rows(case: Case, items: list[Evidence], index: int, *first: Button) -> Rows:
    at = (case.case, case.epoch)
    more = (Button(Text("button-next-item"), Item(*at, index + 1, False)),) if index + 1 < len(items) else ()
    last = (Button(Text("button-child"), AskChild(*at)), Button(Text("button-to-card"), BackToCard(*at)))
    return ((*first, *more), last) if first or more else (last,)


def _show_in_private(act: Act, case: Case, items: list[Evidence], index: int) -> None:
    chosen = items[index]
    head = Text("evidence-item", {"case": case.case, "index": index + 1, "count": len(items)})
    pictures, rows = shown(chosen), _rows(case, items, index)
    if pictures:
        # An album bears no buttons: they come with a message of their own.
        alone = len(pictures) == 1
        caption = Content((head,), rows if alone else ())
        act.desk.say(EvidencePost(case.case, pictures, caption, act.person))
        if alone:
            return
    content = Content((head, *wording.named([chosen])), rows)
    about = {"case": case.case, "evidence": [chosen.evidence], "person": act.person}
    act.desk.say(Notice(act.person, content, "evidence-offered", about))


def back(act: Act, case: Case, _: BackToCard) -> Answer:
    """Close this item, or leave the confirmation of Ada anak."""
    shown = any(_is_pressed(act, copy) for copy in act.desk.copies(case.case))
    take_away(act, case)
    return yes("evidence-closed") if shown else Answer()


def take_away(act: Act, case: Case) -> None:
    """Delete the message whose button was pressed, and the other pictures of the same item."""
    lane = f"person:{act.person}"
    copies_here = act.desk.copies(case.case)
    pressed = {copy.evidence for copy in copies_here if _is_pressed(act, copy)}
    mine = [copy for copy in copies_here if copy.lane == lane and copy.evidence in pressed]
    for message in dict.fromkeys((act.press.message_id, *(copy.message_id for copy in mine))):
        act.desk.say(Call("deleteMessage", {"chat_id": "$chat", "message_id": message}, lane=lane))
    for copy in mine:
        act.desk.drop(EvidenceCopy, copy.copy)
        act.desk.forget("evidence-remove", copy.copy)


def _is_pressed(act: Act, copy: EvidenceCopy) -> bool:
    return copy.lane == f"person:{act.person}" and copy.message_id == act.press.message_id


# What came of it.


def posted(desk: Desk, about: Mapping[str, Any], result: Any, *, warning: bool = False) -> None:
    """Remember where evidence stands, and take away again what may not be shown any more by now."""
    case = desk.case(int(about["case"]))
    lane = str(about.get("lane") or f"person:{about['person']}")
    messages = result if isinstance(result, list) else [result]
    for number, message in zip(about["evidence"], messages, strict=False):
        copy = EvidenceCopy(
            copy=desk.fresh.number(EvidenceCopy),
            case=int(about["case"]),
            evidence=int(number),
            lane=lane,
            message_id=int(message["message_id"]),
            kind=copies.WARNING if warning else "photo",
            at=desk.now,
        )
        desk.put(copy)
        if lane != "group":
            desk.remind("evidence-remove", copy.copy, desk.now + desk.rules.evidence_private, case=copy.case)
    # Whoever prepares a letter looks at its pictures in private once the case is decided.
    wanted = OPEN_STATES if lane == "group" else OPEN_STATES | {CaseState.SUBSTANTIATED}
    if case is None or case.child or case.state not in wanted:
        copies.close_copies(desk, int(about["case"]))
    else:
        copies.close_copies(
            desk, case.case, {item.evidence for item in desk.evidence(case.case) if item.state != "kept"}
        )


def failed(desk: Desk, about: Mapping[str, Any]) -> None:
    """Telegram would not show it: whoever asked is told where it was asked."""
    content = Content((Text("evidence-failed", {"case": int(about["case"])}),))
    lane = str(about.get("lane", "group"))
    if lane == "group":
        desk.say(GroupPost(content, reply_to=f"card:{about['case']}"))
    else:
        desk.say(Notice(int(lane.partition(":")[2]), content))


def remove(desk: Desk, number: int) -> None:
    """The time of evidence in a private chat is over."""
    copy = desk.get(EvidenceCopy, number)
    if copy is not None:
        params = {"chat_id": "$chat", "message_id": copy.message_id}
        desk.say(Call("deleteMessage", params, lane=copy.lane))
        desk.drop(EvidenceCopy, number)
