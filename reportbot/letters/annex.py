"""The annex of a letter as a table: the same rows on paper, as CSV and as XLSX."""

from functools import cache
from io import BytesIO
from pathlib import Path

from reportbot.conversation.says import Text
from reportbot.letters.data import Account, Item, Letter
from reportbot.sheets.writing import write_csv, write_xlsx
from reportbot.texts import FIRST_LANGUAGE, Texts

_COLUMNS = ("number", "platform", "account", "link", "category", "reason", "evidence", "sha256")
_RETRACTED = ("number", "platform", "account", "link", "retraction-reason")


def annex_header(letter: Letter, texts_dir: Path | None = None) -> dict[str, str]:
    """The words above the annex's columns by the column's name; those in `texts_dir` stand before the program's."""
    return {name: _words(f"annex-{name}", letter.language, texts_dir) for name in _columns(letter.kind)}


def annex_rows(letter: Letter, texts_dir: Path | None = None) -> list[tuple[str | int, ...]]:
    """A row for each account under `annex_header`; its pieces of evidence, and their hashes, are lines of one cell."""
    texts = _texts(texts_dir)
    columns = _columns(letter.kind)
    return [tuple(_cell(account, column, letter.language, texts) for column in columns) for account in letter.accounts]


def annex_csv(letter: Letter, texts_dir: Path | None = None) -> bytes:
    """The annex as CSV: with semicolons, or commas in an English copy; names as they are, hidden characters too."""
    made = BytesIO()
    delimiter = ";" if letter.language == FIRST_LANGUAGE else ","
    header = tuple(annex_header(letter, texts_dir).values())
    write_csv(made, header, annex_rows(letter, texts_dir), delimiter=delimiter)
    return made.getvalue()


def annex_xlsx(letter: Letter, texts_dir: Path | None = None) -> bytes:
    """The annex as XLSX, made in memory."""
    made = BytesIO()
    header = tuple(annex_header(letter, texts_dir).values())
    sheet = _words("annex-sheet", letter.language, texts_dir)
    write_xlsx(made, header, annex_rows(letter, texts_dir), sheet=sheet)
    return made.getvalue()


def _columns(kind: str) -> tuple[str, ...]:
    return _RETRACTED if kind == "retraction" else _COLUMNS


def _cell(account: Account, column: str, language: str, texts: Texts) -> str | int:
    if column == "evidence":
        return "\n".join(_item(item, language, texts) for item in account.evidence)
    if column == "sha256":
        return "\n".join(item.sha256 for item in account.evidence)
    cells: dict[str, str | int] = {
        "number": account.number,
        "platform": account.platform,
        "account": account.account,
        "link": account.link,
        "category": account.category,
    }
    return cells.get(column, account.reason)


def _item(item: Item, language: str, texts: Texts) -> str:
    return texts.plain(Text("annex-item", {"name": item.name, "when": item.received}), language)


def _words(key: str, language: str, texts_dir: Path | None) -> str:
    return _texts(texts_dir).plain(Text(key), language)


@cache
def _texts(texts_dir: Path | None) -> Texts:
    return Texts.load(own=texts_dir)
