"""Figures as words: the paragraph that adds up, and the tables below it."""

from collections.abc import Iterable, Mapping

from reportbot.conversation.review.acting import Args
from reportbot.conversation.review.wording import joined, platform_name
from reportbot.conversation.says import Content, Text
from reportbot.domain.figures import REQUESTED, Bucket, Figures, requested, share
from reportbot.domain.periods import Period, Span

ALWAYS = frozenset({Bucket.INACTIVE, Bucket.REFUSED, Bucket.AWAITING})
"""Told even when there are none, where anything was requested."""

USUAL = frozenset({Bucket.NOT_FORWARDED, Bucket.REFERRED, Bucket.IN_REVIEW})
"""Told even when there are none."""

NAMED_SOURCES = ("public", "ministry", "patrol", "police", "organisation")
LONGEST_TABLE = 20
TWO_DAYS = 48


def named(period: Period) -> Text:
    """A period as a heading names it."""
    if period.span is Span.DAY or period.first == period.last:
        return Text("period-day", {"on": period.first})
    if period.span is Span.MONTH:
        return Text("period-month", {"month": Text(f"month-{period.first.month}"), "year": str(period.first.year)})
    if period.span is Span.YEAR:
        return Text("period-year", {"year": str(period.first.year)})
    return Text("period-range", {"from": period.first, "to": period.last})


def summary(figures: Figures, period: Period) -> tuple[Text, ...]:
    """P2: when it was counted, the paragraph in which the figures add up, the median with the one before."""
    head = Text("figures-head", {"period": named(period), "at": figures.counted_at})
    return (head, paragraph(figures), *speeds(figures, period))


def paragraph(figures: Figures) -> Text:
    """Every account of the period stands in exactly one of its numbers."""
    if not figures.reports:
        return Text("figures-none")
    counts = figures.buckets()
    asked, rest = requested(counts), [one for one in Bucket if one not in REQUESTED]
    said = joined(_told(counts, REQUESTED, ALWAYS))
    requests: Args = {"asked": asked, "parts": said} if asked and said is not None else {}
    others = joined(_told(counts, rest, USUAL))
    args: Args = {
        "reports": figures.reports,
        "accounts": figures.total,
        "requests": Text("figures-requested" if requests else "figures-not-requested", requests),
        "others": others if others is not None else "",
    }
    return Text("figures-paragraph", args)


def _told(counts: Mapping[Bucket, int], order: Iterable[Bucket], always: frozenset[Bucket]) -> list[Text]:
    shown = [one for one in order if counts[one] or one in always]
    return [Text(f"bucket-{one.value}-count", {"count": counts[one]}) for one in shown]


def speeds(figures: Figures, period: Period) -> tuple[Text, ...]:
    """The middle times, each beside that of the period before."""
    earlier_words = Text(f"figures-before-{period.span.value}")
    now, before = figures.speed, figures.earlier
    found = (("figures-removal", now.removal, before.removal), ("figures-decision", now.decision, before.decision))
    return tuple(
        Text(key, {"time": span(hours), "period": earlier_words, "before": span(earlier)})
        for key, hours, earlier in found
        if hours is not None or earlier is not None
    )


def span(hours: float | None) -> Text:
    """Hours as people say them."""
    if hours is None:
        return Text("span-unknown")
    if hours < 1:
        return Text("span-short")
    if hours < TWO_DAYS:
        return Text("span-hours", {"count": round(hours)})
    return Text("span-days", {"count": round(hours / 24)})


def tables(figures: Figures, period: Period) -> Content:
    """By category, platform and source."""
    lines = [Text("figures-tables", {"period": named(period)}), Text("figures-by-line")]
    for line, accounts in figures.by_line().items():
        args: Args = {"name": line_name(line), "accounts": accounts, "reports": figures.lines.get(line, 0)}
        lines.append(Text("figures-line", args))
    lines.append(Text("figures-by-platform"))
    lines += [_platform(figures, name, counts) for name, counts in list(figures.by_platform().items())[:LONGEST_TABLE]]
    lines.append(Text("figures-by-source"))
    for source, reports in sorted(figures.sources.items(), key=lambda row: (-row[1], row[0])):
        lines.append(Text("figures-source", {"name": source_name(source), "reports": reports}))
    return Content(tuple(lines))


def _platform(figures: Figures, name: str, counts: Mapping[Bucket, int]) -> Text:
    asked = requested(counts)
    args: Args = {"name": platform_name(name), "accounts": sum(counts.values()), "asked": asked}
    if not asked:
        return Text("figures-platform-idle", args)
    return Text(
        "figures-platform",
        {
            **args,
            "inactive": counts[Bucket.INACTIVE],
            "refused": counts[Bucket.REFUSED],
            "silent": counts[Bucket.NO_ANSWER] + counts[Bucket.AWAITING],
            "quick": share(figures.quick.get(name, 0), asked),
        },
    )


def line_name(line: str) -> Text:
    """A category, or the children's own line."""
    return Text("figures-children") if line == "child" else Text(f"category-{line}")


def source_name(source: str) -> Text:
    """Where reports came from."""
    return Text(f"figures-source-{source}") if source in NAMED_SOURCES else Text("figures-source-other")


def bucket_name(one: Bucket) -> Text:
    """A bucket as a heading of a column or a bar."""
    return Text(f"bucket-{one.value}")
