"""Who imitates the bot to get at people's secrets is found out, because the bot says that it never asks for any."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from reportbot.conversation.says import Text
from reportbot.texts import Texts
from tests.conversation.harness import Citizen, World
from tests.texts.calls import LOCALES
from tests.texts.test_locales import COMPLETE

TEXTS = Texts.load()
SECRETS = {
    "id": r"\b(?:OTP|PIN|KTP|NIK|CVV|kata sandi|sandi|swafoto)\b",
    "en": r"\b(?:OTP|PIN|CVV|ID card|password|passcode|selfie)\b",
}
NEVER = {
    "id": r"(?i)\btidak pernah\b|\bjangan\b|\btidak diperlukan\b|\btidak perlu\b|\btanpa\b",
    "en": r"(?i)\bnever\b|\bdo not\b|\bdon't\b|\bnot needed\b|\bno need\b|\bwithout\b|\bno ID card\b",
}
OF_THE_MAIL_SERVER = frozenset({"mail-login"})
"""What staff read when the operator's own mail account does not open."""

ON_THE_OPERATORS_SCREEN = ("setup.ftl", ("doctor-", "init-"))
"""What `reportbot doctor` and `reportbot init` print where the bot is installed: a file, and how its messages begin."""


def _messages(language: str) -> Iterator[tuple[str, str]]:
    """Each message of a language that comes by Telegram, as it stands in its file."""
    screen, begins = ON_THE_OPERATORS_SCREEN
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for entry in re.split(r"\n(?=[a-z])", file.read_text(encoding="utf-8")):
            name, _, words = entry.partition(" =")
            if not (file.name == screen and name.startswith(begins)):
                yield name, words


def test_only_what_sets_the_bot_up_takes_words_for_the_operators_screen() -> None:
    screen, begins = ON_THE_OPERATORS_SCREEN
    package = LOCALES.parent / "reportbot"
    named = re.compile(rf"""["'](?:{"|".join(begins)})[a-z-]+["']""")
    takers = {
        str(file.relative_to(package))
        for file in package.rglob("*.py")
        if named.search(file.read_text(encoding="utf-8"))
    }
    assert takers
    assert {name for name in takers if not name.startswith(SETTING_UP)} == set()
    assert all((LOCALES / language / screen).is_file() for language in COMPLETE)


SETTING_UP = ("cli/doctor/", "cli/init.py", "cli/asking.py", "cli/stored.py", "cli/env_file.py")


@pytest.mark.parametrize("language", COMPLETE)
def test_a_secret_is_named_only_to_say_that_it_is_not_asked_for(language: str) -> None:
    named = {
        name: words
        for name, words in _messages(language)
        if re.search(SECRETS[language], words) and name not in OF_THE_MAIL_SERVER
    }
    assert "start-never-asks" in named
    assert {name for name, words in named.items() if not re.search(NEVER[language], words)} == set()


def test_whoever_starts_the_bot_reads_it_before_agreeing_to_anything() -> None:
    budi = Citizen(World())
    assert "Kami tidak pernah meminta KTP, PIN, OTP, atau biaya." in budi.writes("/start")
    budi.world.put(replace(budi.profile, language="en"))
    assert "We never ask for an ID card, PIN, OTP or fee." in budi.writes("/start")


@pytest.mark.parametrize("language", COMPLETE)
def test_it_stands_on_the_bots_profile_too(language: str) -> None:
    description = TEXTS.plain(Text("bot-description"), language)
    assert "OTP" in description
    assert re.search(NEVER[language], description)
    assert len(description) <= 512
