"""Step 4: the story (W7), which may be skipped."""

from msgspec.structs import replace

from reportbot.conversation.filing.draft import LONGEST_STORY, Draft, Step
from reportbot.conversation.filing.presses import Move
from reportbot.conversation.filing.wording import back_and_cancel, form_button, screen, shortened
from reportbot.conversation.inputs import Message
from reportbot.conversation.says import Content, Text


def story(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """W7; what was told before stands there already."""
    if note:
        lines: tuple[Text, ...] = (note,)
    elif draft.story:
        so_far = {"story": shortened(draft.story, 160)}
        lines = (Text("story-so-far", so_far), Text("story-replace" if draft.editing else "story-more"))
    else:
        lines = (Text("story-ask-child" if draft.is_child else "story-ask"),)
    rows = ((form_button("tap-skip", epoch, draft.step, Move.SKIP),), back_and_cancel(epoch, draft.step))
    return screen(Text("step-story"), *lines, rows=rows)


def take(draft: Draft, message: Message) -> tuple[Draft, Text | None]:
    """Words are the story; on to the summary."""
    if not message.text.strip():
        return draft, Text("story-words-only")
    base = replace(draft, story="") if draft.editing else draft
    told = with_words(base, message.text)
    note = Text("story-cut", {"n": LONGEST_STORY}) if len(told.story) < _length(base, message) else None
    return told.at(Step.SUMMARY, editing=False, story_message=message.message_id), note


def skipped(draft: Draft) -> Draft:
    """*Lewati* keeps what was told before."""
    return draft.at(Step.SUMMARY, editing=False)


def with_words(draft: Draft, words: str) -> Draft:
    """The draft with these words at the end of its story."""
    return replace(draft, story=f"{draft.story}\n{words.strip()}".strip()[:LONGEST_STORY])


def _length(draft: Draft, message: Message) -> int:
    return len(f"{draft.story}\n{message.text.strip()}".strip())
