"""/ekspor: what, of which days, in which form; made as a work, written down, sent as a file that expires."""

from collections.abc import Mapping
from typing import Any, Final

from reportbot.conversation.admin.acts import recorded
from reportbot.conversation.admin.entries import Reply
from reportbot.conversation.admin.figure_words import named
from reportbot.conversation.admin.presses import Export, Form, MakeExport, Subject
from reportbot.conversation.admin.statistics import period_of
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered, Message, Press
from reportbot.conversation.says import Button, Content, Documents, Notice, Rows, Text, Work
from reportbot.domain.periods import Period, read_period

MADE = "export-made"
"""Answered kind."""

_WORDS: Final[Mapping[str, Subject]] = {
    "kasus": Subject.CASES,
    "laporan": Subject.REPORTS,
    "keputusan": Subject.DECISIONS,
    "permintaan": Subject.REQUESTS,
    "cases": Subject.CASES,
    "reports": Subject.REPORTS,
    "decisions": Subject.DECISIONS,
    "requests": Subject.REQUESTS,
}
WITH_ACCOUNTS: Final = frozenset({Subject.CASES, Subject.REQUESTS})
"""What may be listed with the accounts as they were written."""


def command(desk: Desk, _item: Message, argument: str) -> Content:
    """/ekspor [kasus|laporan|keputusan|permintaan] [period]."""
    word, _, rest = argument.strip().partition(" ")
    subject = _WORDS.get(word.casefold())
    period = read_period(rest if subject else argument, desk.now)
    if period is None:
        return Content((Text("export-usage"),))
    return choices(_chosen(subject, period)) if subject else subjects(period)


def _chosen(subject: Subject, period: Period, *, accounts: bool = False) -> Export:
    return Export(subject, period.first.toordinal(), period.last.toordinal(), period.span, accounts)


def subjects(period: Period) -> Content:
    """What is to be listed?"""
    buttons = [Button(Text(f"export-{one.value}"), _chosen(one, period)) for one in Subject]
    rows: Rows = ((buttons[0], buttons[1]), (buttons[2], buttons[3]))
    return Content((Text("export-what", {"period": named(period)}),), rows)


def choices(chosen: Export) -> Content:
    """In which form, and with or without accounts."""
    period = period_of(chosen.first, chosen.last, chosen.span)
    if period is None:
        return Content((Text("export-usage"),))
    args = {"subject": Text(f"export-{chosen.subject.value}"), "period": named(period)}
    lines = [Text("export-chosen", args), Text("export-with" if chosen.accounts else "export-without")]
    rows: Rows = (
        (
            Button(Text("button-export-csv"), _make(chosen, Form.CSV)),
            Button(Text("button-export-xlsx"), _make(chosen, Form.XLSX)),
        ),
    )
    if chosen.subject in WITH_ACCOUNTS:
        key = "button-export-plain" if chosen.accounts else "button-export-accounts"
        other = _chosen(chosen.subject, period, accounts=not chosen.accounts)
        rows = (*rows, (Button(Text(key), other),))
    return Content(tuple(lines), rows)


def _make(chosen: Export, form: Form, *, sure: bool = False) -> MakeExport:
    days = (chosen.first, chosen.last, chosen.span)
    return MakeExport(chosen.subject, *days, chosen.accounts, form, sure)


def choose(_desk: Desk, _item: Press, chosen: Export) -> Reply:
    """Another choice on the same screen."""
    return Reply(choices(chosen))


def make(desk: Desk, item: Press, pressed: MakeExport) -> Reply:
    """Have the file made; accounts go along only once that was confirmed."""
    chosen = Export(pressed.subject, pressed.first, pressed.last, pressed.span, pressed.accounts)
    if period_of(pressed.first, pressed.last, pressed.span) is None:
        return Reply(toast=Text("admin-refused"))
    if pressed.accounts and (pressed.subject not in WITH_ACCOUNTS or not pressed.sure):
        return Reply(_confirm(chosen, pressed.form))
    data: dict[str, Any] = {
        "subject": pressed.subject.value,
        "first": pressed.first,
        "last": pressed.last,
        "span": pressed.span.value,
        "accounts": pressed.accounts,
        "form": pressed.form.value,
    }
    recorded(desk, "export", item.person, **data)
    language = desk.person(item.person).language
    about = {"person": item.person}
    desk.say(Work("export", {**data, "language": language}, then=MADE, about=about, person=item.person))
    return Reply(Content((Text("export-begun"),)))


def _confirm(chosen: Export, form: Form) -> Content:
    rows: Rows = ((Button(Text("button-export-sure"), _make(chosen, form, sure=True)),), (_without(chosen),))
    return Content((Text("export-confirm"),), rows)


def _without(chosen: Export) -> Button:
    plain = Export(chosen.subject, chosen.first, chosen.last, chosen.span, accounts=False)
    return Button(Text("button-back"), plain)


def made(desk: Desk, item: Answered) -> None:
    """The file to who asked, if he is an admin still."""
    person = int(item.about["person"])
    if not desk.is_admin(person):
        return
    if item.outcome != "done":
        desk.say(Notice(person, Content((Text(item.description or "export-failed"),))))
        return
    files, names, rows = tuple(item.result["files"]), tuple(item.result["names"]), int(item.result["rows"])
    if not rows:
        desk.say(Notice(person, Content((Text("export-empty"),))))
        return
    days = max(1, desk.rules.policy.retention["export"].days)
    caption = Content((Text("export-ready", {"rows": rows, "days": days}),))
    desk.say(Documents(person, files, names, caption))
