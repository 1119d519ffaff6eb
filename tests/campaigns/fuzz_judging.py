"""What must be true after a batch of fuzzed updates: of what was said, of what is stored, and of who decided."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportbot.bot_api.fields import Unreadable
from reportbot.bot_api.keys import natural_key
from reportbot.delivery.addressing import Request
from reportbot.intake.rendering import Answer
from reportbot.sandbox.errors import ApiError
from reportbot.sandbox.html_entities import HtmlParser, utf16_length
from reportbot.storage.connection import Connection
from tests.campaigns.fuzz_cast import SECRET
from tests.campaigns.hostile import MARK
from tests.campaigns.receiving import Receiving

LIMITS = {"text": 4096, "caption": 1024}
LONGEST_TOAST, LONGEST_DATA = 200, 64
OURS = frozenset({"bold", "code"})
"""The only entities that our own texts have."""

GUARDED = {
    "who is in the team": "SELECT person, status, approved FROM members WHERE status NOT IN ('left', 'kicked')",
    "the group": "SELECT chat_id, state, reason FROM the_group",
    "who decided": 'SELECT decision, kind, "by" FROM decisions WHERE "by" IS NOT NULL',
    "who holds what": 'SELECT "case", holder, verdict, verdict_by, pending_by FROM cases WHERE holder IS NOT NULL '
    "OR verdict_by IS NOT NULL OR pending_by IS NOT NULL",
    "requests": "SELECT request, state FROM requests",
    "referrals": "SELECT referral FROM referrals",
    "reveals": "SELECT * FROM reveals",
    "blocks": "SELECT * FROM blocks",
    "imports": "SELECT * FROM imports",
    "settings": "SELECT * FROM operator_settings",
    "contacts": "SELECT * FROM platform_contacts",
}
COUNTED = ("reports", "cases", "decisions", "evidence", "dead_updates", "seen", "people", "outbox", "works")
COUNTS = "SELECT " + ", ".join(f"(SELECT count(*) FROM {name})" for name in COUNTED)  # noqa: S608 our own names


def said(requests: Iterable[Request], group: int) -> list[str]:
    """What is wrong with calls that were made."""
    return [fault for request in requests for fault in _of_call(request, group)]


def _of_call(request: Request, group: int) -> list[str]:
    found = [f"{request.method} forwards"] if request.method.startswith("forward") else []
    found += [f"{request.method}: {fault}" for params in _parts(request.params) for fault in _of_words(params)]
    whole = json.dumps(request.params, ensure_ascii=False)
    if request.params.get("chat_id") == group and SECRET in whole:
        found.append(f"{request.method} names a reporter in the group")
    if "callback_data" in whole:
        found += _of_buttons(request.params.get("reply_markup") or {})
    return found


def _parts(params: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    media = params.get("media")
    return [params, *(media if isinstance(media, list) else [])]


def _of_words(params: Mapping[str, Any]) -> list[str]:
    found = []
    for name, limit in LIMITS.items():
        if isinstance(words := params.get(name), str):
            found += _of_html(words, limit) if params.get("parse_mode") == "HTML" else [f"{name} without HTML"]
    return found


def _of_html(words: str, limit: int) -> list[str]:
    try:
        text, entities = HtmlParser(words).parse()
    except ApiError as error:
        return [f"is no HTML: {error.description}"]
    found = [f"{utf16_length(text)} units"] * (utf16_length(text) > limit)
    units = text.encode("utf-16-le")
    for one in entities:
        inner = units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le", "replace")
        if one["type"] not in OURS or inner == MARK:
            found.append(f"an entity came through: {one['type']} over {inner[:40]!r}")
    return found


def _of_buttons(markup: Mapping[str, Any]) -> list[str]:
    data = [b.get("callback_data", "") for row in markup.get("inline_keyboard", []) for b in row]
    return [f"a button's data has {len(one.encode())} bytes" for one in data if len(one.encode()) > LONGEST_DATA]


def answered(toasts: Iterable[Answer]) -> list[str]:
    """What is wrong with answers to presses."""
    lengths = [utf16_length(str(toast.params.get("text", ""))) for toast in toasts]
    return [f"a toast of {length} units" for length in lengths if length > LONGEST_TOAST]


class Accounts:
    """What must stand in the tables of what was seen and put aside, counted beside the bot."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.dead = self.taken = self.ignored = self.repeated = 0

    def expect(self, world: Receiving, raws: Sequence[Any]) -> None:
        """Count what is to become of a batch: taken, ignored on purpose, or put aside as unreadable."""
        for raw in raws:
            key = natural_key(raw)
            try:
                inputs = world.read(raw)
            except Unreadable:
                self._dies(key)
                continue
            names = [f"{key}#{n}" if n else str(key) for n in range(len(inputs))]
            fresh = [name for name in names if name not in self.keys]
            self.ignored += not inputs
            self.repeated += len(names) - len(fresh)
            self.taken += len(fresh)
            self.keys |= set(fresh)

    def _dies(self, key: str | None) -> None:
        self.dead += key is None or key not in self.keys
        if key is not None:
            self.keys.add(key)

    async def compare(self, world: Receiving) -> list[str]:
        """Where the tables differ from what was counted."""
        counts = await stored(world)
        dead, seen = counts["dead_updates"], counts["seen"]
        found = [] if dead == self.dead else [f"{dead} dead updates, and {self.dead} could not be read"]
        return found + ([] if seen == len(self.keys) else [f"{seen} keys are remembered, not {len(self.keys)}"])


async def guarded(world: Receiving) -> dict[str, list[Any]]:
    """Everything that only people with rights may change."""

    async def work(conn: Connection) -> dict[str, list[Any]]:
        found = [await conn.exec_driver_sql(query) for query in GUARDED.values()]
        return {name: [tuple(row) for row in rows] for name, rows in zip(GUARDED, found, strict=True)}

    return await world.store.read(work)


async def stored(world: Receiving) -> dict[str, int]:
    """How much there is of everything."""
    return dict(zip(COUNTED, (await world.rows(COUNTS))[0], strict=True))


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What differs."""
    return [f"{name}: {before[name]} became {after[name]}"[:400] for name in before if before[name] != after[name]]
