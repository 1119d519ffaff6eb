"""What a step says, as data: text keys, buttons and the place where each message belongs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field

from reportbot.conversation.buttons import Payload

Arg = "str | int | Text"


class Text(Struct, frozen=True):
    """A message key of locales/ with its arguments; an argument that is a Text is rendered first.

    Strings are escaped by texts.py. `Text("", {"raw": "…"})` shows the string itself, escaped.
    """

    key: str
    args: Mapping[str, "str | int | date | Text"] = field(default_factory=dict)


def verbatim(words: str) -> Text:
    """Somebody's own words as they stand, escaped."""
    return Text("", {"raw": words})


class Button(Struct, frozen=True):
    """One inline button: a press, or an address to open; `style` is "", "primary", "success" or "danger"."""

    label: Text
    press: Payload | None = None
    url: str = ""
    style: str = ""


Rows = tuple[tuple[Button, ...], ...]


class Content(Struct, frozen=True):
    """A message: paragraphs, joined by line breaks, and rows of buttons."""

    lines: tuple[Text, ...]
    rows: Rows = ()


class Screen(Struct, frozen=True):
    """The one live screen of a person's private chat.

    `tapped` is the message whose button was pressed: it is edited and is the live screen from now on. Without it a new
    message is sent and the buttons of the old screen go.
    """

    person: int
    content: Content
    tapped: int | None = None


class Notice(Struct, frozen=True):
    """A message of its own to one person, never edited (help, receipts, news).

    With a `place` (``"work:12"``) the next notice of that place edits it: progress, a standing overview.
    """

    person: int
    content: Content
    then: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)
    place: str = ""


class NoticeToAdmins(Struct, frozen=True):
    """The same message to each admin of the settings, in private."""

    content: Content


class Toast(Struct, frozen=True):
    """The answer to a press, at most 200 characters; `alert` opens a dialog; `url` opens t.me/<bot>?start=<url>."""

    press: str
    text: Text | None = None
    alert: bool = False
    start: str = ""


class Card(Struct, frozen=True):
    """The card of this case must show its present state; rendered once, after the last step of the batch.

    `adopt` is a message that pressed itself in while the card's place was unknown: it becomes the live card.
    """

    case: int
    adopt: int | None = None


class GroupPost(Struct, frozen=True):
    """A message in the moderators' group; with `place` edited in place, else posted; `reply_to` is a place's name."""

    content: Content
    place: str = ""
    reply_to: str = ""


class Media(Struct, frozen=True):
    """One picture or video of an evidence post: Telegram's own `file_id`, or else a stored `file` of the vault."""

    evidence: int
    kind: str
    file_id: str
    file: int = 0


class EvidencePost(Struct, frozen=True):
    """Blurred, not forwardable evidence of one case: an album (or one item) as a reply to the card, or in private.

    `person` None: to the group. The answer comes back as Answered("evidence-posted").
    """

    case: int
    items: tuple[Media, ...]
    caption: Content
    person: int | None = None


class Call(Struct, frozen=True):
    """A bare Bot API call whose answer may come back as Answered(then, about=about).

    `lane` is "api" (no order, not paced), "group" or "person:7"; there "$chat" in a parameter's place stands for that
    lane's chat id and "$user:7" for a person's Telegram id, filled in by the dispatcher alone.
    `press` waits for the answer at most 8 s and is handed back as Answered.original.
    """

    method: str
    params: Mapping[str, Any]
    lane: str = "api"
    then: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)
    waiting_press: Any = None


class Menu(Struct, frozen=True):
    """What Telegram's menu offers this person in private: these commands of staff first; without any, what all see."""

    person: int
    staff: tuple[str, ...] = ()


class Documents(Struct, frozen=True):
    """Stored files to one person as documents (or one as a picture), in order; the caption stands under the last.

    `names` are what the receiver sees, one for each file. `protect` forbids forwarding.
    """

    person: int
    files: tuple[int, ...]
    names: tuple[str, ...]
    caption: Content = Content(())
    as_picture: bool = False
    protect: bool = False
    then: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)


class Work(Struct, frozen=True):
    """Something long, or outside, that is done after the commit: a letter made, a mail sent, a file fetched.

    `kind` names its handler, `data` is plain JSON for it. The answer comes as Answered(then, about=about): outcome
    "done" with the handler's result, "failed" with a text key as `description`, or "unknown" (a mail that may have
    left). `once` keeps a second work of that name from being begun while the first stands. `person` sees its progress.
    """

    kind: str
    data: Mapping[str, Any]
    then: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)
    once: str = ""
    person: int | None = None


Say = Documents | Work | Screen | Notice | NoticeToAdmins | Toast | Card | GroupPost | EvidencePost | Call | Menu
