"""The screens of step 1: which account (W4)."""

from typing import Final

from reportbot.conversation.filing.draft import Draft, Step
from reportbot.conversation.filing.presses import Move, PickFound, PickPlatform
from reportbot.conversation.filing.wording import (
    account_line,
    back_and_cancel,
    candidate_label,
    form_button,
    pairs,
    platform_name,
    screen,
)
from reportbot.conversation.says import Button, Content, Rows, Text
from reportbot.domain.identifiers import PLATFORMS

FIRST_PLATFORMS: Final = tuple(key for key, about in PLATFORMS.items() if about.first)
MORE_PLATFORMS: Final = tuple(key for key, about in PLATFORMS.items() if not about.first)
NUMBER_PLATFORMS: Final = ("whatsapp", "telegram", "telepon", "rekening")
_ASKED_APART: Final = frozenset({"michat", "whatsapp", "telegram", "telepon", "situs", "rekening"})
_NAMELESS: Final = frozenset({"telepon", "situs", "rekening"})
MOST_OFFERED: Final = 10


def account(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """W4: paste anything, or choose the app."""
    rows = (*_platforms(FIRST_PLATFORMS, draft.step, epoch), _other_platforms(draft.step, epoch))
    known = (account_line(draft),) if draft.identifiers else ()
    lines = (note,) if note else (*known, Text("account-ask"), Text("account-ask-how"))
    return screen(Text("step-account"), *lines, rows=(*rows, back_and_cancel(epoch, draft.step)))


def more(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """The second list of apps."""
    rows = _platforms(MORE_PLATFORMS, draft.step, epoch)
    ask = note or Text("account-more")
    return screen(Text("step-account"), ask, rows=(*rows, back_and_cancel(epoch, draft.step)))


def app(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """Which app an account without a telling form is of."""
    first = draft.offered[0]
    platforms = NUMBER_PLATFORMS if first.kind == "phone" else FIRST_PLATFORMS
    rows = (*_platforms(platforms, draft.step, epoch), _other_platforms(draft.step, epoch))
    ask = note or Text("account-app", {"account": candidate_label(first)})
    return screen(Text("step-account"), ask, rows=(*rows, back_and_cancel(epoch, draft.step)))


def identifier(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """W4a: the app is chosen, its account is typed."""
    name = platform_name(draft.platform)
    ask = f"account-type-{draft.platform}" if draft.platform in _ASKED_APART else "account-type"
    lines = (note,) if note else (Text(ask, {"platform": name}), Text("account-safety"))
    name_only = form_button("tap-name-only", epoch, draft.step, Move.NAME_ONLY)
    rows: Rows = () if draft.platform in _NAMELESS else ((name_only,),)
    head = _head(draft.platform)
    return screen(head, *lines, rows=(*rows, back_and_cancel(epoch, draft.step)))


def name(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """W4b: a display name only."""
    head = _head(draft.platform)
    return screen(head, note or Text("account-name"), rows=(back_and_cancel(epoch, draft.step),))


def forward(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """W4c: the sender of a forwarded message, or an account in it."""
    choice = (
        form_button("tap-sender", epoch, draft.step, Move.SENDER),
        form_button("tap-in-message", epoch, draft.step, Move.IN_MESSAGE),
    )
    rows = (choice, back_and_cancel(epoch, draft.step))
    return screen(Text("step-account"), note or Text("account-forward"), rows=rows)


def choose(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """Several accounts were found: one button each."""
    offered = draft.offered[:MOST_OFFERED]
    ask = note or Text("account-several", {"n": len(offered)})
    rows = tuple(
        (Button(candidate_label(found), PickFound(epoch, draft.step, index)),) for index, found in enumerate(offered)
    )
    return screen(Text("step-account"), ask, rows=(*rows, back_and_cancel(epoch, draft.step)))


def odd(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """What was typed looks odd; it may be kept all the same."""
    first = draft.offered[0]
    shown = Text("account-typed", {"account": candidate_label(first)})
    choice = (
        form_button("tap-accept", epoch, draft.step, Move.ACCEPT),
        form_button("tap-retype", epoch, draft.step, Move.RETYPE),
    )
    rows = (choice, back_and_cancel(epoch, draft.step))
    return screen(Text("step-account"), shown, note or warning(first.warnings), rows=rows)


def also(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """One more number or account of the same owner."""
    return screen(Text("step-also"), note or Text("account-also"), rows=(back_and_cancel(epoch, draft.step),))


def warning(warnings: tuple[str, ...]) -> Text:
    """Why something looks odd, asked as one question."""
    return Text(f"warning-{warnings[0]}")


def _head(platform: str) -> Text:
    """The step with the app as its button called it."""
    return Text("step-account-platform", {"platform": Text(f"choice-{platform}")}) if platform else Text("step-account")


def _platforms(platforms: tuple[str, ...], step: Step, epoch: int) -> Rows:
    return pairs([Button(Text(f"choice-{platform}"), PickPlatform(epoch, step, platform)) for platform in platforms])


def _other_platforms(step: Step, epoch: int) -> tuple[Button, ...]:
    return (form_button("tap-others", epoch, step, Move.MORE_PLATFORMS),)
