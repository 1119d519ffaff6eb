"""What a wrong setting makes of `Settings.load`, in words."""

from collections.abc import Callable, Iterable

import pytest

from reportbot.conversation.says import Text
from reportbot.settings import WrongSetting
from reportbot.texts import Texts

TEXTS = Texts.load()


def said_of(work: Callable[[], object], language: str = "en") -> str:
    """The sentence with which `work` ends."""
    with pytest.raises(WrongSetting) as raised:
        work()
    assert raised.value.__cause__ is None
    return TEXTS.plain(raised.value.text, language)


def told(texts: Iterable[Text], language: str = "en") -> list[str]:
    """Each of them as it is read."""
    return [TEXTS.plain(text, language) for text in texts]
