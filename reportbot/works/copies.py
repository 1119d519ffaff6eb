"""The stripped pictures of evidence: those kept of a document, or made now of a photo that a letter needs."""

from collections.abc import Collection

from reportbot.domain.records import Evidence
from reportbot.domain.words import EvidenceKind
from reportbot.evidence.stripping import stripped
from reportbot.evidence.vault import FileGone
from reportbot.works.job import Tools


async def pictures_of(item: Evidence, tools: Tools) -> tuple[bytes, ...]:
    """JPEGs without anything but pixels.

    Raises:
        FileGone: a file was purged, or is lost, or no picture can be had of it.
    """
    if item.copies or item.kind is not EvidenceKind.PHOTO:
        return await read(item.copies, tools)
    if item.original is None:
        raise FileGone(f"evidence {item.evidence} has no file")
    _, data = await tools.vault.read(item.original)
    if not (pictures := await stripped(data)):
        raise FileGone(f"evidence {item.evidence} is no picture")
    return tuple(pictures)


async def read(files: Collection[int], tools: Tools) -> tuple[bytes, ...]:
    """The bytes of stored files.

    Raises:
        FileGone: one was purged, or is lost.
    """
    return tuple([(await tools.vault.read(number))[1] for number in files])
