"""The figures of a period: counted on a reading connection, drawn as a chart, or written as a sheet."""

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reportbot.conversation.admin import figure_words
from reportbot.conversation.review.acting import Args
from reportbot.conversation.review.wording import platform_name
from reportbot.conversation.says import Text
from reportbot.domain.figures import Bucket, Figures
from reportbot.domain.periods import Period
from reportbot.domain.records import StoredFile
from reportbot.errors import ReportBotError
from reportbot.letters.data import Bars, Chart
from reportbot.storage.figures import count
from reportbot.works.job import Handler, Job, Tools

PNG = "image/png"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BARS = 12


async def count_figures(job: Job, tools: Tools) -> Mapping[str, Any]:
    """`figures` as plain JSON and the `files` that go with them: a chart, or with `show` "sheet" a workbook."""
    period = _period(job.data)
    figures = await tools.store.read(lambda conn: count(conn, period, tools.clock.now()))
    words = _Words(tools, str(job.data["language"]))
    files: list[tuple[str, str, str, bytes]] = []
    if job.data["show"] == "sheet":
        days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        files.append(("export", words.said(Text("figures-file", days)), XLSX, await _sheet(figures, period, words)))
    elif job.data["show"] == "all" and figures.reports:
        chart = await _chart(figures, period, words)
        files += [("chart", words.said(Text("figures-picture")), PNG, chart)] if chart else []
    kept = [await _keep(tools, *file) for file in files]
    return {
        "figures": figures.stored(),
        "files": [file.file for file in kept],
        "names": [file.name for file in kept],
    }


async def _keep(tools: Tools, kind: str, name: str, mime: str, data: bytes) -> StoredFile:
    return await tools.vault.keep(kind, name, mime, data, expires_at=tools.expiry("export"))


def _period(data: Mapping[str, Any]) -> Period:
    from reportbot.conversation.admin.statistics import period_of  # noqa: PLC0415 only what this handler needs

    period = period_of(int(data["first"]), int(data["last"]), str(data["span"]))
    if period is None:
        raise ReportBotError("a work of figures without days")
    return period


class _Words:
    """Texts in the admin's language, plain."""

    def __init__(self, tools: Tools, language: str) -> None:
        self._texts, self.language, self.own = tools.texts, language, tools.texts_dir

    def said(self, text: Text) -> str:
        return self._texts.plain(text, self.language)


async def _chart(figures: Figures, period: Period, words: _Words) -> bytes | None:
    """The picture; figures without it are better than none."""
    from reportbot.letters.making import make_chart  # noqa: PLC0415 typst is heavy and rarely needed

    try:
        return await make_chart(chart_of(figures, period, words.said, words.language), words.own)
    except ReportBotError:
        return None


def chart_of(figures: Figures, period: Period, said: Any, language: str) -> Chart:
    """What became of the accounts, and which they are, as bars."""
    counts = figures.buckets()
    became = tuple((said(figure_words.bucket_name(one)), counts[one]) for one in Bucket if counts[one])
    lines = tuple((said(figure_words.line_name(line)), number) for line, number in figures.by_line().items())
    platforms = tuple((said(platform_name(name)), sum(row.values())) for name, row in figures.by_platform().items())
    blocks = (("chart-became", became), ("chart-lines", lines), ("chart-platforms", platforms[:MOST_BARS]))
    args: Args = {"reports": figures.reports, "accounts": figures.total, "at": figures.counted_at}
    return Chart(
        title=said(figure_words.named(period)),
        subtitle=said(Text("chart-subtitle", args)),
        blocks=tuple(Bars(title=said(Text(key)), bars=bars) for key, bars in blocks if bars),
        language=language,
    )


async def _sheet(figures: Figures, period: Period, words: _Words) -> bytes:
    return await asyncio.to_thread(_written, figures, period, words)


def _written(figures: Figures, period: Period, words: _Words) -> bytes:
    from reportbot.sheets.writing import write_xlsx  # noqa: PLC0415 xlsxwriter is heavy and rarely needed

    header = [words.said(Text(f"figures-column-{name}")) for name in ("table", "row", "measure", "number")]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "figures.xlsx"
        write_xlsx(path, header, list(rows(figures, period, words.said)), sheet=words.said(Text("figures-sheet")))
        return path.read_bytes()


def rows(figures: Figures, period: Period, said: Any) -> Iterator[list[str | int | float]]:
    """One number a row: table, row, measure, number."""
    whole = said(figure_words.named(period))
    accounts, reports = said(Text("figures-accounts")), said(Text("figures-reports"))
    total = said(Text("figures-total"))
    yield [total, whole, reports, figures.reports]
    yield [total, whole, accounts, figures.total]
    for one, number in figures.buckets().items():
        yield [said(Text("chart-became")), said(figure_words.bucket_name(one)), accounts, number]
    for line, number in figures.by_line().items():
        name = said(figure_words.line_name(line))
        yield [said(Text("chart-lines")), name, accounts, number]
        yield [said(Text("chart-lines")), name, reports, figures.lines.get(line, 0)]
    yield from _platform_rows(figures, said)
    for source, number in figures.sources.items():
        yield [said(Text("chart-sources")), said(figure_words.source_name(source)), reports, number]
    yield from _speed_rows(figures, said)


def _platform_rows(figures: Figures, said: Any) -> Iterator[list[str | int | float]]:
    for name, counts in figures.by_platform().items():
        platform = said(platform_name(name))
        for one, number in counts.items():
            yield [said(Text("chart-platforms")), platform, said(figure_words.bucket_name(one)), number]
        yield [said(Text("chart-platforms")), platform, said(Text("figures-quick")), figures.quick.get(name, 0)]


def _speed_rows(figures: Figures, said: Any) -> Iterator[list[str | int | float]]:
    for key, speed in (("figures-now", figures.speed), ("figures-earlier", figures.earlier)):
        for name, hours in (("figures-hours-removal", speed.removal), ("figures-hours-decision", speed.decision)):
            if hours is not None:
                yield [said(Text("chart-speed")), said(Text(key)), said(Text(name)), round(hours, 1)]


HANDLERS: Mapping[str, Handler] = {"figures": count_figures}
