"""What a reporter does with a report after it was sent: withdraw, review, reappearance, answers, more evidence."""

from collections.abc import Callable, Mapping
from typing import Final

from reportbot.conversation import media
from reportbot.conversation.copies import close_copies
from reportbot.conversation.desk import Desk
from reportbot.conversation.filing import drafts, news_words, receipt, status
from reportbot.conversation.filing.presses import Act, OnReport
from reportbot.conversation.filing.scene import Adding, Answer, Scene
from reportbot.conversation.filing.submit import decide, reopen, settle_case
from reportbot.conversation.filing.wording import button, screen, to_menu
from reportbot.conversation.says import Card, Content, Text
from reportbot.domain import cases
from reportbot.domain.records import Case, Evidence, Report
from reportbot.domain.words import CaseState

_AFTER_WITHDRAWAL: Final = frozenset({Act.OPEN, Act.ANOTHER})


def press(scene: Scene, pressed: OnReport) -> Answer:
    """Act on one's own report; anybody else's, or none, gets the same answer as an unknown number."""
    report = status.own(scene.desk, scene.person, pressed.report)
    if report is None:
        return Answer(status.find(scene, None), Text("toast-stale"), below=pressed.kept)
    if report.state != "open" and pressed.act not in _AFTER_WITHDRAWAL:
        return Answer(status.page(report), Text("toast-stale"), below=pressed.kept)
    answer = _ACTS[pressed.act](scene, report)
    return Answer(answer.content, answer.toast, answer.notices, below=pressed.kept)


def case_of(desk: Desk, report: Report) -> Case:
    """The case that acts for a report now: a duplicate's original."""
    case = desk.must(Case, report.case)
    original = desk.case(case.original) if case.state == CaseState.DUPLICATE and case.original else None
    return original or case


def _open(scene: Scene, report: Report) -> Answer:
    if scene.adding:
        scene.add_to(None)
    return Answer(status.page(report))


def _add(scene: Scene, report: Report) -> Answer:
    scene.add_to(Adding(report.report))
    return Answer(adding_screen(report, Text(_asking(scene, report))))


def _asking(scene: Scene, report: Report) -> str:
    return "adding-ask-child" if case_of(scene.desk, report).child else "adding-ask"


def adding_screen(report: Report, note: Text) -> Content:
    """What comes next is added to this report; *Selesai* ends it."""
    head = Text("adding-head", {"ticket": report.ticket})
    rows = ((button("tap-done", OnReport(report.report, Act.OPEN), "primary"),), (to_menu(),))
    return screen(head, note, rows=rows)


def _answer(scene: Scene, report: Report) -> Answer:
    if report.news != "needs-info":
        return Answer(status.page(report), Text("toast-stale"))
    scene.add_to(Adding(report.report, answering=True))
    return Answer(adding_screen(report, Text("answering-ask")))


def _nothing(scene: Scene, report: Report) -> Answer:
    if report.news != "needs-info":
        return Answer(status.page(report), Text("toast-stale"))
    answered(scene, report)
    return Answer(status.page(scene.desk.must(Report, report.report), Text("answered-nothing")))


def answered(scene: Scene, report: Report) -> None:
    """The question has its answer: the case waits for a moderator again."""
    desk = scene.desk
    desk.change(report, news="in-review", question="", question_until=None, unread="")
    case = case_of(desk, report)
    decide(scene, case, "answered", case.state)
    if case.waiting_since is None and case.state == CaseState.NEEDS_INFO:
        desk.change(case, waiting_since=scene.now)
    desk.say(Card(case.case))


def _withdraw(_scene: Scene, report: Report) -> Answer:
    return Answer(status.withdraw_question(report))


def _withdraw_yes(scene: Scene, report: Report) -> Answer:
    gone = withdraw(scene, report)
    if scene.adding:
        scene.add_to(None)
    return Answer(status.page(gone))


def withdraw(scene: Scene, report: Report) -> Report:
    """Story and evidence of this person go; the case, which must be loaded with its original, goes on."""
    desk = scene.desk
    for number in dict.fromkeys((report.case, case_of(desk, report).case)):
        _take_away(desk, number, report)
    others = [other for other in desk.reports(report.case) if other.report != report.report]
    case, gone = cases.withdraw_report(desk.must(Case, report.case), report, others)
    desk.put(case)
    desk.put(gone)
    decide(scene, case, "report-withdrawn", case.state)
    return gone


