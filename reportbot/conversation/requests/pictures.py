"""Every picture that could stand in a letter, looked at one by one in private: safe, to be covered, or left out."""

from typing import Any, Final

from msgspec.structs import replace

from reportbot.conversation import media
from reportbot.conversation.desk import Desk
from reportbot.conversation.requests import batch, pages
from reportbot.conversation.requests.presses import Act, Cells, Check, CheckPicture
from reportbot.conversation.requests.staff import Scene
from reportbot.conversation.requests.wording import account_of, act, button
from reportbot.conversation.review.acting import Answer, Entry, no, noted
from reportbot.conversation.review.viewing import shown
from reportbot.conversation.says import Button, Call, Content, EvidencePost, Notice, Rows, Text, Work, verbatim
from reportbot.domain.records import Case, Evidence, EvidenceCopy, TakedownRequest

COLUMNS: Final = 4
GRID_ROWS: Final = 6
COVERED: Final = "request-covered"
"""Answered kind: a picture has been covered."""

ALBUM: Final = 10
_CELLS: Final = tuple(f"{'abcd'[bit % COLUMNS]}{bit // COLUMNS + 1}" for bit in range(COLUMNS * GRID_ROWS))


def refresh(desk: Desk, request: TakedownRequest) -> TakedownRequest:
    """Write down which pictures nobody has looked at, and how many there are."""
    ready = batch.ready_of(desk, request)
    cases = [case for item in ready if (case := desk.case(item.case)) is not None]
    pictures = sum(len(batch.attachable(desk, case)) for case in cases)
    left = [list(pair) for pair in batch.unchecked(desk, ready)]
    return desk.change(request, data={**request.data, "unchecked": left, "pictures": pictures})


def show_next(scene: Scene, request: TakedownRequest, *, first: bool = False) -> Answer:
    """The next picture, with its question below; after the last one the page of the request."""
    desk = scene.desk
    for number, evidence in request.data.get("unchecked", ()):
        case, item = desk.case(number), desk.get(Evidence, evidence)
        if case is not None and item is not None and item in batch.attachable(desk, case):
            _show(scene, request, case, item)
            return Answer()
    pages.show(scene, request, None if first else Text("pictures-done"), below=not first)
    return Answer()


def _show(scene: Scene, request: TakedownRequest, case: Case, item: Evidence) -> None:
    desk = scene.desk
    pictures = shown(item)[:ALBUM]
    desk.say(EvidencePost(case.case, pictures, Content((Text("picture-caption", {"case": case.case}),)), scene.person))
    noted(desk, case, "viewed", scene.person, Entry(data={"evidence": [item.evidence]}))
    left = len(request.data["unchecked"])
    args = {"case": case.case, "account": account_of(desk, case), "left": left}
    scene.show(Text("picture-ask", args), rows=_rows(request, case, item), below=True)


def _rows(request: TakedownRequest, case: Case, item: Evidence) -> Rows:
    def check(key: str, what: Check, style: str = "") -> Button:
        return button(key, CheckPicture(request.request, request.epoch, case.case, item.evidence, what), style)

    return (
        (check("button-picture-safe", Check.SAFE, "success"), check("button-picture-cover", Check.COVER)),
        (check("button-picture-leave-out", Check.LEFT_OUT),),
        (act(request, "button-back", Act.OPEN),),
    )


def check(scene: Scene, request: TakedownRequest, press: CheckPicture) -> Answer:
    """What somebody says of a picture; each is a decision."""
    case, item = _picture(scene.desk, request, press)
    if case is None or item is None:
        return no("request-refused-state")
    if press.check is Check.COVER:
        return _grid(scene, request, press.case, press.evidence, 0)
    media.erase(scene.desk, item.covered)
    scene.desk.change(item, attach="safe" if press.check is Check.SAFE else "left-out", cover="", covered=())
    noted(
        scene.desk, case, f"picture-{press.check.name.lower().replace('_', '-')}", scene.person, _entry(request, item)
    )
    return _done_with(scene, request, item)


