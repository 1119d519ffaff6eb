"""Opening who reported, only where the law demands it: two people, a typed legal basis, shown once and taken away."""

from datetime import timedelta
from typing import Any, Final

from msgspec.structs import replace

from reportbot.conversation import reporters
from reportbot.conversation.desk import Desk
from reportbot.conversation.filing.scene import Answer as Page
from reportbot.conversation.filing.scene import Scene
from reportbot.conversation.filing.wording import button, screen, shortened
from reportbot.conversation.inputs import Answered, Due, Message
from reportbot.conversation.review.acting import Answer, Args, no, yes
from reportbot.conversation.review.wording import defanged
from reportbot.conversation.rights import standing
from reportbot.conversation.rights.presses import AskReveal, OnReveal, Second
from reportbot.conversation.says import Call, Content, Notice, NoticeToAdmins, Rows, Text, Work
from reportbot.domain.records import Decision, Member, Report, Reveal
from reportbot.domain.reporters import places

FLOW: Final = "reveal"
READY: Final = "reveal-ready"
SHOWN: Final = "reveal-shown"
LAPSE: Final = "reveal-lapse"
REMOVE: Final = "reveal-remove"
PUBLIC: Final = "public"
WITHIN: Final = timedelta(hours=24)
STANDS: Final = timedelta(minutes=10)
LONGEST: Final = 500
SHORTEST: Final = 8


# The first person.


def begin(desk: Desk, person: int, argument: str) -> Content:
    """Ask for the legal basis; a report that is not there, or his own case, has one sentence."""
    if not reporters.is_meant(argument):
        return screen(Text("reveal-usage"))
    report = reporters.named(desk.facts, argument)
    if report is None or report.source != PUBLIC:
        return screen(Text("reveal-not-found"))
    if _reported(desk, report, person):
        return screen(Text("reveal-own"))
    session = desk.session(person)
    draft = {**session.draft, FLOW: {"report": report.report, "basis": ""}}
    desk.put(replace(session, flow=FLOW, step="", draft=draft, updated_at=desk.now))
    return screen(Text("reveal-basis", _whose(desk, report)), rows=_rows(report.report, ready=False))


def _whose(desk: Desk, report: Report) -> Args:
    """A reporter by his report and by his place on the case, as the letter of an authority may name him."""
    number = places(desk.reports(report.case))[report.person]
    return {"ticket": report.ticket, "case": report.case, "number": number}


def _rows(report: int, *, ready: bool) -> Rows:
    drop = button("button-cancel", AskReveal(report, sure=False))
    return ((button("tap-reveal-ask", AskReveal(report, sure=True), "danger"),), (drop,)) if ready else ((drop,),)


def _reported(desk: Desk, report: Report, person: int) -> bool:
    return any(other.person == person for other in desk.reports(report.case))


def basis(scene: Scene, sent: Message) -> Page:
    """The legal basis in the supervisor's words, shown before it is sent."""
    stored = dict(scene.session.draft[FLOW])
    words = " ".join(sent.text.split())[:LONGEST]
    if len(words) < SHORTEST:
        return Page(screen(Text("reveal-basis-short"), rows=_rows(stored["report"], ready=bool(stored["basis"]))))
    draft = {**scene.session.draft, FLOW: {**stored, "basis": words}}
    scene.desk.put(replace(scene.session, draft=draft, updated_at=scene.now))
    return Page(screen(Text("reveal-preview", {"basis": defanged(words)}), rows=_rows(stored["report"], ready=True)))


def asked(desk: Desk, person: int, pressed: AskReveal) -> tuple[Content, Answer]:
    """The demand goes to all others who may agree; nobody who reported on the case is among them."""
    session = desk.session(person)
    stored = session.draft.get(FLOW) or {}
    kept = {name: value for name, value in session.draft.items() if name != FLOW}
    desk.put(replace(session, flow="filing" if kept.get("form") else "", step="", draft=kept, updated_at=desk.now))
    report = desk.get(Report, pressed.report)
    words = str(stored.get("basis", ""))
    if not pressed.sure:
        return screen(Text("reveal-dropped")), Answer()
    if report is None or stored.get("report") != pressed.report or not words:
        return screen(Text("reveal-over")), no("refused-reveal-old")
    if _reported(desk, report, person):
        return screen(Text("reveal-own")), no("refused-own-report")
    if not seconds(desk, report, person):
        return screen(Text("reveal-nobody")), Answer()
    return _ask(desk, person, report, words), yes("reveal-asked-short")


def _ask(desk: Desk, person: int, report: Report, words: str) -> Content:
    number = desk.fresh.number(Reveal)
    reveal = Reveal(reveal=number, report=report.report, asked_by=person, asked_at=desk.now, reason=words)
    desk.put(reveal)
    _record(desk, reveal, report, "reveal-asked", person, words)
    desk.remind(LAPSE, number, desk.now + WITHIN)
    for other in seconds(desk, report, person):
        desk.say(Notice(other, _demand(desk, reveal, report)))
    return screen(Text("reveal-asked", {"ticket": report.ticket}))


def seconds(desk: Desk, report: Report, asker: int) -> list[int]:
    """Who may be the second: supervisors and admins who have not reported on the case."""
    members = desk.many(Member, "group", True)
    found = [one.person for one in members if one.supervises] + list(desk.facts.admins)
    return [one for one in dict.fromkeys(found) if one != asker and not _reported(desk, report, one)]


