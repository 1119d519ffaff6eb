"""Which kinds of Decision the code can write, read from its own source."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import reportbot
from reportbot.domain.moves import Action

ROOT: Final = Path(reportbot.__file__).parent
WRITERS: Final = {
    "noted": {0, 1, 2},
    "recorded": {1},
    "record": {2},
    "_record": {3},
    "decide": {2},
    "reopen": {2},
    "_settle": {3},
    "_moved_on": {2},
    "_judged": {2},
}
"""Functions that hand a kind on to a Decision, and where it stands among their arguments."""

AT_THE_DESK: Final = {"desk", "act", "act.desk", "scene", "scene.desk"}
"""What stands first where the kind does not."""

BY_NAME: Final = {"Decision", "Entry"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Kinds:
    """The kinds that were found; `passed_on`: functions that hand one on and are not among WRITERS."""

    def __init__(self) -> None:
        self.words: set[str] = {action.value for action in Action}
        self.beginnings: set[str] = set()
        self.passed_on: set[str] = set()
        for path in sorted((ROOT / "conversation").rglob("*.py")):
            self._read(ast.parse(path.read_text()))

    def _read(self, tree: ast.Module) -> None:
        constants = dict(_constants(tree))
        for function in (node for node in ast.walk(tree) if isinstance(node, Function)):
            own = dict(_constants(function))
            for given in (one for node in ast.walk(function) for one in _kinds_in(node)):
                self._take(function, constants | own, given)

    def _take(self, function: Function, constants: dict[str, ast.expr], value: ast.expr) -> None:
        if isinstance(value, ast.Constant):
            self.words |= {value.value} if isinstance(value.value, str) and value.value else set()
        elif isinstance(value, ast.JoinedStr):
            self.beginnings |= {str(part.value) for part in value.values[:1] if isinstance(part, ast.Constant)}
        elif isinstance(value, ast.IfExp | ast.BoolOp):
            parts = [value.body, value.orelse] if isinstance(value, ast.IfExp) else value.values
            for part in parts:
                self._take(function, constants, part)
        elif isinstance(value, ast.Name) and value.id in constants:
            self._take(function, {}, constants[value.id])
        elif isinstance(value, ast.Name) and value.id in {"kind", "said"} and function.name not in WRITERS:
            self.passed_on.add(function.name)
        elif isinstance(value, ast.Name) and value.id == "kind":
            self.words |= _default(function, value.id)


def _constants(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value


def _default(function: Function, name: str) -> set[str]:
    names = [argument.arg for argument in function.args.args]
    defaults = dict(zip(reversed(names), reversed(function.args.defaults), strict=False))
    default = defaults.get(name)
    return {str(default.value)} if isinstance(default, ast.Constant) and default.value else set()


def _kinds_in(node: ast.AST) -> Iterator[ast.expr]:
    if not isinstance(node, ast.Call):
        return
    name = ast.unparse(node.func).rpartition(".")[2]
    places = WRITERS.get(name, set()) if node.args and ast.unparse(node.args[0]) in AT_THE_DESK else {0}
    yield from (node.args[place] for place in places & WRITERS.get(name, set()) if place < len(node.args))
    if name in BY_NAME:
        yield from (keyword.value for keyword in node.keywords if keyword.arg == "kind")
