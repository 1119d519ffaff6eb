"""News for reporters: what changed on a case, told to each of them in private (W10)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.filing import news_words
from reportbot.conversation.filing.presses import Act, OnReport
from reportbot.conversation.filing.wording import button
from reportbot.conversation.needs import Need, People
from reportbot.conversation.says import Content, Notice
from reportbot.domain.categories import CATEGORIES
from reportbot.domain.records import Case, Report


def people_of(facts: Facts, case: int) -> Need:
    """The reporters of a case that is loaded, whom `tell_reporters` must know."""
    keys = facts.index.get((Report, "case", case), [])
    reports = [facts.get(Report, key) for key in keys]
    return People(frozenset(report.person for report in reports if report))


def tell_reporters(
    desk: Desk, case: Case, news: str, args: Mapping[str, str] | None = None, only: set[int] | None = None
) -> None:
    """Set the news of each open report of the case, and send it to reporters who want and can get it.

    `news` is in-review, needs-info (args: question, a key or words; until, ISO time, else the rules' time),
    substantiated, dismissed (reason), out-of-scope (channel), duplicate (as its original's), correction (news: what is
    right; date: ISO time of what was wrong), requested, removed, refused (reason), referred (channel), closed.
    `only` are the persons to tell. Who has that news already hears nothing. The case's reports and their people must
    be loaded.
    """
    given = dict(args or {})
    if news == "duplicate":
        original = desk.case(case.original) if case.original else None
        news = news_words.NEWS_OF_STATE[original.state] if original else "in-review"
        if news not in {"in-review", "substantiated", "requested", "removed"}:
            news = "in-review"
    for report in desk.reports(case.case):
        if report.state == "open" and (only is None or report.person in only):
            _tell(desk, case, report, news, given)


def _tell(desk: Desk, case: Case, report: Report, news: str, given: Mapping[str, str]) -> None:
    changed = _with_news(desk, report, news, given)
    if _says_same(changed, report):
        return
    hidden = case.child or CATEGORIES[case.category].sensitive or CATEGORIES[report.category].sensitive
    person = desk.person(report.person)
    desk.put(replace(changed, unread=changed.news if hidden else ""))
    if person.wants_news and person.reachable:
        desk.say(Notice(report.person, _content(changed, hidden=hidden)))


def _with_news(desk: Desk, report: Report, news: str, given: Mapping[str, str]) -> Report:
    right = given.get("news", "in-review") if news == "correction" else news
    fields: dict[str, Any] = {"question": "", "question_until": None, "review_until": None}
    if right == "needs-info":
        until = datetime.fromisoformat(given["until"]) if given.get("until") else desk.now + desk.rules.question
        fields |= {"question": given.get("question", ""), "question_until": until}
    if right == "dismissed":
        fields["review_until"] = desk.now + desk.rules.review
        given = {**given, news_words.CHILD: "yes"} if desk.must(Case, report.case).child else given
    if right == "closed":
        fields["review_until"] = report.review_until
        quiet = news_words.is_grave(desk.must(Case, report.case))
        given = {**given, news_words.QUIET: "grave"} if quiet else given
    return replace(report, news=right, news_args=given, **fields)


def _says_same(changed: Report, report: Report) -> bool:
    return changed.news == report.news and changed.news_args == report.news_args and changed.question == report.question


def _content(report: Report, *, hidden: bool) -> Content:
    if hidden:
        show = button("tap-show-news", OnReport(report.report, Act.SHOW_NEWS, kept=True))
        return Content((news_words.head(report),), ((show,),))
    lines = (news_words.head(report), *news_words.told(report))
    return Content(lines, news_words.buttons(report, kept=True))
