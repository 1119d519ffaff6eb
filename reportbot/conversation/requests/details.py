"""Ubah data surat: number, signatory, title, recipient, e-mail address, and whether it is urgent."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests import mailing, pages, recording, typing
from reportbot.conversation.requests.presses import Act, Do, Edit, Field
from reportbot.conversation.requests.staff import Scene
from reportbot.conversation.requests.wording import act, button, head
from reportbot.conversation.review.acting import Answer, no
from reportbot.conversation.says import Rows, Text
from reportbot.domain.records import TakedownRequest

_ON_A_DRAFT = (Field.NUMBER, Field.SIGNATORY, Field.TITLE, Field.RECIPIENT, Field.ADDRESS)


def show(scene: Scene, request: TakedownRequest, note: Text | None = None, *, below: bool = False) -> Answer:
    """All that may be changed."""
    empty = Text("request-empty")
    number = request.letter_number or Text("request-number-later")
    lines = (
        head(scene.desk, request),
        Text("details-number", {"words": number}),
        Text("details-signatory", {"words": request.signatory or empty}),
        Text("details-title", {"words": request.signatory_title or empty}),
        Text("details-recipient", {"words": request.recipient or empty}),
        Text("details-address", {"words": request.address or empty}),
        pages.urgency(scene.desk, request),
    )
    scene.show(note, *lines, rows=_rows(request), below=below)
    return Answer()


def _rows(request: TakedownRequest) -> Rows:
    at = (request.request, request.epoch)
    fields = [button(f"button-edit-{_NAMES[field]}", Edit(*at, field)) for field in _ON_A_DRAFT]
    urgent = "button-not-urgent" if request.urgent else "button-urgent"
    last = (act(request, urgent, Act.URGENT), act(request, "button-back", Act.OPEN))
    return (tuple(fields[:2]), tuple(fields[2:4]), (fields[4],), last)


_NAMES = {
    Field.NUMBER: "number",
    Field.SIGNATORY: "signatory",
    Field.TITLE: "title",
    Field.RECIPIENT: "recipient",
    Field.ADDRESS: "address",
}


def switch_urgent(scene: Scene, request: TakedownRequest) -> Answer:
    """The urgent track, or not; from now on no program chooses it."""
    data = {**request.data, "urgency-chosen": True}
    changed = scene.desk.change(request, urgent=not request.urgent, epoch=request.epoch + 1, data=data)
    scene.noted("request-details", request=request.request, field="urgent")
    return show(scene, changed)


def ask(scene: Scene, request: TakedownRequest, press: Edit) -> Answer:
    """Ask for a field; what is typed next is its value."""
    failed = pages.stuck_letter(scene.desk, request) is not None and press.field is Field.ADDRESS
    if press.field not in typing.COLUMNS or not (request.state == "draft" or failed):
        return no("request-refused-state")
    typing.ask(scene.desk, scene.person, typing.Asked(press.field, request.request))
    back = Do(request.request, request.epoch, Act.DETAILS if request.state == "draft" else Act.OPEN)
    scene.show(Text(f"details-ask-{_NAMES[press.field]}"), rows=((button("button-back", back),),))
    return Answer()


def written(scene: Scene, request: TakedownRequest, asked: typing.Asked, words: str) -> None:
    """What was typed, judged and put in its place."""
    if asked.field is Field.RECEIVED:
        recording.received_written(scene, request, words)
    elif asked.field is Field.ANSWER:
        recording.answer_written(scene, request, asked.item, words)
    else:
        _field(scene, request, asked.field, words)


def _field(scene: Scene, request: TakedownRequest, field: Field, words: str) -> None:
    desk: Desk = scene.desk
    value = typing.address(words) if field is Field.ADDRESS else typing.line(words, field)
    if value is None:
        wrong = "details-wrong-address" if field is Field.ADDRESS else "details-wrong-line"
        scene.show(Text(wrong, {"longest": typing.LONGEST[field]}), rows=_again(request))
        return
    typing.stop(desk, scene.person)
    if request.state != "draft" and pages.stuck_letter(desk, request) is None:
        pages.show(scene, request, Text("request-refused-state"))
        return
    changed = typing.typed(request, field, value)
    desk.put(changed)
    scene.noted("request-details", request=request.request, field=field.value)
    if request.state == "draft":
        show(scene, changed, Text("details-saved"))
    else:
        mailing.show_failed(scene, changed)


def _again(request: TakedownRequest) -> Rows:
    return ((act(request, "button-back", Act.DETAILS if request.state == "draft" else Act.OPEN),),)
