"""A draft's beginning and end: made from what is ready, opened anew, given up; and what was done to a request."""

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests import batch, pages, pictures
from reportbot.conversation.requests.letterhead import addressed, year_of
from reportbot.conversation.requests.presses import Act
from reportbot.conversation.requests.staff import Scene
from reportbot.conversation.requests.wording import act, head, letter_name
from reportbot.conversation.review.acting import Answer, Args, name_of, no, yes
from reportbot.conversation.says import Text
from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.records import TakedownRequest


def begin(scene: Scene, platform: str) -> Answer:
    """Buat: a draft for this platform, or the one that waits already."""
    desk = scene.desk
    found = next((one for one in desk.many(TakedownRequest, "open", True) if _is_draft_for(one, platform)), None)
    if found is not None:
        return open_request(scene, found)
    if platform not in PLATFORMS or not desk.facts.ready.get(platform):
        return no("request-none-ready")
    request = TakedownRequest(
        request=desk.fresh.number(TakedownRequest),
        year=year_of(desk.now),
        platform=platform,
        created_at=desk.now,
        created_by=scene.person,
    )
    desk.put(request)
    scene.noted("request-begun", request=request.request, platform=platform)
    pages.show(scene, renewed(scene, request))
    return Answer()


def _is_draft_for(request: TakedownRequest, platform: str) -> bool:
    return request.state == "draft" and request.platform == platform


def renewed(scene: Scene, request: TakedownRequest) -> TakedownRequest:
    """A draft as things stand now: its cases, its letterhead, its pictures."""
    desk = scene.desk
    changed = batch.gather(desk, request, scene.person)
    whom = addressed(desk, replace(request, epoch=request.epoch + changed))
    if not request.data.get("urgency-chosen"):
        whom = replace(whom, urgent=_has_child(desk, whom))
    desk.put(whom)
    return pictures.refresh(desk, desk.must(TakedownRequest, request.request))


def _has_child(desk: Desk, request: TakedownRequest) -> bool:
    """A child makes a request urgent (Permenkominfo 5/2020 art. 14(3)); the rest of that article a person judges."""
    cases = [case for item in batch.ready_of(desk, request) if (case := desk.case(item.case)) is not None]
    return any(case.child for case in cases)


def open_request(scene: Scene, request: TakedownRequest) -> Answer:
    """Its page; a draft is renewed first."""
    pages.show(scene, renewed(scene, request) if request.state == "draft" else request)
    return Answer()


def look_at_pictures(scene: Scene, request: TakedownRequest) -> Answer:
    """The pictures that nobody has looked at."""
    return pictures.show_next(scene, request, first=True)


def ask_cancel(scene: Scene, request: TakedownRequest) -> Answer:
    """Batal, before its confirmation."""
    sure = act(request, "button-request-cancel-yes", Act.CANCEL_YES, "danger")
    rows = ((sure, act(request, "button-back", Act.OPEN)),)
    scene.show(head(scene.desk, request), Text("cancel-request-ask"), rows=rows)
    return Answer()


def cancel(scene: Scene, request: TakedownRequest) -> Answer:
    """The draft is given up; its cases stay ready."""
    scene.desk.change(request, state="cancelled", epoch=request.epoch + 1)
    scene.noted("request-cancelled", request=request.request)
    pages.show_list(scene, Text("cancel-request-done"))
    return yes("cancel-request-done")


def history(scene: Scene, request: TakedownRequest) -> Answer:
    """Who sent what and when, and what came of it."""
    desk = scene.desk
    begun = {"at": request.created_at, "name": name_of(desk, request.created_by)}
    lines = [head(desk, request), Text("history-begun", begun)]
    for letter in pages.letters_of(desk, request):
        key = "history-letter-sent" if letter.sent_at is not None else "history-letter-made"
        at = letter.sent_at or letter.made_at
        args: Args = {"letter": letter_name(letter), "number": letter.number, "at": at}
        lines.append(Text(key, {**args, "name": name_of(desk, letter.made_by)}))
    if request.received_at is not None:
        lines.append(Text("request-received-at", {"at": request.received_at}))
    lines.append(pages.counted(batch.ready_of(desk, request)))
    scene.show(*lines, rows=((act(request, "button-back", Act.OPEN),),))
    return Answer()
