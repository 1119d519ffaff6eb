"""Step 2: what the account is suspected of (W5), and the help each suspicion brings (W6a–c)."""

from collections.abc import Iterable

from msgspec.structs import replace

from reportbot.conversation.filing.draft import Draft, Item, Step
from reportbot.conversation.filing.presses import PickCategory
from reportbot.conversation.filing.wording import account_line, back_and_cancel, pairs, screen
from reportbot.conversation.says import Button, Content, Rows, Text
from reportbot.domain.categories import CATEGORIES
from reportbot.domain.words import Category


def category(draft: Draft, epoch: int, note: Text | None, offered: Iterable[Category]) -> Content:
    """W5: one button for each suspicion that the operator offers, long labels on a row of their own."""
    rows: Rows = ()
    short: list[Button] = []
    for one in offered:
        choice = Button(Text(f"category-{one.value}"), PickCategory(epoch, draft.step, one))
        if CATEGORIES[one].wide:
            rows, short = (*rows, *pairs(short), (choice,)), []
        else:
            short.append(choice)
    rows = (*rows, *pairs(short), back_and_cancel(epoch, draft.step))
    ask = note or Text("suspicion-ask")
    return screen(Text("step-category"), account_line(draft), ask, rows=rows)


def chosen(draft: Draft, choice: Category) -> tuple[Draft, tuple[Content, ...]]:
    """The draft with its suspicion, and what is sent before the next screen: help, and that files were dropped."""
    key = CATEGORIES[choice].help
    new_help = key not in {"", *draft.helped}
    step = Step.SUMMARY if draft.editing else Step.EVIDENCE
    helped = (*draft.helped, key) if new_help else draft.helped
    new = draft.at(step, category=choice, editing=False, helped=helped)
    notices = (screen(Text(key)),) if new_help else ()
    if not new.is_child:
        return new, notices
    new, dropped = without_media(new)
    return new, (*notices, *dropped)


def without_media(draft: Draft) -> tuple[Draft, tuple[Content, ...]]:
    """The draft without its files, and the sentence about them if there were any."""
    kept: tuple[Item, ...] = tuple(item for item in draft.evidence if not item.is_media)
    gone = len(draft.evidence) - len(kept)
    return replace(draft, evidence=kept), (screen(Text("child-dropped", {"n": gone})),) if gone else ()
