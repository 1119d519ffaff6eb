"""Step 5: the whole report before it is sent (W8)."""

from typing import Final

from reportbot.conversation.filing.draft import Draft, Step
from reportbot.conversation.filing.presses import Move
from reportbot.conversation.filing.wording import account_line, back_and_cancel, form_button, screen, shortened
from reportbot.conversation.says import Content, Rows, Text, verbatim
from reportbot.domain.cases import IMAGES, missing
from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.words import EvidenceKind

_EDITS: Final = (
    (("tap-edit-account", Move.EDIT_ACCOUNT), ("tap-edit-category", Move.EDIT_CATEGORY)),
    (("tap-edit-evidence", Move.EDIT_EVIDENCE), ("tap-edit-story", Move.EDIT_STORY)),
    (("tap-also", Move.ALSO),),
)
EDITED: Final = {
    Move.EDIT_ACCOUNT: Step.ACCOUNT,
    Move.EDIT_CATEGORY: Step.CATEGORY,
    Move.EDIT_EVIDENCE: Step.EVIDENCE,
    Move.EDIT_STORY: Step.STORY,
}
"""Where each *Ubah …* leads."""


def summary(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """W8: nothing is sent yet, everything can be changed."""
    rows: Rows = (
        (form_button("tap-send", epoch, draft.step, Move.SEND, "success"),),
        *(tuple(form_button(key, epoch, draft.step, move) for key, move in row) for row in _EDITS),
        back_and_cancel(epoch, draft.step),
    )
    lines = (note or Text("summary-unsent"), *_fields(draft), *_stronger(draft), Text("summary-faith"))
    return screen(Text("step-summary"), *lines, rows=rows)


def _fields(draft: Draft) -> tuple[Text, ...]:
    suspicion = f"category-{draft.category.value}-inline" if draft.category else "category-unsure-inline"
    told: Text = verbatim(shortened(draft.story, 110)) if draft.story else Text("summary-no-story")
    return (
        account_line(draft),
        Text("summary-suspicion", {"category": Text(suspicion)}),
        Text("summary-evidence", {"evidence": counts(draft)}),
        Text("summary-story", {"story": told}),
    )


def counts(draft: Draft) -> Text:
    """The evidence in words: so many pictures, files, links."""
    if not draft.evidence:
        return Text("summary-words-only" if draft.is_child else "summary-no-evidence")
    kinds = [item.kind for item in draft.evidence]
    if all(kind == EvidenceKind.PHOTO for kind in kinds):
        return Text("summary-screenshots", {"n": len(kinds)})
    images = sum(kind in IMAGES for kind in kinds)
    if images == len(kinds):
        return Text("summary-images", {"n": images})
    return Text("summary-mixed", {"n": len(kinds), "images": images, "others": len(kinds) - images})


def _stronger(draft: Draft) -> tuple[Text, ...]:
    """The one thing that would help most."""
    lacking = missing(
        [one.kind for one in draft.identifiers],
        [item.kind for item in draft.evidence],
        story=bool(draft.story),
        child=draft.is_child,
    )
    about = PLATFORMS.get(draft.platform)
    idle = {"link"} if about is not None and about.linkless else set()
    if draft.unpictured:
        idle.add("screenshot")
    useful = [one for one in lacking if one not in idle]
    return (Text("summary-stronger", {"what": Text(f"stronger-{useful[0]}")}),) if useful else ()
