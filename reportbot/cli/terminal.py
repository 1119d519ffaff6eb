"""What a verb says on the operator's terminal, in the language that was asked for."""

import sys
from datetime import datetime
from pathlib import Path

from reportbot.conversation.says import Text
from reportbot.texts import Texts


class Terminal:
    """Says texts in its `language`, a line or more each; the operator's `own` stand before the shipped ones."""

    def __init__(self, language: str, own: Path | None = None) -> None:
        self.language = language
        self._texts = Texts.load(own=own)

    def say(self, key: str, **args: str | int | datetime) -> None:
        """One text."""
        self.show(self.plain(key, **args))

    def show(self, line: str) -> None:
        """Something as it stands."""
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    def plain(self, key: str, **args: str | int | datetime) -> str:
        """One text, for a question."""
        return self._texts.plain(Text(key, args), self.language)
