"""What a reporter wrote, as moderators may read it."""

from reportbot.conversation.filing.scene import Scene
from reportbot.domain.identifiers import Identifier
from reportbot.domain.masking import ReporterNames, mask_story
from reportbot.domain.places import place_in


def masked(scene: Scene, words: str, keep: tuple[Identifier, ...]) -> str:
    """The words without the reporter, other people and their numbers; the reported account stays."""
    if not words or scene.sender is None:
        return ""
    sender = scene.sender
    names = ReporterNames(
        first_name=sender.first_name,
        last_name=sender.last_name,
        username=sender.username,
        telegram_id=sender.telegram_id,
    )
    reported = [form for one in keep for form in (one.verbatim, one.canonical)]
    return mask_story(words, names, scene.desk.rules.masks, reported)


def place(words: str) -> str:
    """The kota or kabupaten that is named, or nothing."""
    return place_in(words) or ""
