"""The form as a table: each step's screen, what a message means there, and where *Kembali* leads."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from reportbot.conversation.filing import account, account_screens, category, evidence, story, summary
from reportbot.conversation.filing.draft import Draft, Step
from reportbot.conversation.filing.scene import Answer, Scene
from reportbot.conversation.inputs import Message
from reportbot.conversation.says import Content, Text

Show = Callable[[Draft, int, Text | None], Content]
Take = Callable[[Draft, Message], tuple[Draft, Text | None]]

SHOWS: Final[Mapping[Step, Show]] = {
    Step.ACCOUNT: account_screens.account,
    Step.MORE: account_screens.more,
    Step.IDENTIFIER: account_screens.identifier,
    Step.NAME: account_screens.name,
    Step.FORWARD: account_screens.forward,
    Step.CHOOSE: account_screens.choose,
    Step.APP: account_screens.app,
    Step.ODD: account_screens.odd,
    Step.ALSO: account_screens.also,
    Step.EVIDENCE: evidence.evidence,
    Step.STORY: story.story,
    Step.SUMMARY: summary.summary,
}

BACK: Final[Mapping[Step, Step]] = {
    Step.MORE: Step.ACCOUNT,
    Step.IDENTIFIER: Step.ACCOUNT,
    Step.NAME: Step.IDENTIFIER,
    Step.FORWARD: Step.ACCOUNT,
    Step.CHOOSE: Step.ACCOUNT,
    Step.APP: Step.ACCOUNT,
    Step.ODD: Step.ACCOUNT,
    Step.ALSO: Step.SUMMARY,
    Step.CATEGORY: Step.ACCOUNT,
    Step.EVIDENCE: Step.CATEGORY,
    Step.STORY: Step.EVIDENCE,
    Step.SUMMARY: Step.STORY,
}
"""Where *Kembali* leads; from the first step to the menu."""

_FROM_SUMMARY: Final = frozenset({Step.ACCOUNT, Step.CATEGORY, Step.EVIDENCE, Step.STORY})


def show(scene: Scene, draft: Draft, note: Text | None = None) -> Content:
    """The screen of the draft's step; a note stands in the place of its question."""
    if draft.step is Step.CATEGORY:
        return category.category(draft, scene.epoch, note, scene.desk.rules.policy.categories)
    return SHOWS[draft.step](draft, scene.epoch, note)


def back(draft: Draft) -> Draft | None:
    """The draft one step earlier; None before the first."""
    if draft.editing and draft.step in _FROM_SUMMARY:
        return draft.at(Step.SUMMARY, editing=False)
    if draft.also:
        return draft.at(Step.SUMMARY, also=False, offered=())
    target = BACK.get(draft.step)
    return draft.at(target, offered=(), forward=()) if target else None


def message(scene: Scene, draft: Draft, sent: Message) -> Answer:
    """What a message means at this step; whatever it is, there is an answer and the draft stays."""
    taken, note = _TAKES.get(draft.step, _at_account)(draft, sent)
    scene.keep(taken)
    return Answer(show(scene, taken, note))


def _at_account(draft: Draft, sent: Message) -> tuple[Draft, Text | None]:
    """A picture is kept for step 3, its caption and all words are read as the account."""
    if sent.media is None:
        return account.take(draft, sent) if _says_something(sent) else (draft, Text("evidence-other-kind"))
    kept, refusal = _early(draft, sent)
    if sent.forward is None and not account.begin_with(sent):
        return kept, refusal or Text("evidence-early-account", {"n": kept.counted})
    return account.take(kept, sent)


def _early(draft: Draft, sent: Message) -> tuple[Draft, Text | None]:
    """A file that comes before or after its step; in the child lane none is recorded."""
    if draft.is_child:
        return draft, Text("child-no-files")
    return evidence.add(draft, evidence.read_item(sent))


def _says_something(sent: Message) -> bool:
    return bool(sent.text.strip() or sent.contact_phone or sent.forward)


def _at_category(draft: Draft, sent: Message) -> tuple[Draft, Text | None]:
    if sent.media is None:
        return draft, Text("out-of-flow-category")
    kept, refusal = _early(draft, sent)
    return kept, refusal or Text("evidence-early-category", {"n": kept.counted})


def _at_story(draft: Draft, sent: Message) -> tuple[Draft, Text | None]:
    if sent.media is None:
        return story.take(draft, sent)
    kept, refusal = _early(draft, sent)
    return kept, refusal or Text("evidence-early-story", {"n": kept.counted})


def _at_summary(draft: Draft, sent: Message) -> tuple[Draft, Text | None]:
    """Files and words that come late are added."""
    if sent.media is not None:
        kept, refusal = _early(draft, sent)
        return kept, refusal or Text("summary-added-evidence")
    if not sent.text.strip():
        return draft, Text("out-of-flow-summary")
    told = story.with_words(draft, sent.text)
    return replace(told, story_message=sent.message_id), Text("summary-added-story")


_TAKES: Final[Mapping[Step, Take]] = {
    Step.CATEGORY: _at_category,
    Step.EVIDENCE: evidence.take,
    Step.STORY: _at_story,
    Step.SUMMARY: _at_summary,
}


def edited(scene: Scene, draft: Draft, sent: Message) -> Answer:
    """An edit of the last story or account counts; any other is answered and changes nothing."""
    changed = _edit(draft, sent)
    if changed is None:
        return Answer(show(scene, draft, Text("edit-unused")))
    scene.keep(changed)
    note = Text("edit-used") if changed.step != Step.SUMMARY else None
    return Answer(show(scene, changed, note))


def _edit(draft: Draft, sent: Message) -> Draft | None:
    if sent.message_id == draft.story_message and sent.text.strip() and draft.story:
        return story.with_words(replace(draft, story=""), sent.text)
    if sent.message_id == draft.account_message and draft.identifiers:
        return account.retake(draft, sent)
    items = [item for item in draft.evidence if item.message == sent.message_id]
    if len(items) != 1 or sent.media is None:
        return None
    changed = evidence.read_item(sent).item
    if changed is None or changed.unique_id != items[0].unique_id:
        return None
    return replace(draft, evidence=tuple(changed if item is items[0] else item for item in draft.evidence))
