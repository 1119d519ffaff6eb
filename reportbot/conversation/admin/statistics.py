"""/statistik: which days, the counting as a work, and its answer as paragraph, tables, picture and sheet."""

from datetime import date

from reportbot.conversation.admin import figure_words
from reportbot.conversation.admin.entries import Reply
from reportbot.conversation.admin.presses import Months, Show, Statistics
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Message, Press
from reportbot.conversation.needs import Need, People
from reportbot.conversation.review.wording import joined
from reportbot.conversation.says import Button, Content, Documents, Notice, Rows, Text, Work
from reportbot.domain.figures import Figures, read_figures
from reportbot.domain.periods import EARLIEST, LATEST, Period, Span, around, read_period, today

MADE = "figures-made"
"""Answered kind."""

MONTHS_SHOWN = 12


def command(desk: Desk, item: Message, argument: str) -> Content | None:
    """/statistik [period]."""
    period = read_period(argument, desk.now)
    if period is None:
        return Content((Text("figures-usage"),))
    ask(desk, item.person, period, Show.ALL)
    return None


def ask(desk: Desk, person: int, period: Period, show: Show) -> None:
    """Have the days counted."""
    days = {"first": period.first.toordinal(), "last": period.last.toordinal(), "span": period.span.value}
    data = {**days, "show": show.value, "language": desk.person(person).language}
    desk.say(Work("figures", data, then=MADE, about={**days, "show": show.value, "person": person}, person=person))


def press(desk: Desk, item: Press, pressed: Statistics) -> Reply:
    """Other days, or another form of the same."""
    period = period_of(pressed.first, pressed.last, pressed.span)
    if period is None:
        return Reply(toast=Text("admin-refused"))
    ask(desk, item.person, period, pressed.show)
    return Reply(toast=Text("figures-counting"))


def period_of(first: int, last: int, span: str) -> Period | None:
    """The days of a button; None for those that no button of ours names."""
    if not EARLIEST.toordinal() <= first <= last < LATEST.toordinal():
        return None
    return Period(date.fromordinal(first), date.fromordinal(last), Span(span))


def months(desk: Desk, _item: Press, _pressed: Months) -> Reply:
    """The twelve months up to this one."""
    month = around(today(desk.now), Span.MONTH)
    shown = [month]
    while len(shown) < MONTHS_SHOWN:
        shown.append(shown[-1].before)
    buttons = [Button(_short(one), _press_of(one, Show.ALL)) for one in reversed(shown)]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return Reply(notices=(Content((Text("figures-which-month"),), rows),))


def _short(month: Period) -> Text:
    return figure_words.named(month)


def _press_of(period: Period, show: Show) -> Statistics:
    return Statistics(period.first.toordinal(), period.last.toordinal(), period.span, show)


def made_needs(_facts: Facts, item: Answered) -> set[Need]:
    """Who asked."""
    return {People(frozenset({int(item.about["person"])}))}


def made(desk: Desk, item: Answered) -> None:
    """Say what was counted, to who asked and is an admin still."""
    person = int(item.about["person"])
    period = period_of(int(item.about["first"]), int(item.about["last"]), item.about["span"])
    if not desk.is_admin(person) or period is None:
        return
    if item.outcome != "done":
        desk.say(Notice(person, Content((Text(item.description or "figures-failed"),))))
        return
    figures = read_figures(item.result["figures"])
    _tell(desk, person, period, figures, item)


def _tell(desk: Desk, person: int, period: Period, figures: Figures, item: Answered) -> None:
    show, files = Show(item.about["show"]), tuple(item.result["files"])
    if show is Show.SHEET:
        desk.say(Documents(person, files, tuple(item.result["names"])))
        return
    lines = figure_words.summary(figures, period)
    if show is Show.SUMMARY:
        desk.say(Notice(person, Content((_to_copy(lines),))))
        return
    if not figures.reports:
        desk.say(Notice(person, Content(lines, buttons(period))))
        return
    desk.say(Notice(person, Content(lines)))
    if files:
        desk.say(Documents(person, files, tuple(item.result["names"]), as_picture=True))
    desk.say(Notice(person, Content(figure_words.tables(figures, period).lines, buttons(period))))


def _to_copy(lines: tuple[Text, ...]) -> Text:
    whole = joined(lines, "figures-then")
    return Text("figures-copy", {"words": whole if whole is not None else ""})


def buttons(period: Period) -> Rows:
    """Copy, download, the period before (unless it is earlier than any that is counted), another month."""
    key = "button-figures-month-before" if period.span is Span.MONTH else "button-figures-before"
    before = [Button(Text(key), _press_of(period.before, Show.ALL))] if period.before.first >= EARLIEST else []
    return (
        (
            Button(Text("button-figures-copy"), _press_of(period, Show.SUMMARY)),
            Button(Text("button-figures-sheet"), _press_of(period, Show.SHEET)),
        ),
        (*before, Button(Text("button-figures-months"), Months(period.first.toordinal()))),
    )
