"""/impor: whose list, the file, what the check found, and what became of it."""

from collections.abc import Mapping
from typing import Any, Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered, Media, Message, Press
from reportbot.conversation.says import Content, Documents, Notice, Screen, Text, Work
from reportbot.conversation.sources import place, screens
from reportbot.conversation.sources.presses import Goal, OnList, PickList
from reportbot.conversation.supervisors import tell_supervisors
from reportbot.domain.periods import WIB
from reportbot.domain.records import Decision, Import

LARGEST: Final = 20 * 2**20
"""What Telegram gives a bot."""

CHECKED: Final = "import-checked"
WRITTEN: Final = "import-written"
TEMPLATE: Final = "import-template"
JOIN: Final = "import-join"
_TAKEN: Final = frozenset({"writing", "done"})


def command(desk: Desk, message: Message, argument: str) -> Content:
    """/impor, perhaps with its source, perhaps as the caption of the file itself."""
    source = place.source_of(argument)
    refused = _unfit(message.media) if message.media is not None else None
    if refused is not None:
        return screens.file(source, refused) if source else screens.source(Goal.LIST, refused)
    if message.media is not None and source:
        place.stand(desk, message.person, "file", source=source)
        return check(desk, message.person, source, message.media.file_id)
    if message.media is not None:
        place.stand(desk, message.person, "source", file_id=message.media.file_id)
        return screens.source(Goal.LIST)
    place.stand(desk, message.person, "file" if source else "source", source=source)
    return screens.file(source) if source else screens.source(Goal.LIST)


def message(desk: Desk, sent: Message) -> Content:
    """A file is checked; of anything else the next step is said again."""
    kept = place.data(desk, sent.person)
    source = str(kept.get("source", ""))
    if sent.media is None or sent.edit_date is not None:
        return screens.file(source, Text("sources-file-only")) if source else screens.source(Goal.LIST)
    refused = _unfit(sent.media)
    if refused is not None:
        return screens.file(source, refused) if source else screens.source(Goal.LIST, refused)
    if source:
        return check(desk, sent.person, source, sent.media.file_id)
    place.stand(desk, sent.person, "source", file_id=sent.media.file_id)
    return screens.source(Goal.LIST)


def _unfit(media: Media) -> Text | None:
    if media.kind != "document":
        return Text("sources-file-only")
    return Text("sources-file-large") if media.size > LARGEST else None


def picked(desk: Desk, person: int, source: str) -> Content:
    """A source was named; a file that waits for it is checked."""
    waiting = place.data(desk, person).get("file_id")
    place.stand(desk, person, "file", source=source)
    return check(desk, person, source, str(waiting)) if waiting else screens.file(source)


def check(desk: Desk, person: int, source: str, file_id: str) -> Content:
    """Have a file fetched and read."""
    number = desk.fresh.number(Import)
    desk.put(Import(number=number, source=source, by=person, at=desk.now, digest=""))
    given = {"file_id": file_id, "today": desk.now.astimezone(WIB).date().isoformat()}
    about = {"import": number, "person": person}
    desk.say(Work("check-import", given, then=CHECKED, about=about, person=person))
    return Content((Text("import-checking"),))


def template(desk: Desk, person: int) -> None:
    """Have the example made."""
    desk.say(Work("import-template", {}, then=TEMPLATE, about={"person": person}, once=f"template-{person}"))


def template_made(desk: Desk, item: Answered) -> None:
    """Send the example."""
    person = int(item.about["person"])
    if item.outcome != "done":
        desk.say(Notice(person, Content((Text("import-failed"),))))
        return
    caption = Content((Text("import-template-caption"),))
    desk.say(Documents(person, tuple(item.result["files"]), tuple(item.result["names"]), caption))


# What the check found.


def checked(desk: Desk, item: Answered) -> None:
    """Say what a list holds; only a sound and new one can be taken in."""
    person, found = int(item.about["person"]), item.result
    standing = desk.must(Import, int(item.about["import"]))
    if item.outcome != "done" or "error" in found:
        desk.change(standing, state="failed")
        desk.say(Notice(person, _refused(item)))
        return
    earlier = taken_before(desk, standing, str(found["digest"]))
    if earlier is not None:
        desk.change(standing, state="cancelled", digest=str(found["digest"]))
        desk.say(Notice(person, screens.known(earlier)))
    elif found["faults"]:
        desk.change(standing, state="failed", digest=str(found["digest"]), rows=int(found["rows"]))
        _say_faults(desk, person, found)
    else:
        ready = {"digest": str(found["digest"]), "file": int(found["file"]), "rows": int(found["rows"])}
        desk.change(standing, state="checked", **ready)
        place.leave(desk, person)
        desk.say(Notice(person, screens.preview(standing, found)))


