"""What must be true after a batch of fuzzed updates: of what was said, of what is stored, and of who decided."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from reportbot.bot_api.fields import Unreadable
from reportbot.bot_api.keys import natural_key
from reportbot.conversation.buttons import decode
from reportbot.conversation.review.presses import OnCase
from reportbot.delivery.addressing import Request
from reportbot.intake.rendering import Answer
from reportbot.sandbox.errors import ApiError
from reportbot.sandbox.html_entities import HtmlParser, utf16_length
from reportbot.storage.connection import Connection
from tests.campaigns.fuzz_cast import SECRET, Cast
from tests.campaigns.receiving import Receiving

LIMITS = {"text": 4096, "caption": 1024}
LONGEST_TOAST, LONGEST_DATA = 200, 64
OURS = frozenset({"bold", "code"})
"""The only entities that our own texts have; each hostile tag makes another."""

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
    strange = [one for one in entities if one["type"] not in OURS]
    return found + [f"an entity came through: {one['type']}, {one.get('url', '')}" for one in strange]


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
            # Who blocks, lets write and blocks within one second is heard once.
            self.repeated += len(names) - len(fresh) if not str(key).startswith("my_chat_member:") else 0
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


async def without_rights(world: Receiving, people: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of the people whom no supervisor has made a moderator meanwhile."""
    query = "SELECT p.lookup FROM members m JOIN people p ON p.person = m.person WHERE m.approved"
    approved = {bytes(row[0]) for row in await world.rows(query)}
    late = {one["id"] for one in people if world.store.seal.lookup(one["id"]) in approved}
    inside = {number for number in late if world.sandbox.chat(world.group).member(number).inside}
    return [one for one in people if one["id"] not in inside]


async def stored(world: Receiving) -> dict[str, int]:
    """How much there is of everything."""
    return dict(zip(COUNTED, (await world.rows(COUNTS))[0], strict=True))


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What differs."""
    return [f"{name}: {before[name]} became {after[name]}"[:400] for name in before if before[name] != after[name]]


Live = Mapping[int, tuple[int, int]]


async def live_cards(world: Receiving) -> Live:
    """Version and message of each case that has a card."""
    query = 'SELECT c."case", c.epoch, p.message_id FROM cases c JOIN places p ON p.place = \'card:\' || c."case"'
    return {case: (epoch, message) for case, epoch, message in await world.rows(query) if message is not None}


def is_stale(data: str, live: Live) -> bool:
    """Whether it comes from a card of at least two versions ago; a late holder's press may count one version later."""
    press = decode(data)
    return isinstance(press, OnCase) and press.case in live and press.epoch + 1 < live[press.case][0]


def card_of(data: str, live: Live) -> int:
    """The message that is the case's card now."""
    press = decode(data)
    assert isinstance(press, OnCase)
    return live[press.case][1]


DECISIONS = 'SELECT "case", kind, before, after FROM decisions WHERE "case" IS NOT NULL ORDER BY position'
CHILDS_FILES = (
    'SELECT e.evidence, e.vault FROM evidence e JOIN cases c ON c."case" = e."case" '
    "WHERE c.child AND e.vault IN ('waiting', 'kept') AND (e.state = 'kept' OR NOT c.preserve)"
)
"""What may still be seen, or is held for nobody: what is kept for the police is withheld."""
CARD = re.compile(r"Kasus (\d+)")


async def at_rest(world: Receiving, cast: Cast) -> list[str]:
    """When all is delivered: one live card and one story for each case, and no file of a child's case."""
    found = [f"the file of a child's case is {row.vault}" for row in await world.rows(CHILDS_FILES)]
    found += _stories(await world.rows(DECISIONS))
    return found + (_live_cards(cast) if not world.unsure else [])


def _stories(rows: Iterable[Any]) -> list[str]:
    """Each decision goes on where the one before it left the case: nobody decided what was decided already."""
    states: dict[int, str] = {}
    found = []
    for number, kind, before, after in rows:
        if states.get(number, before) != before:
            found.append(f"{kind} took a case for {before} that was {states[number]}")
        states[number] = after
    return found


def _live_cards(cast: Cast) -> list[str]:
    """Messages of the group that still have the buttons of a card, more than one for a case."""
    count: Counter[str] = Counter()
    for message in cast.group.messages.values():
        card = CARD.match(message.data.get("text", ""))
        if card and not message.deleted and message.data.get("reply_markup", {}).get("inline_keyboard"):
            count[card[1]] += "reply_to_message" not in message.data
    return [f"case {case} has {number} live cards" for case, number in count.items() if number > 1]


def token_in_logs() -> list[str]:
    """What a log at DEBUG holds of the token, however a library writes it."""
    secret = "123456789:AAcanary-canary-canary-canary-canary"
    spellings = (secret, secret.partition(":")[2], repr(secret), quote(secret, safe=""))
    code = (
        "import logging, sys; from reportbot import logs; t = sys.argv[1]; logs.setup('DEBUG', [t])\n"
        "for n in ('reportbot.x', 'httpx'): logging.getLogger(n).error('GET https://x/bot%s/getMe', t)\n"
        "raise ValueError(sys.argv[2])"
    )
    found = []
    for spelling in spellings:
        done = subprocess.run([sys.executable, "-c", code, secret, spelling], capture_output=True, check=False)
        if "canary-canary" in done.stderr.decode() or b"uncaught" not in done.stderr:
            found.append("the token stands in the log")
    return found
