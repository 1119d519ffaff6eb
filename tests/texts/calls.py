"""What the texts themselves call and refer to, and so which of their arguments are a time or a number."""

from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from reportbot.texts import locales_root

LOCALES = Path(str(locales_root()))
FILES = sorted(LOCALES.glob("*/*.ftl"))


def resource(file: Path) -> ftl.Resource:
    """What stands in a file."""
    return FluentParser(with_spans=False).parse(file.read_text(encoding="utf-8"))


class _Calls(Visitor):
    """Which functions a message calls, on which variable, which choose a plural, and which messages it refers to."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []
        self.plurals: set[str] = set()
        self.references: set[str] = set()

    def visit_FunctionReference(self, node: ftl.FunctionReference) -> None:  # noqa: N802 - Fluent's naming
        for argument in node.arguments.positional:
            name = argument.id.name if isinstance(argument, ftl.VariableReference) else ""
            self.calls.append((node.id.name, name))

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - Fluent's naming
        by_plural = any(isinstance(each.key, ftl.Identifier) and each.key.name == "one" for each in node.variants)
        if by_plural and isinstance(node.selector, ftl.VariableReference):
            self.plurals.add(node.selector.id.name)
        self.generic_visit(node)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802 - Fluent's naming
        self.references.add(node.id.name)


@cache
def calls() -> _Calls:
    """Of all messages; reading them takes a second, which only those pay who need it."""
    found = _Calls()
    for file in FILES:
        found.visit(resource(file))
    return found


def times() -> set[str]:
    """Variables that are a time."""
    return {name for function, name in calls().calls if function in {"TANGGAL", "WAKTU", "JAM"}}


def numbers() -> set[str]:
    """Variables that are a number: shown as one, or choosing a plural."""
    return {name for function, name in calls().calls if function == "ANGKA"} | calls().plurals
