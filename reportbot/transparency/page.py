"""The public page as one HTML file: no scripts, no fonts or pictures from elsewhere, light and dark, bars in CSS."""

import html
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from reportbot.conversation.admin.figure_words import line_name, named, source_name, span
from reportbot.conversation.review.wording import platform_name
from reportbot.conversation.says import Text
from reportbot.domain.periods import Period
from reportbot.texts import Texts
from reportbot.transparency.tables import Published, Result

HIDDEN = "•"

_STYLE = """
:root{color-scheme:light dark;--ink:#1c2430;--soft:#566173;--paper:#fff;--card:#f5f7fa;--line:#d8dee8;--bar:#2f6fb5}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf2;--soft:#a8b3c4;--paper:#12161c;--card:#1b212a;--line:#333d4b;--bar:#6aa7e8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
main{max-width:56rem;margin:0 auto;padding:1.25rem}
h1{font-size:1.6rem;line-height:1.25;margin:.4rem 0}h2{font-size:1.15rem;margin:2rem 0 .6rem}
p{margin:.5rem 0}.soft{color:var(--soft)}a{color:var(--bar)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1rem 0;padding:0}
.cards div{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.75rem .9rem}
.cards dt{color:var(--soft);font-size:.9rem}.cards dd{margin:0;font-size:1.5rem;font-weight:600}
.bars{display:grid;grid-template-columns:minmax(7rem,14rem) 1fr auto;gap:.35rem .7rem;align-items:center;margin:.5rem 0}
.bars i{display:block;background:var(--bar);height:1rem;border-radius:.2rem;min-width:2px}
.bars b,td{font-variant-numeric:tabular-nums;text-align:right}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{padding:.4rem .55rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:bottom}
th:first-child{text-align:left}thead th{color:var(--soft);font-weight:600;font-size:.9rem}
tfoot th,tfoot td{font-weight:600;border-bottom:0}
footer{margin:2.5rem 0 1rem;border-top:1px solid var(--line);padding-top:1rem;color:var(--soft);font-size:.9rem}
"""


class Page(Struct, frozen=True):
    """What the page is about, and in whose words; `other` is the file of the other language."""

    period: Period
    counted_at: datetime
    operator: str
    texts: Texts
    language: str
    other: str

    def said(self, key: str, **args: "str | int | datetime | Text") -> str:
        """A message as HTML without tags of its own."""
        return html.escape(self.texts.plain(Text(key, args), self.language))

    def name(self, text: Text) -> str:
        """A name as HTML."""
        return html.escape(self.texts.plain(text, self.language))

    def number(self, number: int | None) -> str:
        """A number with separators, or the sign of a hidden one."""
        return HIDDEN if number is None else self.said("transparency-number", count=number)


def render(page: Page, told: Published) -> str:
    """The whole file."""
    parts = (_head(page), _summary(page, told), *_tables(page, told), _footer(page))
    title = page.said("transparency-title", period=named(page.period))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="{page.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(part for part in parts if part)
        + "\n</main>\n</body>\n</html>\n"
    )


def _head(page: Page) -> str:
    other = html.escape(page.other, quote=True)
    return (
        f'<p class="soft"><a href="{other}">{page.said("transparency-other-language")}</a></p>\n'
        f"<h1>{page.said('transparency-title', period=named(page.period))}</h1>\n"
        f'<p class="soft">{page.said("transparency-counted", operator=page.operator, at=page.counted_at)}</p>\n'
        f"<p>{page.said('transparency-about')}</p>"
    )


def _summary(page: Page, told: Published) -> str:
    boxes = [
        (page.said("transparency-reports"), page.number(told.at("source", ""))),
        (page.said("transparency-accounts"), page.number(told.at("platform", ""))),
        (page.said("transparency-inactive"), page.number(told.at("platform", "", Result.INACTIVE))),
    ]
    if told.removal is not None:
        boxes.append((page.said("transparency-removal"), page.name(span(told.removal))))
    if told.decision is not None:
        boxes.append((page.said("transparency-decision"), page.name(span(told.decision))))
    if told.quick is not None:
        boxes.append((page.said("transparency-quick"), f"{told.quick}%"))
    inside = "".join(f"<div><dt>{name}</dt><dd>{number}</dd></div>" for name, number in boxes)
    return f'<dl class="cards">{inside}</dl>'


def _tables(page: Page, told: Published) -> Iterable[str]:
    if not told.platforms:
        yield f"<p>{page.said('transparency-nothing')}</p>"
        return
    results = [(page.said(f"transparency-{one.value}"), told.at("platform", "", one)) for one in Result]
    yield _bars(page, "transparency-by-result", results)
    lines = [(page.name(line_name(row)), told.at("line", row)) for row in told.lines]
    yield _bars(page, "transparency-by-line", lines)
    yield _table(page, told, "line", [(row, page.name(line_name(row))) for row in told.lines])
    platforms = [(row, page.name(platform_name(row))) for row in told.platforms]
    yield f"<h2>{page.said('transparency-by-platform')}</h2>" + _table(page, told, "platform", platforms)
    sources = [(page.name(source_name(row)), told.at("source", row)) for row in told.sources]
    yield _bars(page, "transparency-by-source", sources)


def _bars(page: Page, heading: str, rows: Sequence[tuple[str, int | None]]) -> str:
    """A hidden number has no bar: its length would tell it."""
    longest = max([number for _, number in rows if number] or [1])
    drawn = [
        f'<span>{name}</span><span aria-hidden="true">{_bar(number, longest)}</span><b>{page.number(number)}</b>'
        for name, number in rows
    ]
    return f'<h2>{page.said(heading)}</h2>\n<div class="bars">{"".join(drawn)}</div>'


def _bar(number: int | None, longest: int) -> str:
    return f'<i style="width:{100 * number / longest:.1f}%"></i>' if number else ""


def _table(page: Page, told: Published, table: str, rows: Sequence[tuple[str, str]]) -> str:
    columns = ["", *Result]
    heads = "".join(f'<th scope="col">{page.said(_column(one))}</th>' for one in columns)
    cells: Callable[[str], str] = lambda row: "".join(  # noqa: E731 said once, used twice
        f"<td>{page.number(told.at(table, row, one))}</td>" for one in columns
    )
    body = "".join(f'<tr><th scope="row">{name}</th>{cells(row)}</tr>' for row, name in rows)
    foot = f'<tr><th scope="row">{page.said("transparency-all")}</th>{cells("")}</tr>'
    corner = f'<th scope="col">{page.said(f"transparency-of-{table}")}</th>'
    return (
        f'<div class="wide" tabindex="0"><table><thead><tr>{corner}{heads}</tr></thead><tbody>{body}</tbody>'
        f"<tfoot>{foot}</tfoot></table></div>"
    )


def _column(column: str) -> str:
    return f"transparency-{column}" if column else "transparency-accounts"


def _footer(page: Page) -> str:
    sentences = ("transparency-hidden", "transparency-words", "transparency-children", "transparency-adds-up")
    return "<footer>" + "".join(f"<p>{page.said(one)}</p>" for one in sentences) + "</footer>"
