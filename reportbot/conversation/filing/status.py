"""One's own reports (W11): the list, one of them, and looking one up by its number."""

from datetime import date
from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.filing import news_words
from reportbot.conversation.filing.presses import Act, Go, Goal, Listed, OnReport
from reportbot.conversation.filing.scene import Scene
from reportbot.conversation.filing.wording import button, pairs, platform_name, screen
from reportbot.conversation.says import Button, Content, Rows, Text
from reportbot.domain.records import Objection, Report

A_PAGE: Final = 6
MOST_OBJECTIONS: Final = 3


def listing(scene: Scene, page: int = 0, note: Text | None = None) -> Content:
    """W11: one's reports, newest first, six a page."""
    reports, objections = scene.desk.reports_of(scene.person), _objections(scene) if page == 0 else []
    if not reports:
        rows: Rows = ((button("tap-report", Go(Goal.REPORT)),), (button("button-back", Go(Goal.MENU)),))
        return screen(note or Text("status-head" if objections else "status-none"), *objections, rows=rows)
    pages = (len(reports) - 1) // A_PAGE + 1
    page = min(page, pages - 1)
    shown = reports[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [_line(number, report) for number, report in enumerate(shown, 1)]
    opens = [_open(number, report) for number, report in enumerate(shown, 1)]
    rows = (*pairs(opens), *_pages(page, pages), (button("button-back", Go(Goal.MENU)),))
    return screen(note or Text("status-head"), *lines, *objections, rows=rows)


def _objections(scene: Scene) -> list[Text]:
    """One's own objections, the newest three."""
    mine = scene.desk.many(Objection, "person", scene.person)
    newest = sorted(mine, key=lambda one: one.objection, reverse=True)[:MOST_OBJECTIONS]
    return [Text("status-objection", {"ticket": one.ticket, "status": objection_status(one)}) for one in newest]


def objection_status(one: Objection) -> Text:
    """Open, or done with; what came of it stands in its result."""
    return Text(f"objection-status-{one.state}")


def _line(number: int, report: Report) -> Text:
    status = Text("status-unread") if report.unread else news_words.status(report)
    args: dict[str, str | int | date | Text] = {
        "n": number,
        "ticket": report.ticket,
        "platform": platform_name(report.platform),
        "status": status,
    }
    return Text("status-line", args)


def _open(number: int, report: Report) -> Button:
    return Button(Text("tap-open", {"n": number}), OnReport(report.report, Act.OPEN))


def _pages(page: int, pages: int) -> Rows:
    buttons = []
    if page > 0:
        buttons.append(button("tap-previous", Listed(page - 1)))
    if page < pages - 1:
        buttons.append(button("tap-next", Listed(page + 1)))
    return (tuple(buttons),) if buttons else ()


def own(desk: Desk, person: int, number: int) -> Report | None:
    """The report if it is this person's; a forged number finds nothing."""
    report = desk.get(Report, number)
    return report if report is not None and report.person == person else None


def page(report: Report, note: Text | None = None) -> Content:
    """One report: status, news and what can be done."""
    head = Text("status-one", {"ticket": report.ticket, "platform": platform_name(report.platform)})
    when = Text("status-sent", {"when": report.created_at})
    said = (note,) if note else (Text("status-unread-line"),) if report.unread else news_words.body(report)
    rows = (*_actions(report), (button("button-back", Go(Goal.STATUS)),))
    return screen(head, when, *news_words.erased(report), *said, rows=rows)


def _actions(report: Report) -> Rows:
    if report.state != "open":
        return ()
    usual = [_on(report, "tap-add", Act.ADD), _on(report, "tap-withdraw", Act.WITHDRAW)]
    if report.unread:
        return ((_on(report, "tap-show-news", Act.SHOW_NEWS),), tuple(usual))
    of_news = news_words.buttons(report)
    there = {one.press for row in of_news for one in row}
    return (*of_news, tuple(one for one in usual if one.press not in there))


def _on(report: Report, key: str, act: Act) -> Button:
    return button(key, OnReport(report.report, act))


def news_page(report: Report) -> Content:
    """What *Lihat kabar* opens."""
    back = button("button-back", Go(Goal.STATUS))
    return screen(news_words.head(report), *news_words.told(report), rows=(*news_words.buttons(report), (back,)))


def withdraw_question(report: Report) -> Content:
    """Tarik laporan asks once."""
    rows = (
        (button("tap-withdraw-yes", OnReport(report.report, Act.WITHDRAW_YES), "danger"),),
        (button("button-back", OnReport(report.report, Act.OPEN)),),
    )
    return screen(Text("withdraw-ask"), rows=rows)


def find(scene: Scene, ticket: str | None) -> Content:
    """The report with this number, if it is one's own; every other number gets the same answer."""
    reports = scene.desk.reports_of(scene.person)
    mine = [report for report in reports if report.ticket == ticket] if ticket else []
    if mine:
        return page(mine[0])
    rows = ((button("tap-status", Go(Goal.STATUS)), button("button-back", Go(Goal.MENU))),)
    objected = [one for one in scene.desk.many(Objection, "person", scene.person) if one.ticket == ticket]
    if objected:
        return screen(_objection(objected[0]), rows=rows)
    return screen(Text("status-not-found"), rows=rows)


def _objection(one: Objection) -> Text:
    if one.state in {"upheld", "rejected"}:
        return Text(f"objection-result-{one.state}", {"ticket": one.ticket})
    return Text("status-objection", {"ticket": one.ticket, "status": objection_status(one)})