def _picture(desk: Desk, request: TakedownRequest, press: CheckPicture | Cells) -> tuple[Case | None, Evidence | None]:
    """The picture, while this request is a draft that asks about it."""
    case, item = desk.case(press.case), desk.get(Evidence, press.evidence)
    asked = request.state == "draft" and [press.case, press.evidence] in [*map(list, request.data.get("unchecked", ()))]
    if not asked or case is None or item is None or item not in batch.attachable(desk, case):
        return None, None
    return case, item


def _entry(request: TakedownRequest, item: Evidence, **data: Any) -> Entry:
    return Entry(data={"request": request.request, "evidence": item.evidence, **data})


def _done_with(scene: Scene, request: TakedownRequest, item: Evidence) -> Answer:
    """Take the picture away and go on."""
    left = [list(pair) for pair in request.data["unchecked"] if list(pair) != [item.case, item.evidence]]
    changed = scene.desk.change(request, data={**request.data, "unchecked": left})
    _take_away(scene, item)
    return show_next(scene, changed)


def _take_away(scene: Scene, item: Evidence) -> None:
    lane = f"person:{scene.person}"
    for copy in scene.desk.copies(item.case):
        if (copy.lane, copy.evidence) == (lane, item.evidence):
            params = {"chat_id": "$chat", "message_id": copy.message_id}
            scene.desk.say(Call("deleteMessage", params, lane=lane))
            scene.desk.drop(EvidenceCopy, copy.copy)
            scene.desk.forget("evidence-remove", copy.copy)


# Covering.


def _grid(scene: Scene, request: TakedownRequest, case: int, evidence: int, cells: int) -> Answer:
    """Four columns and six rows over the picture, each a button."""

    def press(cells: int, *, done: bool = False) -> Cells:
        return Cells(request.request, request.epoch, case, evidence, cells, done)

    def cell(bit: int) -> Button:
        key = "cell-covered" if cells >> bit & 1 else "cell-open"
        return Button(Text(key, {"cell": verbatim(_CELLS[bit])}), press(cells ^ 1 << bit))

    rows = [tuple(cell(row * COLUMNS + column) for column in range(COLUMNS)) for row in range(GRID_ROWS)]
    done = (Button(Text("button-picture-cover-done"), press(cells, done=True), style="success"),) if cells else ()
    scene.show(Text("picture-grid"), rows=(*rows, (*done, act(request, "button-back", Act.PICTURES))))
    return Answer()


def choose_cells(scene: Scene, request: TakedownRequest, press: Cells) -> Answer:
    """Show the choice, or have the chosen cells covered; the picture counts once that is done."""
    desk = scene.desk
    case, item = _picture(desk, request, press)
    if case is None or item is None or press.cells >= 1 << len(_CELLS):
        return no("request-refused-state")
    if not press.done or not press.cells:
        return _grid(scene, request, press.case, press.evidence, press.cells)
    cells = [name for bit, name in enumerate(_CELLS) if press.cells >> bit & 1]
    media.erase(desk, item.covered)
    desk.change(item, attach="covered", cover=" ".join(cells), covered=())
    noted(desk, case, "picture-covered", scene.person, _entry(request, item, cells=len(cells)))
    about = {"case": case.case, "evidence": item.evidence, "request": request.request, "person": scene.person}
    data = {"evidence": item.evidence, "cells": cells}
    desk.say(Work("cover-picture", data, COVERED, about))
    return _done_with(scene, request, desk.must(Evidence, item.evidence))


def covered(desk: Desk, about: Any, outcome: str, result: Any) -> None:
    """The picture is covered; where that failed, somebody looks at it again."""
    item = desk.get(Evidence, int(about["evidence"]))
    request = desk.get(TakedownRequest, int(about["request"]))
    wanted = item is not None and item.state == "kept" and item.attach == "covered" and not item.covered
    if outcome == "done" and not wanted:
        media.erase(desk, result["files"])
    if item is None or not wanted:
        return
    if outcome == "done":
        desk.change(item, covered=tuple(result["files"]))
        return
    desk.change(item, attach="", cover="")
    if request is not None and request.state == "draft":
        left = [*map(list, request.data.get("unchecked", ())), [item.case, item.evidence]]
        desk.put(replace(request, data={**request.data, "unchecked": left}))
    content = Content((Text("picture-cover-failed", {"case": item.case}),))
    desk.say(Notice(int(about["person"]), content))
