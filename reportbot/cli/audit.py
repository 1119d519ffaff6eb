"""``reportbot audit verify``: the chain of decisions is walked beside the bot at work, one sentence a fault."""

import asyncio
import re
import sys
from typing import Final

from reportbot.domain.chain import Head
from reportbot.domain.chain_walk import Fault
from reportbot.errors import SettingsError
from reportbot.settings import Settings
from reportbot.storage.chain_verify import Verdict, verify
from reportbot.storage.read_only import looking

SHORTEST_ANCHOR: Final = 12

_SENTENCES: Final = {
    "changed": "Entry {first} (decision {decision}) was changed after it was written.",
    "hash": "Entry {first} (decision {decision}): its hash was changed; what it says was not.",
    "renumbered": "Entry {first}: decision {decision} now bears the number {now}.",
    "moved": "Entry {first} (decision {decision}) was moved: it now stands at place {now}.",
    "missing": "Entry {first} is missing.",
    "foreign": "Foreign entry at place {first} (decision {decision}): the bot did not append it.",
    "text-changed": "Entry {first} (decision {decision}): its text was changed or replaced.",
    "text-missing": "Entry {first} (decision {decision}): its text is missing, and no decision erased it.",
    "text-foreign": "Decision {decision} has a text that was not written with it.",
    "head-missing": "The head row is missing: how many entries there must be is not proven.",
    "head-changed": "The head row was changed: its proof does not fit its count and hash.",
    "head-other": "The last entry is not the one the head was made with: entries were written anew.",
    "anchor-short": "The chain does not reach entry {first}, which was posted as its head.",
    "anchor-other": "Entry {first} has not the hash that was posted for it.",
}
_MANY: Final = {
    "missing": "Entries {first} to {last} are missing.",
    "uncounted": "Entries {first} to {last} stand after what the head counts: an older head was put back, "
    "or the entries were added.",
}


def audit(*, anchor: str = "") -> int:
    """Print what is found; 0 where the chain is whole, 1 where it is not.

    Raises:
        ReportBotError: the database cannot be read, or a word is wrong.
    """
    settings = Settings.load()
    posted = anchor_of(anchor) if anchor else None
    verdict = asyncio.run(_verified(settings, posted))
    for sentence in sentences(verdict):
        sys.stdout.write(f"{sentence}\n")
    return 1 if verdict.faults else 0


async def _verified(settings: Settings, anchor: Head | None) -> Verdict:
    async with looking(settings.database_address, settings.data_dir, settings.key_file) as (seal, read):
        return await verify(read, seal, anchor)


def anchor_of(words: str) -> Head:
    """COUNT:HASH as the bot posted it; of the hash the beginning is enough.

    Raises:
        SettingsError: it is nothing of the kind.
    """
    found = re.fullmatch(rf"([0-9]{{1,12}}):([0-9a-f]{{{SHORTEST_ANCHOR},64}})", words.strip().lower())
    if found is None:
        raise SettingsError("--anchor must be COUNT:HASH as the bot posted it, at least 12 characters of the hash.")
    return Head(int(found[1]), found[2])


def sentences(verdict: Verdict) -> list[str]:
    """One for each fault, then what the chain ends in."""
    lines = [_sentence(fault) for fault in verdict.faults]
    if verdict.erased:
        lines.append(f"Texts erased by a decision (dihapus): {verdict.erased}.")
    head = f"{verdict.head.count}:{verdict.head.hash}"
    if verdict.faults:
        return [*lines, f"NOT WHOLE. Faults: {len(verdict.faults)}. The head says {head}"]
    return [*lines, f"Whole: {verdict.head.count} entries. Head: {head}"]


def _sentence(fault: Fault) -> str:
    many = fault.kind in _MANY and (fault.last != fault.first or fault.kind not in _SENTENCES)
    words = (_MANY if many else _SENTENCES)[fault.kind]
    return words.format(first=fault.first, last=fault.last, decision=fault.decision, now=fault.now)