def _refused(item: Answered) -> Content:
    if item.outcome != "done":
        return Content((Text(item.description or "import-failed"),))
    if item.result["error"] == "import-columns":
        return screens.columns(item.result["found"], item.result["missing"])
    if item.result["error"] == "import-columns-twice":
        return screens.column_twice(item.result["found"], item.result["column"])
    return Content((Text(item.result["error"]),))


def _say_faults(desk: Desk, person: int, found: Mapping[str, Any]) -> None:
    desk.say(Notice(person, screens.faults(found)))
    caption = Content((Text("import-faults-file"),))
    desk.say(Documents(person, (int(found["file"]),), (str(found["name"]),), caption))


def taken_before(desk: Desk, standing: Import, digest: str) -> Import | None:
    """The import that took in the same file."""
    same = [one for one in desk.many(Import, "digest", digest) if one.number != standing.number]
    return next((one for one in same if one.state in _TAKEN), None)


# Taking it in.


def pressed(desk: Desk, press: Press, payload: PickList) -> Text | None:
    """*Masukkan* or *Batal*; the toast."""
    standing = desk.get(Import, payload.number)
    if standing is None:
        return Text("sources-stale")
    if payload.act is OnList.CANCEL:
        return _cancel(desk, press, standing)
    if standing.state != "checked":
        return Text(f"import-is-{standing.state}")
    earlier = taken_before(desk, standing, standing.digest)
    if earlier is not None:
        _give_up(desk, desk.change(standing, state="cancelled"))
        desk.say(Screen(press.person, screens.known(earlier), press.message_id))
        return None
    desk.change(standing, state="writing")
    _work(desk, standing, press.person)
    desk.say(Screen(press.person, screens.writing(standing), press.message_id))
    return None


def _cancel(desk: Desk, press: Press, standing: Import) -> Text | None:
    if standing.state not in {"checked", "writing"}:
        return Text(f"import-is-{standing.state}")
    cancelled = desk.change(standing, state="cancelled")
    if standing.state == "checked":
        _give_up(desk, cancelled)
    words = Text("import-cancelled" if standing.state == "checked" else "import-cancelling")
    desk.say(Screen(press.person, Content((words,)), press.message_id))
    return None


def _give_up(desk: Desk, standing: Import) -> None:
    """What was kept or written of it goes, without a word more."""
    about = {"import": standing.number, "quiet": True}
    desk.say(Work("write-import", {"import": standing.number}, then=WRITTEN, about=about))


def _work(desk: Desk, standing: Import, person: int) -> None:
    about = {"import": standing.number, "person": person}
    desk.say(Work("write-import", {"import": standing.number}, then=WRITTEN, about=about, person=person))


def written(desk: Desk, item: Answered) -> None:
    """Say what became of a list that was to be taken in, or cleared away."""
    standing = desk.must(Import, int(item.about["import"]))
    if item.about.get("quiet"):
        return
    person = int(item.about["person"])
    outcome = item.result["outcome"] if item.outcome == "done" else "failed"
    if outcome == "done":
        _done(desk, person, standing, item.result)
        return
    if outcome in {"failed", "same"}:
        _give_up(desk, desk.change(standing, state="failed"))
    words = Text("import-removed") if outcome == "given-up" else Text(item.description or f"import-{outcome}")
    desk.say(Notice(person, Content((words,))))


def _done(desk: Desk, person: int, standing: Import, figures: Mapping[str, Any]) -> None:
    """Figures, the record, cards as far as there is room, and the cases that were there count their reports."""
    data = {"import": standing.number, "source": standing.source}
    data |= {name: int(figures[name]) for name in ("rows", "cases", "known")}
    number = desk.fresh.number(Decision)
    desk.put(Decision(decision=number, case=None, kind="imported", by=person, at=desk.now, data=data))
    desk.remind("queue-fill", 0, desk.now)
    if standing.known:
        desk.remind(JOIN, standing.number, desk.now)
    if figures["urgent"]:
        urgent = Text("import-urgent", {"count": int(figures["urgent"]), "source": Text(f"source-{standing.source}")})
        tell_supervisors(desk, Content((urgent,)))
    desk.say(Notice(person, screens.done(standing, figures)))
