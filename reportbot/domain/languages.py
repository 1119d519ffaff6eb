"""The languages that citizens may choose."""

from typing import Final

LANGUAGES: Final = ("id", "en")
"""Two-letter codes of ISO 639-1, as offered; the first has every text, and stands in where another lacks one."""
