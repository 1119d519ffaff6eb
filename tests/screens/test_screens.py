"""docs/screens.md is what the bot says."""

from tests.screens.document import FILE, document


def test_the_screens_in_the_documents_are_those_the_bot_sends() -> None:
    assert document() == FILE.read_text("utf-8"), "make docs writes it anew"