def _demand(desk: Desk, reveal: Reveal, report: Report) -> Content:
    rows = (
        (button("tap-reveal-agree", OnReveal(reveal.reveal, Second.AGREE)),),
        (button("tap-reveal-refuse", OnReveal(reveal.reveal, Second.REFUSE)),),
    )
    said = {"basis": defanged(shortened(reveal.reason, LONGEST))}
    return screen(Text("reveal-demand", {**_whose(desk, report), **said}), rows=rows)


# The second person.


def second(desk: Desk, person: int, pressed: OnReveal) -> tuple[Content, Answer]:
    """Two presses open it, one refuses it; another person has to do it, within a day."""
    reveal = desk.get(Reveal, pressed.reveal)
    report = desk.get(Report, reveal.report) if reveal is not None else None
    if reveal is None or report is None or reveal.state != "asked" or desk.now >= reveal.asked_at + WITHIN:
        return screen(Text("reveal-over")), no("refused-reveal-old")
    if reveal.asked_by == person:
        return _demand(desk, reveal, report), no("refused-reveal-self")
    if _reported(desk, report, person):
        return screen(Text("reveal-own")), no("refused-own-report")
    return _done(desk, reveal, report, person, pressed.step)


def _done(desk: Desk, reveal: Reveal, report: Report, person: int, step: Second) -> tuple[Content, Answer]:
    if step is Second.REFUSE:
        return _refuse(desk, reveal, report, person)
    if step is Second.AGREE:
        return _sure(reveal, report), Answer()
    if not standing.supervises(desk, reveal.asked_by):
        return _over(desk, reveal), no("refused-reveal-old")
    return _open(desk, reveal, report, person)


def _sure(reveal: Reveal, report: Report) -> Content:
    rows = (
        (button("tap-reveal-open", OnReveal(reveal.reveal, Second.OPEN), "danger"),),
        (button("tap-reveal-refuse", OnReveal(reveal.reveal, Second.REFUSE)),),
    )
    return screen(Text("reveal-sure", {"ticket": report.ticket}), rows=rows)


def _over(desk: Desk, reveal: Reveal) -> Content:
    desk.change(reveal, state="refused")
    desk.forget(LAPSE, reveal.reveal)
    return screen(Text("reveal-over"))


def _refuse(desk: Desk, reveal: Reveal, report: Report, person: int) -> tuple[Content, Answer]:
    desk.change(reveal, state="refused", second=person)
    desk.forget(LAPSE, reveal.reveal)
    _record(desk, reveal, report, "reveal-refused", person)
    told = screen(Text("reveal-refused", {"ticket": report.ticket}))
    desk.say(Notice(reveal.asked_by, told))
    return told, Answer()


def _open(desk: Desk, reveal: Reveal, report: Report, person: int) -> tuple[Content, Answer]:
    opened = desk.change(reveal, state="opened", second=person, opened_at=desk.now)
    desk.forget(LAPSE, reveal.reveal)
    _record(desk, opened, report, "revealed", person, reveal.reason)
    about = {"person": reveal.asked_by, "reveal": reveal.reveal, "ticket": report.ticket}
    data = {"person": report.person, "ticket": report.ticket}
    desk.say(Work("reveal", data, READY, about, once=f"reveal:{reveal.reveal}"))
    words = {"ticket": report.ticket, "basis": defanged(reveal.reason)}
    desk.say(NoticeToAdmins(screen(Text("reveal-admins", words))))
    return screen(Text("reveal-agreed", {"ticket": report.ticket})), yes("reveal-opened-short")


def _record(desk: Desk, reveal: Reveal, report: Report, kind: str, by: int, text: str = "") -> None:
    data = {"ticket": report.ticket, "reveal": reveal.reveal, "asked_by": reveal.asked_by, "second": reveal.second}
    number = desk.fresh.number(Decision)
    desk.put(Decision(decision=number, case=report.case, kind=kind, by=by, at=desk.now, text=text, data=data))


# What comes of it.


def ready(desk: Desk, item: Answered) -> None:
    """Show it once to who asked, not forwardable; whoever heard that it was opened hears where it was not."""
    asker = int(item.about["person"])
    if item.outcome != "done":
        failed = screen(Text("reveal-failed", {"ticket": item.about["ticket"]}))
        desk.say(Notice(asker, failed), NoticeToAdmins(failed))
        return
    params: dict[str, Any] = {"chat_id": "$chat", "text": item.result["html"], "parse_mode": "HTML"}
    params |= {"protect_content": True, "link_preview_options": {"is_disabled": True}}
    desk.say(Call("sendMessage", params, lane=f"person:{asker}", then=SHOWN, about=dict(item.about)))


def shown(desk: Desk, item: Answered) -> None:
    """It stands for ten minutes."""
    if item.outcome == "done" and item.result:
        asker, message = int(item.about["person"]), int(item.result["message_id"])
        until = desk.now + STANDS
        desk.remind(REMOVE, int(item.about["reveal"]), until, asker=asker, message=message)


def remove(desk: Desk, item: Due) -> None:
    """Its time is over."""
    params = {"chat_id": "$chat", "message_id": item.data["message"]}
    desk.say(Call("deleteMessage", params, lane=f"person:{item.data['asker']}"))


def lapse(desk: Desk, item: Due) -> None:
    """Nobody agreed within a day."""
    reveal = desk.get(Reveal, item.subject)
    if reveal is None or reveal.state != "asked":
        return
    report = desk.must(Report, reveal.report)
    desk.change(reveal, state="refused")
    number = desk.fresh.number(Decision)
    data = {"ticket": report.ticket, "reveal": reveal.reveal}
    desk.put(Decision(decision=number, case=report.case, kind="reveal-lapsed", by=None, at=desk.now, data=data))
    desk.say(Notice(reveal.asked_by, screen(Text("reveal-lapsed", {"ticket": report.ticket}))))
