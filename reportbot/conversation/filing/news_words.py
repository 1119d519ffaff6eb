"""What a reporter reads about a report: its status, its news, and the buttons that belong to them (W10)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from reportbot.conversation.filing.channels import other_channel
from reportbot.conversation.filing.presses import Act, OnReport
from reportbot.conversation.filing.wording import button, platform_name
from reportbot.conversation.says import Button, Rows, Text, verbatim
from reportbot.domain.categories import CATEGORIES
from reportbot.domain.reasons import CHANNELS, QUESTIONS
from reportbot.domain.records import Case, Report
from reportbot.domain.words import CaseState

NEWS_OF_STATE: Final = {
    CaseState.NEW: "in-review",
    CaseState.IN_REVIEW: "in-review",
    CaseState.REOPENED: "in-review",
    CaseState.NEEDS_INFO: "needs-info",
    CaseState.SUBSTANTIATED: "substantiated",
    CaseState.DISMISSED: "dismissed",
    CaseState.DUPLICATE: "in-review",
    CaseState.OUT_OF_SCOPE: "out-of-scope",
    CaseState.REQUESTED: "requested",
    CaseState.ACKNOWLEDGED: "requested",
    CaseState.CLARIFICATION: "requested",
    CaseState.NO_RESPONSE: "requested",
    CaseState.REMOVED: "removed",
    CaseState.REFUSED: "refused",
    CaseState.CLOSED: "closed",
}
"""What reporters read while a case is in a state."""

WRONG: Final = "date"
"""The argument of news that corrects earlier news: when that was told, ISO time."""

CHILD: Final = "child"
"""The argument of news on a case about a child, whatever its reporter took it for: other channels help there."""

QUIET: Final = "quiet"
"""The argument of closing news that keeps its question back: "grave", or "said" once it was answered."""


_REASONED: Final = frozenset({"needs-info", "dismissed", "out-of-scope", "referred", "refused"})
"""News that names a reason, or what can be done."""


def status(report: Report) -> Text:
    """One or two words for a list."""
    return Text(f"status-{report.news}")


def head(report: Report) -> Text:
    """The neutral first line."""
    return Text("news-head", {"ticket": report.ticket})


def erased(report: Report) -> tuple[Text, ...]:
    """That what its reporter wrote is gone by its age, where it is."""
    return (Text("status-words-erased", {"when": report.words_erased_at}),) if report.words_erased_at else ()


def told(report: Report) -> tuple[Text, ...]:
    """What a message of news says; where earlier news was wrong, an apology, and the news where it says more."""
    wrong = report.news_args.get(WRONG)
    if not wrong:
        return body(report)
    sorry = Text("news-correction", {"when": datetime.fromisoformat(wrong), "news": status(report)})
    return (sorry, *body(report)) if report.news in _REASONED else (sorry,)


def body(report: Report) -> tuple[Text, ...]:
    """The news itself, a line or two."""
    lines = _BODIES.get(report.news)
    return lines(report) if lines else (Text(f"news-{report.news}"),)


def _needs_info(report: Report) -> tuple[Text, ...]:
    until = report.question_until or report.created_at
    return (Text("news-needs-info", {"question": question(report.question), "until": until}),)


def _dismissed(report: Report) -> tuple[Text, ...]:
    reason = Text(f"news-reason-{_key(report, 'reason')}")
    channel = other_channel(report, child=CHILD in report.news_args)
    if report.review_until is None:
        return (Text("news-dismissed-final", {"reason": reason}), channel)
    return (Text("news-dismissed", {"reason": reason, "until": report.review_until}), channel)


def _out_of_scope(report: Report) -> tuple[Text, ...]:
    return (Text("news-out-of-scope", {"channel": _channel(report)}),)


def _referred(report: Report) -> tuple[Text, ...]:
    key = _key(report, "channel")
    agency = Text(f"news-agency-{key}") if key in CHANNELS else _channel(report)
    return (Text("news-referred", {"agency": agency}),)


def _refused(report: Report) -> tuple[Text, ...]:
    reason = Text(f"refusal-{report.news_args.get('reason') or 'other'}")
    return (Text("news-refused", {"platform": platform_name(report.platform), "reason": reason}),)


def is_grave(case: Case) -> bool:
    """A child, a threat or somebody's pictures: after such a case nobody is asked how clear it was."""
    return case.child or CATEGORIES[case.category].grave


def is_quiet(report: Report) -> bool:
    """Whether the question after closing is not asked, or was answered."""
    return bool(report.news_args.get(QUIET)) or CATEGORIES[report.category].grave


def _closed(report: Report) -> tuple[Text, ...]:
    return (Text("news-closed-quiet" if is_quiet(report) else "news-closed"),)


def _prepared(report: Report) -> tuple[Text, ...]:
    """No platform is named while the police come first: perhaps it is never asked."""
    return (Text("news-substantiated-police"),) if report.news_args.get("first") else _with_platform(report)


def _with_platform(report: Report) -> tuple[Text, ...]:
    return (Text(f"news-{report.news}", {"platform": platform_name(report.platform)}),)


_BODIES: Final[Mapping[str, Callable[[Report], tuple[Text, ...]]]] = {
    "needs-info": _needs_info,
    "dismissed": _dismissed,
    "out-of-scope": _out_of_scope,
    "referred": _referred,
    "refused": _refused,
    "closed": _closed,
    "substantiated": _prepared,
    "requested": _with_platform,
    "removed": _with_platform,
}


def _channel(report: Report) -> Text:
    """Who handles a matter."""
    return Text(f"channel-{_key(report, 'channel') or _key(report, 'reason')}")


def _key(report: Report, name: str) -> str:
    return report.news_args.get(name, "").rpartition("reason-")[2].removeprefix("channel-")


def question(asked: str) -> Text:
    """A ready question by its key, or a moderator's own words."""
    word = asked.removeprefix("question-")
    return Text(f"question-{word}") if word in QUESTIONS else verbatim(asked)


def buttons(report: Report, *, kept: bool = False) -> Rows:
    """The buttons that the news brings."""

    def on(key: str, act: Act) -> Button:
        return button(key, OnReport(report.report, act, kept))

    match report.news:
        case "needs-info":
            return ((on("tap-answer", Act.ANSWER), on("tap-nothing", Act.NOTHING)),)
        case "dismissed":
            review = (on("tap-review", Act.REVIEW),) if report.review_until else ()
            return ((on("tap-add", Act.ADD), *review),)
        case "removed":
            return ((on("tap-reappeared", Act.REAPPEARED),),)
        case "out-of-scope":
            return ((on("tap-copy", Act.COPY),),)
        case "closed":
            said = report.review_until and report.news_args.get(QUIET) == "said"
            ask = () if is_quiet(report) else (on("tap-clear-enough", Act.CLEAR_ENOUGH), on("tap-unclear", Act.UNCLEAR))
            return ((on("tap-review", Act.REVIEW),) if said else ask,)
    return ()
