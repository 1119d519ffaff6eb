"""A file's name, whoever gave it, leads nowhere: the vault names files by their content and keeps the name sealed."""

import asyncio
import io
import random
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.works.conftest import Workshop

BITS = [
    "..", "/", "\\", "\0", "../../etc/passwd", "~root", "C:\\con", "aux", "nul", "%2e%2e%2f", "..%c0%af", ".", "-rf",
    "$(x)", "`x`", "; rm -rf ~", "|", "*", "?", "\n", "\r\nX: y", "\u202egpj.exe", "\u200b", "é" * 90, "a" * 300,
    "漢" * 200, ".bashrc", "reportbot.db", "reportbot.key", "vault", "' OR 1=1", "<svg>", "file:///etc/shadow",
    "//host/share", ":stream", "…",
]  # fmt: skip
COUNT = 500


def names() -> Iterator[str]:
    """Hostile names, each of one to four bits; always the same ones."""
    chosen = random.Random(4711)
    for _ in range(COUNT):
        yield "".join(chosen.choices(BITS, k=chosen.randint(1, 4)))


def below(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def small_picture(number: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2, 2), (number % 250, 9, 9)).save(out, "PNG")
    return out.getvalue()


async def test_five_hundred_names_write_nothing_but_sealed_files_named_by_content(
    shop: Workshop, tmp_path: Path
) -> None:
    before = below(tmp_path) | below(Path.cwd() / "reportbot")
    given = list(names())
    kept = await asyncio.gather(
        *(shop.tools.vault.keep("evidence", name, "image/png", small_picture(n % 40)) for n, name in enumerate(given))
    )
    after = below(tmp_path) | below(Path.cwd() / "reportbot")
    made = {path for path in after - before if path.parts[0] == shop.folder.name}
    assert len({file.address for file in kept}) == len(made) == 40
    for path in made:
        assert len(path.parts) == 3
        assert path.name.startswith(path.parent.name)
        assert path.name.isascii()
        assert path.name.isalnum()
    beside = after - before - made - {Path(f"{shop.folder.name}.lock")}
    assert {path.suffix for path in beside} <= {".db", ".db-wal", ".db-shm", ".pyc"}
    for file, name in list(zip(kept, given, strict=True))[::100]:
        row, _ = await shop.tools.vault.read(file.file)
        assert row.name == name
