"""Step 3: evidence (W6), counted as it comes; in the child lane words only (W6b)."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportbot.conversation.filing.category import without_media
from reportbot.conversation.filing.draft import MOST_EVIDENCE, Draft, Item, Step
from reportbot.conversation.filing.presses import Move
from reportbot.conversation.filing.story import with_words
from reportbot.conversation.filing.wording import account_line, back_and_cancel, form_button, screen
from reportbot.conversation.inputs import Media, Message
from reportbot.conversation.says import Button, Content, Text
from reportbot.domain.identifiers.links import links_in
from reportbot.domain.words import EvidenceKind

LARGEST: Final = 20 * 1024 * 1024
"""Bytes a bot may fetch."""

_KINDS: Final = {
    "photo": EvidenceKind.PHOTO,
    "video": EvidenceKind.VIDEO,
    "document": EvidenceKind.DOCUMENT,
    "animation": EvidenceKind.DOCUMENT,
}
_VOICES: Final = frozenset({"voice", "audio", "video_note"})


class Taken(Struct, frozen=True):
    """What a message held: an item, or why there is none."""

    item: Item | None = None
    refusal: Text | None = None


def evidence(draft: Draft, epoch: int, note: Text | None = None) -> Content:
    """W6, W6b, or the running count."""
    head = Text("step-child") if draft.is_child else Text("step-evidence")
    something = bool(draft.evidence) or (draft.is_child and bool(draft.story))
    key, move = ("tap-done", Move.DONE) if something else ("tap-skip", Move.SKIP)
    rows: list[tuple[Button, ...]] = [(form_button(key, epoch, draft.step, move, "primary"),)]
    if draft.editing and draft.evidence:
        rows.append((form_button("tap-clear", epoch, draft.step, Move.CLEAR),))
    if not draft.is_child:
        rows.append((form_button("tap-child", epoch, draft.step, Move.CHILD),))
    rows.append((form_button("tap-danger", epoch, draft.step, Move.DANGER, "danger"),))
    rows.append(back_and_cancel(epoch, draft.step))
    return screen(*((head, note) if note else (head, *_ask(draft))), rows=tuple(rows))


def _ask(draft: Draft) -> tuple[Text, ...]:
    if draft.is_child:
        return (Text("child-ask"),)
    if draft.evidence:
        return (count(draft),)
    known = (account_line(draft),) if draft.repeats else ()
    if draft.unpictured:
        return (*known, Text("evidence-ask-words"))
    return (*known, Text("evidence-ask"), Text("evidence-care"))


def count(draft: Draft) -> Text:
    """How much is there."""
    return Text("evidence-count", {"n": draft.counted})


def take(draft: Draft, message: Message) -> tuple[Draft, Text | None]:
    """Read a message at this step as evidence."""
    if draft.is_child:
        return _take_in_child_lane(draft, message)
    taken = read_item(message)
    if taken.item is None and taken.refusal is None:
        return _out_of_flow(draft, message)
    return add(draft, taken)


def add(draft: Draft, taken: Taken) -> tuple[Draft, Text | None]:
    """The draft with one item more; a file that is there already counts once."""
    if taken.item is None:
        return draft, taken.refusal
    known = {item.unique_id for item in draft.evidence if item.unique_id}
    if taken.item.unique_id in known:
        return draft, Text("evidence-known", {"n": draft.counted})
    if draft.counted >= MOST_EVIDENCE:
        return draft, Text("evidence-full", {"n": MOST_EVIDENCE})
    return replace(draft, evidence=(*draft.evidence, taken.item)), None


def read_item(message: Message) -> Taken:
    """A file, a link or forwarded words; plain words are none."""
    if message.media is not None:
        return _file(message, message.media)
    if not message.text.strip():
        return Taken(refusal=Text("evidence-other-kind"))
    if message.forward is not None:
        return Taken(Item(kind=EvidenceKind.TEXT, message=message.message_id, text=_words(message)))
    if message.links or any(links_in(message.text)):
        return Taken(Item(kind=EvidenceKind.LINK, message=message.message_id, text=_words(message)))
    return Taken()


def _file(message: Message, media: Media) -> Taken:
    if media.kind in _VOICES:
        return Taken(refusal=Text("evidence-voice"))
    if media.kind not in _KINDS:
        return Taken(refusal=Text("evidence-other-kind"))
    if media.size > LARGEST:
        return Taken(refusal=Text("evidence-too-large"))
    return Taken(
        Item(
            kind=_KINDS[media.kind],
            message=message.message_id,
            file_id=media.file_id,
            unique_id=media.file_unique_id,
            mime=media.mime,
            size=media.size,
            name=media.name,
            text=_words(message),
        )
    )


def _words(message: Message) -> str:
    return "\n".join((message.text, *message.links)).strip()[:4096]


def _take_in_child_lane(draft: Draft, message: Message) -> tuple[Draft, Text | None]:
    """Files are answered and never recorded, neither is their caption lost."""
    told = with_words(draft, message.text) if message.text.strip() else draft
    if message.media is not None or message.other or message.contact_phone:
        return told, Text("child-no-files")
    return replace(told, story_message=message.message_id), Text("child-kept")


def _out_of_flow(draft: Draft, message: Message) -> tuple[Draft, Text | None]:
    """Plain words are kept for the story, so that nobody writes them twice."""
    told = replace(with_words(draft, message.text), story_message=message.message_id)
    return told, Text("out-of-flow-evidence" if not draft.evidence else "out-of-flow-evidence-some")


def mark_child(draft: Draft) -> tuple[Draft, tuple[Content, ...]]:
    """*Melibatkan anak*: the child lane from here on."""
    return without_media(replace(draft, child_marked=True))


def danger(draft: Draft, epoch: int) -> Content:
    """W6d: 110 first."""
    rows = (
        (form_button("tap-resume-report", epoch, draft.step, Move.RESUME),),
        (form_button("tap-mistake", epoch, draft.step, Move.DANGER_UNDO),),
    )
    return screen(Text("danger-now"), rows=rows)


def done(draft: Draft) -> Draft:
    """*Selesai* or *Lewati*."""
    return draft.at(Step.SUMMARY if draft.editing else Step.STORY, editing=False)


def cleared(draft: Draft) -> Draft:
    """*Hapus bukti*."""
    return replace(draft, evidence=())
