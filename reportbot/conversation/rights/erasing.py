"""`/hapus_data` and *Tarik persetujuan*: what goes at once, and the identity once the farewell has arrived."""

from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.filing import start
from reportbot.conversation.filing.afterwards import withdraw
from reportbot.conversation.filing.presses import Go, Goal
from reportbot.conversation.filing.scene import Answer, Scene
from reportbot.conversation.filing.wording import button, screen, to_menu
from reportbot.conversation.inputs import Answered, Due
from reportbot.conversation.rights import objecting
from reportbot.conversation.says import Content, Notice, Text, Work
from reportbot.conversation.wishes import Own, Wish
from reportbot.domain.block_records import UNTIL_LIFTED
from reportbot.domain.records import Decision, Member, Objection, Report, Session

TOLD: Final = "erasure-told"
DONE: Final = "person-erased"
TIMER: Final = "erase-person"
_SOON: Final = timedelta(minutes=1)
_AGAIN: Final = timedelta(minutes=10)
_OF_PERSON: Final = ("draft-reminder", "draft-expiry", "objection-draft")


# /hapus_data.


def question(scene: Scene) -> Answer:
    """What goes, what stays without the person, and one button that means it."""
    refused = _refused(scene)
    if refused is not None:
        return Answer(refused)
    yes = button("tap-erase-yes", Own(Wish.ERASE_YES), "danger")
    lines = [Text("erase-ask"), Text("erase-goes"), Text("erase-stays")]
    if _blocked(scene):
        lines.append(_kept_for(scene))
    return Answer(screen(*lines, rows=((yes,), (button("button-back", Own(Wish.DATA)),))))


def _refused(scene: Scene) -> Content | None:
    """Who decides cases stays answerable for it while a member."""
    member = scene.desk.member(scene.person)
    if scene.desk.is_admin(scene.person) or (member is not None and member.in_group):
        return screen(Text("erase-staff"), rows=((to_menu(),),))
    return None


def _kept_for(scene: Scene) -> Text:
    until = scene.profile.blocked_until
    return Text("erase-block", {"until": until}) if until and until < UNTIL_LIFTED else Text("erase-block-open")


def _blocked(scene: Scene) -> bool:
    until = scene.profile.blocked_until
    return until is not None and until > scene.now


def erase(scene: Scene) -> Answer:
    """All that is his goes now; who he is goes once he was told, since no message reaches nobody."""
    refused = _refused(scene)
    if refused is not None:
        return Answer(refused)
    desk, person = scene.desk, scene.person
    told = screen(Text("erase-done"), *((Text("erase-block-kept"),) if _blocked(scene) else ()))
    _record(desk, clean(scene))
    desk.remind(TIMER, person, scene.now + _SOON)
    desk.say(Notice(person, told, then=TOLD, about={"person": person}))
    return Answer(screen(Text("erase-begun")))


def clean(scene: Scene) -> dict[str, int]:
    """Reports, evidence, words, drafts and consent go; how many there were. Done twice it finds nothing."""
    desk, person = scene.desk, scene.person
    open_reports = [report for report in desk.reports_of(person) if report.state == "open"]
    for report in open_reports:
        withdraw(scene, report)
    worded = [one for one in desk.many(Objection, "person", person) if one.words or one.state == "open"]
    for one in worded:
        _empty(desk, one)
    for kind in _OF_PERSON:
        desk.forget(kind, person)
    desk.drop(Session, person)
    if desk.member(person) is not None:
        desk.drop(Member, person)
    desk.change(scene.profile, consent=None, consent_at=None, reports=0)
    return {"reports": len(open_reports), "objections": len(worded)}


def _empty(desk: Desk, one: Objection) -> None:
    for kind in ("objection-due", "objection-words"):
        desk.forget(kind, one.objection)
    if one.state == "open":
        objecting.count(desk, one.cases, -1)
        objecting.record(desk, one, "objection-withdrawn", None)
    state = "withdrawn" if one.state == "open" else one.state
    desk.change(one, words="", account="", state=state, epoch=one.epoch + 1)


def _record(desk: Desk, counts: dict[str, int]) -> None:
    number = desk.fresh.number(Decision)
    desk.put(Decision(decision=number, case=None, kind="erased", by=None, at=desk.now, data=counts))


def go_on(desk: Desk, person: int) -> None:
    """The farewell has arrived, or cannot, or its time is over: what came meanwhile goes too, then the identity."""
    clean(Scene(desk, person))
    desk.remind(TIMER, person, desk.now + _AGAIN)
    about = {"person": person}
    desk.say(Work(TIMER, about, DONE, about, once=f"{TIMER}:{person}"))


def due(desk: Desk, item: Due) -> None:
    """A block that kept a person recognisable is over, or an erasure has to be taken up again."""
    go_on(desk, item.subject)


def done(desk: Desk, item: Answered) -> None:
    """The identity is gone; of a blocked person what is left goes when the block ends."""
    if item.outcome != "done":
        return
    person = int(item.about["person"])
    until = desk.person(person).blocked_until
    if until is not None and until > desk.now:
        desk.remind("forget-block", person, until)
    desk.forget(TIMER, person)


def block_ended(desk: Desk, item: Due) -> None:
    """The keyed lookup of an erased person has done its duty; one who came back meanwhile stays."""
    desk.say(Work("forget-block", {"person": item.subject}))


# Tarik persetujuan.


def consent_question(_scene: Scene) -> Answer:
    """Whether the reports stay."""
    rows = (
        (button("tap-unconsent-keep", Own(Wish.UNCONSENT_KEEP)),),
        (button("tap-unconsent-all", Own(Wish.UNCONSENT_ALL), "danger"),),
        (button("button-back", Go(Goal.PRIVACY)),),
    )
    return Answer(screen(Text("unconsent-ask"), rows=rows))


def without_consent(scene: Scene, *, keeping: bool) -> Answer:
    """Drafts go, reports if asked; from now on as before the first consent."""
    if not keeping:
        for report in _open(scene):
            withdraw(scene, report)
    scene.discard()
    objecting.forget(scene)
    scene.desk.put(replace(scene.session, flow="", step="", draft={}))
    scene.desk.change(scene.profile, consent=None, consent_at=None)
    said = screen(Text("unconsent-kept" if keeping else "unconsent-withdrawn"))
    return Answer(start.welcome(scene.desk.rules), notices=(said,), below=True)


def _open(scene: Scene) -> list[Report]:
    return [report for report in scene.desk.reports_of(scene.person) if report.state == "open"]
