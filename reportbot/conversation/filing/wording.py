"""Names of accounts, apps and suspicions as texts, and the buttons many screens share."""

from typing import Final

from reportbot.conversation.buttons import Payload
from reportbot.conversation.filing.draft import Draft, Step
from reportbot.conversation.filing.presses import Form, Go, Goal, Move
from reportbot.conversation.says import Button, Content, Rows, Text, verbatim
from reportbot.domain.identifiers import Identifier

SHORT: Final = 60


def platform_name(platform: str) -> Text:
    """The app's name inside a sentence."""
    return Text(f"platform-{platform}") if platform else Text("platform-unknown")


def shortened(words: str, longest: int = SHORT) -> str:
    """The words on one line, cut with an ellipsis."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def account_line(draft: Draft) -> Text:
    """What was recognised, as the first line of the next screen."""
    if not draft.identifiers:
        return Text("account-none")
    first = draft.identifiers[0]
    args: dict[str, str | int | Text] = {
        "platform": platform_name(first.platform or draft.platform),
        "account": shortened(first.verbatim),
    }
    more = len(draft.identifiers) - 1
    return Text("account-line-more", {**args, "more": more}) if more else Text("account-line", args)


def candidate_label(identifier: Identifier) -> Text:
    """An account as a button: short, in its own letters."""
    return verbatim(shortened(identifier.verbatim, 30))


def button(key: str, press: Payload, style: str = "") -> Button:
    """A button with a text key as its label."""
    return Button(Text(key), press, style=style)


def form_button(key: str, epoch: int, step: Step, move: Move, style: str = "") -> Button:
    """A button of the form."""
    return Button(Text(key), Form(epoch, step, move), style=style)


def back_and_cancel(epoch: int, step: Step) -> tuple[Button, Button]:
    """The last row of each step."""
    return (
        Button(Text("button-back"), Form(epoch, step, Move.BACK)),
        Button(Text("button-cancel"), Form(epoch, step, Move.CANCEL)),
    )


def to_menu(kept: bool = False) -> Button:
    """*Menu utama*."""
    return button("tap-menu", Go(Goal.MENU, kept))


def screen(*lines: Text, rows: Rows = ()) -> Content:
    """A message of these lines and buttons."""
    return Content(lines, rows)


def pairs(buttons: list[Button]) -> Rows:
    """Two buttons a row."""
    return tuple(tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2))
