"""Hostile words in every text, in names of files in the vault, and in the cells of exports."""

import csv
import html
import random
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl

from reportbot.bot_api.wellformed import well_formed
from reportbot.clock import Clock
from reportbot.conversation.says import Text
from reportbot.errors import TextError
from reportbot.evidence.vault import Vault
from reportbot.intake.lengths import plainly, said_within
from reportbot.sandbox.errors import ApiError
from reportbot.sandbox.html_entities import HtmlParser, utf16_length
from reportbot.sheets.writing import write_csv, write_xlsx
from reportbot.storage.patience import PatientStore
from reportbot.storage.store import Store
from reportbot.taming import tame
from reportbot.texts import Texts
from tests.campaigns import hostile

TEXTS, NAMES, ROWS = 400, 50, 25
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOMENT = datetime(2026, 9, 1, tzinfo=UTC)
Args = Mapping[str, Any]


def texts(dice: random.Random, count: Counter[str]) -> list[str]:
    """Whatever the arguments are, a text has the entities that it has with harmless ones."""
    shelf, found = Texts.load(), []
    for _ in range(TEXTS):
        language = dice.choice(shelf.languages)
        key = dice.choice(sorted(key for key in shelf.keys(language) if shelf.variables(key, language)))
        names = shelf.variables(key, language)
        made = _rendered(shelf, key, language, names, dice)
        if made is None:
            count["texts without words"] += 1
            continue
        harmless, attacked = (shelf.render(text, language) for text in made)
        count["texts"] += 1
        found += [f"{key}, {language}: {fault}" for fault in _compared(harmless, attacked)]
        count["lengths"] += 1
        found += _cut(made[1], partial(shelf.render, language=language))
    return found


def _rendered(
    shelf: Texts, key: str, language: str, names: frozenset[str], dice: random.Random
) -> tuple[Text, Text] | None:
    """The text with harmless and with hostile words; None where all its arguments are numbers or times."""
    kinds: tuple[Callable[[], Any], ...] = (lambda: _words(dice), lambda: 3, lambda: MOMENT)
    for _ in range(12):
        args = {name: dice.choice(kinds)() for name in sorted(names)}
        if not any(isinstance(value, str) for value in args.values()):
            continue
        harmless = {name: "x" if isinstance(value, str) else value for name, value in args.items()}
        try:
            made = Text(key, harmless), Text(key, args)
            for text in made:
                shelf.render(text, language)
        except TextError:  # it wants a number or a time there
            continue
        return made
    return None


def _words(dice: random.Random) -> str:
    """Hostile ones of which something is seen: around blanks alone no entity is made, which is nobody's attack."""
    words = well_formed(hostile.words(dice))
    _, entities = HtmlParser(f"<b>{html.escape(tame(words))}</b>").parse()
    return words if entities else "x"


def _compared(harmless: str, attacked: str) -> list[str]:
    try:
        (_, ours), (_, theirs) = HtmlParser(harmless).parse(), HtmlParser(attacked).parse()
    except ApiError as error:
        return [error.description]
    before, after = [one["type"] for one in ours], [one["type"] for one in theirs]
    return [] if before == after else [f"{before} became {after}"]


def _cut(said: Text, render: Callable[[Text], str]) -> list[str]:
    """However long, it is cut to what Telegram takes."""
    found = []
    for limit in (4096, 1024):
        try:
            text, _ = HtmlParser(said_within((said,), render, limit)).parse()
        except ApiError as error:
            return [f"is no HTML: {error.description}"]
        found += [f"{utf16_length(text)} units of {limit}"] * (utf16_length(text) > limit)
    toast = utf16_length(plainly(render(said), 200))
    return found + [f"a toast of {toast} units"] * (toast > 200)


async def names(dice: random.Random, work: Path, store: Store, count: Counter[str]) -> list[str]:
    """Whatever a file is called, the vault calls it by its content, and puts it nowhere else."""
    vault = Vault(work / "vault", PatientStore(store), Clock())
    before = set(_files(work))
    given = [well_formed(hostile.file_name(dice)) for _ in range(NAMES)]
    kept = [
        await vault.keep("evidence", name, "image/jpeg", name.encode() + bytes([n])) for n, name in enumerate(given)
    ]
    back = [await vault.read(one.file) for one in kept]
    found = [
        f"{name!r} came back as {row.name!r}" for name, (row, _) in zip(given, back, strict=True) if row.name != name
    ]
    made = [path for path in _files(work) if path not in before]
    outside = [path for path in made if not path.is_relative_to(work / "vault") and path != work / "vault.lock"]
    found += [f"{path} was written" for path in outside]
    found += [f"a file is called {path.name!r}" for path in made if not path.stem.isalnum()]
    count["names of files"] += NAMES
    return found


def _files(work: Path) -> list[Path]:
    return [path for path in work.rglob("*") if path.is_file()]


def exports(dice: random.Random, count: Counter[str]) -> list[str]:
    """No cell is a formula, in CSV or XLSX."""
    rows = [tuple(_cell(dice) for _ in range(4)) for _ in range(ROWS)]
    made = BytesIO()
    write_csv(made, ("a", "b", "c", "d"), rows)
    back = list(csv.reader(StringIO(made.getvalue().decode("utf-8-sig"), newline=""), delimiter=";"))
    found = [f"{len(back)} rows in the CSV"] * (len(back) != ROWS + 1)
    found += [f"a formula in the CSV: {cell[:30]!r}" for row in back for cell in row if _begins_a_formula(cell)]
    sheet = BytesIO()
    write_xlsx(sheet, ("a", "b", "c", "d"), rows)
    cells = [cell for row in openpyxl.load_workbook(sheet).active.iter_rows() for cell in row]
    found += [f"a formula in the XLSX: {cell.value!r}"[:60] for cell in cells if cell.data_type == "f"]
    count["cells of exports"] += 8 * ROWS
    return found


def _begins_a_formula(cell: str) -> bool:
    return cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA)


def _cell(dice: random.Random) -> str:
    return dice.choice((*FORMULA, "", " ", "\n", "=cmd|' /C calc'!A0", '";', "'=")) + hostile.words(dice, 200)
