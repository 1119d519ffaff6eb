"""The rule about a citizen's screens: one look takes them in."""

from reportbot.conversation.says import Content
from reportbot.domain.languages import LANGUAGES
from reportbot.texts import Texts

LINES, CHARACTERS = 8, 600
LONGEST_OPERATOR = 25
"""Letters of an operator's name for which the rule holds; the setting takes 200."""

LISTS = frozenset({"status-line", "status-objection"})
"""*Cek status* has a line for each of six reports and three objections, beside its first."""

TEXTS = Texts.load()


def too_large(content: Content) -> list[str]:
    """What is wrong with a screen, in each language."""
    keys = [line.key for line in content.lines]
    lines = LINES + 2 if LISTS & set(keys) else LINES
    return [
        f"{language}: {len(said.splitlines())} lines, {len(said)} characters: {keys}"
        for language in LANGUAGES
        if len((said := "\n".join(TEXTS.plain(line, language) for line in content.lines)).splitlines()) > lines
        or len(said) > CHARACTERS
    ]
