"""What the code says and how: keys by their names in the source, and whether each is a label, a toast, a caption."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportbot.domain.languages import LANGUAGES
from reportbot.texts import Texts

ROOT = Path(__file__).parents[2]
KEY_START = re.compile(r"[a-z][a-z0-9]*-")
TEXTS = Texts.load()

LABELS = re.compile(
    rf"(?:button|tap|choice|category|objection-reason|ask|setting|export|block)-(?!.*-inline$).+|reason-(?!.*-inline$).+"
    rf"|(?:un)?wanted-o.+|pick-o.+|cell-.+|(?:case|accounts)-number|requests-begin|period-month|request-name.*|language-(?:{'|'.join(LANGUAGES)})"
    r"|platform-(?:(?!ask|wrong|no|mail|recipient).)+|new-(?:accept|retype|skip|save|child(?:-undo)?|name-only)"
)
"""The names of labels; `NO_LABELS` are those among them that are none."""

NO_LABELS = re.compile(
    r"category-.*-inline|choice-(?:enough|dismiss|scope)|setting-(?:ask|wrong).*"
    r"|export-(?!(?:cases|reports|decisions|requests)$).*|block-(?!(?:false|flood|abuse|own|days|until-lifted)$).*"
    r"|platform-(?:abroad|unknown|rekening)"
)
"""`platform-rekening` has a short name for buttons."""

TOASTS = re.compile(
    r"refused-(?!hour|day|blocked).*|(?:toast|import-is|decided)-.+|saved|sources-stale|import-template-coming"
)
"""Names of answers to presses; more are given to `no`, `yes`, `Toast` and `toast=` in the code."""

CAPTIONS = frozenset(
    {
        *("evidence-caption", "evidence-caption-more", "evidence-item", "evidence-more", "evidence-named-file"),
        *("evidence-named-link", "evidence-named-text", "evidence-named-closed", "picture-caption", "packet-ready"),
        *("letters-draft", "letters-by-mail", "letters-by-hand", "letters-after-failure", "data-here", "export-ready"),
        *("import-template-caption", "import-faults-file", "authority-asks-police", "authority-asks-iasc"),
        *("authority-asks-bank", "authority-asks-numbers", "authority-asks-ministry", "authority-asks-child-line"),
    }
)
"""Lines below pictures and files."""

COMMANDS = re.compile(r"(?:admin-)?command-(?!unknown|in-group|elsewhere).+")
ELSEWHERE = re.compile(r"(?:doctor|init|cli|lesson|task|hint|mail-body|mail-subject|transparency|annex|own-data)-?.*")
"""On the operator's terminal, the demo's page, in mails, sheets and files."""


class Said(ast.NodeVisitor):
    """The keys code names: outright, as patterns of f-strings, and those given to Text, or to answer a press."""

    def __init__(self) -> None:
        self.strings: set[str] = set()
        self.patterns: set[str] = set()
        self.needed: set[str] = set()
        self.labels: set[str] = set()
        self.toasts: set[str] = set()

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.strings.add(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        first = node.values[0] if node.values else None
        if isinstance(first, ast.Constant) and KEY_START.match(str(first.value)):
            self.patterns.add("".join(_pattern(part) for part in node.values))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name == "Text" and node.args:
            self.needed |= set(_constants(node.args[0]))
        if name == "Button" and node.args and isinstance(label := node.args[0], ast.Call) and label.args:
            self.labels |= set(_constants(label.args[0]))
        if name in {"no", "yes", "Rejection"} and node.args:
            self.toasts |= set(_constants(node.args[0]))
        if name == "Toast" or any(given.arg == "toast" for given in node.keywords):
            self._toast([*node.args[1:], *(given.value for given in node.keywords if given.arg == "toast")])
        if name == "words" and node.args:
            self.patterns |= {re.escape(prefix) + ".+" for prefix in _constants(node.args[0])}
        self.generic_visit(node)

    def _toast(self, given: list[ast.expr]) -> None:
        for each in given:
            if isinstance(each, ast.Call) and each.args:
                self.toasts |= set(_constants(each.args[0]))


def _pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"


def _constants(node: ast.expr) -> Iterator[str]:
    """The strings an expression may be: itself, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)


@cache
def said() -> Said:
    """Of the whole program."""
    found = Said()
    for file in sorted((ROOT / "reportbot").rglob("*.py")):
        found.visit(ast.parse(file.read_text(encoding="utf-8")))
    return found


def labels() -> list[str]:
    """Keys of buttons."""
    keys = TEXTS.keys("id")
    named = {key for key in keys if LABELS.fullmatch(key) and not NO_LABELS.fullmatch(key)}
    return sorted(named | (said().labels & keys))


def toasts() -> list[str]:
    """Keys of answers to presses."""
    keys = TEXTS.keys("id")
    return sorted({key for key in keys if TOASTS.fullmatch(key)} | (said().toasts & keys))


def captions() -> list[str]:
    """Keys of what stands below a picture or a file."""
    return sorted(CAPTIONS)


def commands() -> list[str]:
    """Keys of what menus say about commands."""
    return sorted(key for key in TEXTS.keys("id") if COMMANDS.fullmatch(key))


def messages() -> list[str]:
    """Keys that stand in messages: all that are not known to be something else."""
    others = {*labels(), *captions(), *commands()}
    return sorted(key for key in TEXTS.keys("id") - others if not ELSEWHERE.fullmatch(key))
