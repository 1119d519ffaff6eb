"""The screens of /impor."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from reportbot.conversation.says import Button, Content, Rows, Text
from reportbot.conversation.sources.place import OTHER_SOURCES
from reportbot.conversation.sources.presses import Goal, Leave, OnList, PickList, PickSource, Template
from reportbot.domain.records import Import

_LONGEST_LIST: Final = 20


def cancel_row() -> tuple[Button, ...]:
    """*Batal*."""
    return (Button(Text("button-cancel"), Leave()),)


def source(goal: Goal, note: Text | None = None) -> Content:
    """Whose list, or case, it is."""
    buttons = [Button(Text(f"button-source-{name}"), PickSource(goal, name)) for name in OTHER_SOURCES]
    rows = (tuple(buttons[:2]), tuple(buttons[2:]), cancel_row())
    ask = Text("sources-ask-list" if goal is Goal.LIST else "sources-ask-case")
    return Content((*((note,) if note else ()), ask), rows)


def file(named: str, note: Text | None = None) -> Content:
    """The file is waited for."""
    rows: Rows = ((Button(Text("button-template"), Template()), *cancel_row()),)
    ask = Text("sources-ask-file", {"source": Text(f"source-{named}")})
    return Content((*((note,) if note else ()), ask), rows)


def known(earlier: Import) -> Content:
    """The same file was taken in before."""
    when = earlier.done_at or earlier.at
    args: dict[str, Any] = {"number": earlier.number, "when": when, "source": Text(f"source-{earlier.source}")}
    return Content((Text("import-known" if earlier.state == "done" else "import-known-writing", args),))


def columns(found: Sequence[str], missing: Sequence[str]) -> Content:
    """The headings are not those of a list."""
    lacking = [Text("import-columns-missing", {"column": Text(f"column-{name}")}) for name in missing]
    there = ", ".join(found) or "–"
    row = (Button(Text("button-template"), Template()),)
    return Content((Text("import-columns"), *lacking, Text("import-columns-found", {"found": there})), (row,))


def column_twice(found: Sequence[str], column: str) -> Content:
    """Two headings mean the same column."""
    args: dict[str, Any] = {"column": Text(f"column-{column}"), "found": ", ".join(found)}
    return Content((Text("import-columns-twice", args),))


def faults(found: Mapping[str, Any]) -> Content:
    """The rows that have to be mended, the first of them by name."""
    args = {"faults": int(found["faults"]), "rows": int(found["rows"])}
    lines = [_fault(*entry) for entry in found["first"][:_LONGEST_LIST]]
    more = int(found["faults"]) > len({entry[0] for entry in found["first"]})
    tail = (Text("import-faults-more"),) if more else ()
    return Content((Text("import-faults", args), *lines, *tail))


def _fault(row: int, column: str, key: str, value: str) -> Text:
    args: dict[str, Any] = {"row": row, "column": Text(f"column-{column}"), "why": Text(f"fault-{key}"), "value": value}
    return Text("import-fault" if value else "import-fault-bare", args)


def preview(standing: Import, found: Mapping[str, Any]) -> Content:
    """What taking it in would do."""
    names = ("rows", "new", "known", "repeats")
    lines = [
        Text("import-preview-head", {"source": Text(f"source-{standing.source}"), "number": standing.number}),
        Text("import-preview", {name: int(found[name]) for name in names}),
    ]
    lines += [_of_category(key, int(count)) for key, count in found["by"].items()]
    if found["children"]:
        lines.append(Text("import-preview-children", {"count": int(found["children"])}))
    take = Text("button-import", {"count": int(found["new"]) + int(found["known"])})
    rows = (
        (Button(take, PickList(standing.number, OnList.WRITE), style="primary"),),
        (Button(Text("button-cancel"), PickList(standing.number, OnList.CANCEL)),),
    )
    return Content((*lines, Text("import-preview-foot")), rows)


def _of_category(key: str, count: int) -> Text:
    return Text("import-preview-category", {"category": Text(f"category-{key}-inline"), "count": count})


def writing(standing: Import) -> Content:
    """It is being written, and may still be stopped."""
    row = (Button(Text("button-cancel"), PickList(standing.number, OnList.CANCEL)),)
    return Content((Text("import-writing", {"rows": standing.rows}),), (row,))


def done(standing: Import, figures: Mapping[str, Any]) -> Content:
    """What was taken in."""
    names = ("rows", "cases", "known", "first", "last")
    args: dict[str, Any] = {name: int(figures[name]) for name in names}
    args |= {"source": Text(f"source-{standing.source}"), "number": standing.number}
    args["taken"] = args["cases"] + args["known"]
    lines = [Text("import-done", args)]
    if args["cases"]:
        lines.append(Text(_which_cases(args), args))
    if args["known"]:
        lines.append(Text("import-done-known", args))
    return Content((*lines, Text("import-done-foot")))


def _which_cases(args: Mapping[str, Any]) -> str:
    if args["cases"] == 1:
        return "import-done-case"
    together = args["last"] - args["first"] + 1 == args["cases"]
    return "import-done-cases" if together else "import-done-between"
