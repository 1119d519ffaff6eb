"""The receipt (W9), its channels, and the summary to copy."""

from reportbot.conversation.filing.channels import other_channel
from reportbot.conversation.filing.news_words import erased
from reportbot.conversation.filing.presses import Act, Go, Goal, OnReport
from reportbot.conversation.filing.wording import button, platform_name, screen, shortened, to_menu
from reportbot.conversation.says import Button, Content, Text, verbatim
from reportbot.domain.records import Report


def receipt(report: Report, *, again: bool, child: bool = False) -> Content:
    """W9; or that the account was reported before and the earlier report has grown."""
    number = Text("receipt-number", {"ticket": report.ticket})
    first = Text("receipt-again", {"ticket": report.ticket}) if again else Text("receipt-thanks")
    lines = (
        first,
        number,
        Text("receipt-next"),
        Text("receipt-safety"),
        Text("receipt-no-police"),
        other_channel(report, child=child),
    )
    rows = (
        (button("tap-status", Go(Goal.STATUS, kept=True)), _on(report, "tap-another", Act.ANOTHER)),
        (button("tap-news", Go(Goal.NEWS, kept=True)), _on(report, "tap-copy", Act.COPY)),
    )
    return screen(*lines, rows=rows)


def _on(report: Report, key: str, act: Act) -> Button:
    return button(key, OnReport(report.report, act, kept=True))


def copy(report: Report) -> Content:
    """*Salin ringkasan*: one text to show to a bank, the police or 129, of what this person told."""
    account, platform = shortened(report.account, 120), platform_name(report.platform)
    lines = [
        Text("copy-head", {"ticket": report.ticket, "when": report.created_at}),
        *erased(report),
        *([Text("copy-account", {"platform": platform, "account": account})] if account else []),
        Text("copy-suspicion", {"category": Text(f"category-{report.category.value}-inline")}),
    ]
    if report.story:
        lines.append(Text("copy-story", {"story": verbatim(shortened(report.story, 240))}))
    lines.append(Text("copy-note"))
    return screen(*lines, rows=((to_menu(),),))