def _take_away(desk: Desk, case: int, report: Report) -> None:
    """What this report brought to a case, the original of a duplicate included, goes."""
    mine = [item for item in desk.evidence(case) if item.report == report.report]
    media.purge(desk, [item for item in mine if item.vault in media.HELD], "withdrawn", state="withdrawn")
    for item in mine:
        desk.change(
            desk.must(Evidence, item.evidence),
            state="withdrawn",
            file_id="",
            file_unique_id="",
            name="",
            text="",
            masked="",
        )
    close_copies(desk, case, {item.evidence for item in mine})
    desk.put(cases.add_evidence(desk.must(Case, case), desk.evidence(case)))
    desk.say(Card(case))


def _reappeared(scene: Scene, report: Report) -> Answer:
    case = case_of(scene.desk, report)
    if report.news != "removed":
        return Answer(status.page(report), Text("toast-stale"))
    changed = scene.desk.change(report, news="in-review", unread="")
    settle_case(scene, case, scene.desk.evidence(case.case))
    return Answer(status.page(changed, Text("reappeared-thanks")))


def _review(scene: Scene, report: Report) -> Answer:
    """Once, within its time: somebody else looks again."""
    desk = scene.desk
    if report.news not in {"dismissed", "closed"}:
        return Answer(status.page(report), Text("toast-stale"))
    if report.review_until is None or report.review_until < scene.now:
        late = desk.change(report, review_until=None)
        return Answer(status.page(late), Text("review-too-late"))
    case = case_of(desk, report)
    if cases.reopens(case):
        desk.put(reopen(scene, case, "review-asked"))
    else:
        decide(scene, case, "review-asked", case.state)
    desk.say(Card(case.case))
    asked = desk.change(report, news="in-review", review_until=None, unread="")
    return Answer(status.page(asked, Text("review-asked")))


def _show_news(scene: Scene, report: Report) -> Answer:
    return Answer(status.news_page(scene.desk.change(report, unread="")))


def _copy(_scene: Scene, report: Report) -> Answer:
    return Answer(receipt.copy(report))


def _another(scene: Scene, report: Report) -> Answer:
    return drafts.another(scene, report)


def _clear_enough(scene: Scene, report: Report) -> Answer:
    return _judged(scene, report, "clear")


def _unclear(scene: Scene, report: Report) -> Answer:
    return _judged(scene, report, "unclear")


def _judged(scene: Scene, report: Report, said: str) -> Answer:
    """Whether the explanation was clear, counted once and of nobody; in grave cases nobody is asked."""
    case = case_of(scene.desk, report)
    if news_words.is_quiet(report) or news_words.is_grave(case):
        return Answer(status.page(report), Text("toast-stale"))
    decide(scene, case, said, case.state)
    known = scene.desk.change(report, news_args={**report.news_args, news_words.QUIET: "said"})
    late = known.review_until is None or known.review_until < scene.now
    return Answer(status.page(known, Text("closed-unclear-final" if said == "unclear" and late else f"closed-{said}")))


_ACTS: Final[Mapping[Act, Callable[[Scene, Report], Answer]]] = {
    Act.OPEN: _open,
    Act.ADD: _add,
    Act.WITHDRAW: _withdraw,
    Act.WITHDRAW_YES: _withdraw_yes,
    Act.REAPPEARED: _reappeared,
    Act.ANSWER: _answer,
    Act.NOTHING: _nothing,
    Act.REVIEW: _review,
    Act.SHOW_NEWS: _show_news,
    Act.COPY: _copy,
    Act.ANOTHER: _another,
    Act.CLEAR_ENOUGH: _clear_enough,
    Act.UNCLEAR: _unclear,
}


def mine_in(desk: Desk, report: Report, case: Case) -> tuple[Evidence, ...]:
    """The evidence that this report brought to the case."""
    return tuple(item for item in desk.evidence(case.case) if item.report == report.report and item.state == "kept")
