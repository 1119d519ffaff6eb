"""The report that is being written, as it stands in the session between two messages."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from reportbot.domain.categories import CATEGORIES
from reportbot.domain.identifiers import Identifier, read_identifiers
from reportbot.domain.words import Category, EvidenceKind

MOST_EVIDENCE: Final = 10
LONGEST_STORY: Final = 4096


class Step(StrEnum):
    """The step a draft waits at."""

    ACCOUNT = "a"
    MORE = "m"
    IDENTIFIER = "i"
    NAME = "n"
    FORWARD = "f"
    CHOOSE = "c"
    APP = "p"
    ODD = "o"
    CATEGORY = "g"
    EVIDENCE = "e"
    STORY = "s"
    SUMMARY = "z"
    ALSO = "l"


NUMBERS: Final = {Step.CATEGORY: 2, Step.EVIDENCE: 3, Step.STORY: 4, Step.SUMMARY: 5, Step.ALSO: 5}
"""The number of a step as citizens count them; all others belong to the first."""


class Item(Struct, frozen=True, kw_only=True):
    """A piece of evidence of a draft: a file by its Telegram ids, or words; `message` is where it came from."""

    kind: EvidenceKind
    message: int
    file_id: str = ""
    unique_id: str = ""
    mime: str = ""
    size: int = 0
    name: str = ""
    text: str = ""

    @property
    def is_media(self) -> bool:
        """True for files."""
        return bool(self.file_id)


class Draft(Struct, frozen=True, kw_only=True):
    """A report that was not sent yet.

    `offered` are accounts that wait for a choice or a yes; `forward` those of a forwarded message's sender.
    `editing` leads back to the summary, `also` adds an account instead of replacing. `account_message` and
    `story_message` are the messages whose edits count. `helped` are the helps that were sent already. `repeats`: its
    suspicion is that of the report before, so that no screen of step 2 names the account.
    """

    step: Step = Step.ACCOUNT
    platform: str = ""
    identifiers: tuple[Identifier, ...] = ()
    offered: tuple[Identifier, ...] = ()
    forward: tuple[Identifier, ...] = ()
    category: Category | None = None
    evidence: tuple[Item, ...] = ()
    story: str = ""
    place: str = ""
    child_marked: bool = False
    danger: bool = False
    editing: bool = False
    also: bool = False
    account_message: int = 0
    story_message: int = 0
    helped: tuple[str, ...] = ()
    reminded: bool = False
    repeats: bool = False

    @property
    def unpictured(self) -> bool:
        """Whether screenshots are not asked for."""
        return self.category is not None and CATEGORIES[self.category].unpictured

    @property
    def is_child(self) -> bool:
        """Whether the child lane holds: words only."""
        return self.child_marked or self.category == Category.CHILD

    @property
    def number(self) -> int:
        """The step's number, 1 to 5."""
        return NUMBERS.get(self.step, 1)

    @property
    def counted(self) -> int:
        """How many pieces of evidence there are."""
        return len(self.evidence)

    def at(self, step: Step, **changes: Any) -> "Draft":
        """The draft at another step."""
        return replace(self, step=step, **changes)

    def stored(self) -> dict[str, Any]:
        """What of the draft is not as a draft begins, as JSON."""
        return {name: to_builtins(value) for name, begins in _BEGINS if (value := getattr(self, name)) != begins}


_BEGINS: Final = tuple(zip(Draft.__struct_fields__, Draft.__struct_defaults__, strict=True))


def read_draft(stored: Mapping[str, Any]) -> Draft:
    """The draft of its JSON."""
    return Draft(**{name: _READ[name](value) if name in _READ else value for name, value in stored.items()})


def _items(stored: Iterable[Mapping[str, Any]]) -> tuple[Item, ...]:
    return tuple(Item(**{**item, "kind": EvidenceKind(item["kind"])}) for item in stored)


_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "step": Step,
    "category": Category,
    "identifiers": read_identifiers,
    "offered": read_identifiers,
    "forward": read_identifiers,
    "evidence": _items,
    "helped": tuple,
}
