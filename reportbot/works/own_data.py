"""A person's own data as files, their erasure, and who they are where the law demands it."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from msgspec import Struct

from reportbot.conversation.blocks.words import ground, until_words
from reportbot.conversation.facts import Facts
from reportbot.conversation.filing.news_words import erased, question, status
from reportbot.conversation.filing.scene import draft_of
from reportbot.conversation.filing.status import objection_status
from reportbot.conversation.filing.wording import platform_name
from reportbot.conversation.needs import Blocks, EveryReportOf, Need, Objections
from reportbot.conversation.review.acting import Args
from reportbot.conversation.says import Text
from reportbot.domain.records import Block, Evidence, Objection, Person, Report, Session
from reportbot.storage import facts as stored_facts
from reportbot.storage.connection import Connection
from reportbot.storage.erasure import erase_identity, forget_lookup
from reportbot.storage.people import Names, names_of, telegram_ids
from reportbot.texts import Texts
from reportbot.works.job import Failed, Handler, Job, Later, Tools

NAME: Final = "data-saya"
_GONE: Final = "reveal-failed"

MOST_SCRUBS: Final = 20
"""A journal that is read all the time is folded in later all the same."""


class Own(Struct, frozen=True):
    """All that is kept of one person, as read in one transaction."""

    person: Person
    telegram_id: int | None
    names: Names
    session: Session | None
    reports: tuple[Report, ...]
    evidence: tuple[Evidence, ...]
    objections: tuple[Objection, ...]
    blocks: tuple[Block, ...] = ()


async def read_own(conn: Connection, tools: Tools, person: int) -> Own | None:
    """What is kept of this person; None of one who is not known any more."""
    facts, now, seal = Facts(), tools.clock.now(), tools.seal
    mine = frozenset({person})
    wanted: set[Need] = {EveryReportOf(person), Objections(mine), Blocks(mine)}
    await stored_facts.load_actors(conn, seal, facts, [person])
    await stored_facts.load(conn, seal, facts, wanted, now)
    found = facts.get(Person, person)
    if found is None:
        return None
    reports = tuple(_listed(facts, Report, "person", person))
    own = {report.report for report in reports}
    evidence = [item for case in {report.case for report in reports} for item in _listed(facts, Evidence, "case", case)]
    return Own(
        found,
        (await telegram_ids(conn, seal, [person])).get(person),
        (await names_of(conn, seal, [person])).get(person, Names()),
        facts.get(Session, person),
        tuple(sorted(reports, key=lambda one: one.report)),
        tuple(item for item in sorted(evidence, key=lambda one: one.evidence) if item.report in own),
        tuple(_listed(facts, Objection, "person", person)),
        tuple(_listed(facts, Block, "person", person)),
    )


def _listed(facts: Facts, kind: type[Any], name: str, value: int) -> Iterator[Any]:
    for key in facts.listed(kind, name, value):
        if (record := facts.get(kind, key)) is not None:
            yield record


async def own_data(job: Job, tools: Tools) -> Mapping[str, Any]:
    """The files of a copy: JSON for programs, text for people; they expire as exports do."""
    person = int(job.data["person"])
    own = await tools.store.read(lambda conn: read_own(conn, tools, person))
    if own is None:
        raise Failed("data-failed")
    now = tools.clock.now()
    made = {
        f"{NAME}.json": ("application/json", json.dumps(as_json(own), ensure_ascii=False, indent=1)),
        f"{NAME}.txt": ("text/plain", as_text(own, tools.texts, now)),
    }
    until = tools.expiry("export")
    files = [
        await tools.vault.keep("export", name, mime, words.encode(), expires_at=until)
        for name, (mime, words) in made.items()
    ]
    return {"files": [file.file for file in files], "names": list(made)}


# For programs.


def as_json(own: Own) -> dict[str, Any]:
    """All of it; nothing of other people, and of the cases no more than the citizen may read."""
    person = own.person
    return {
        "profile": {
            "telegram_id": own.telegram_id,
            "name": own.names.full_name,
            "username": own.names.username,
            "known_since": _iso(person.created_at),
            "language": person.language,
            "consent_version": person.consent,
            "consent_at": _iso(person.consent_at),
            "wants_news": person.wants_news,
            "blocked_until": _iso(person.blocked_until),
        },
        "reports": [_report(own, report) for report in own.reports],
        "objections": [_objection(one) for one in own.objections],
        "blocks": [_block(one) for one in own.blocks],
        "drafts": _drafts(own.session),
    }


def _report(own: Own, report: Report) -> dict[str, Any]:
    items = [item for item in own.evidence if item.report == report.report]
    return {
        "ticket": report.ticket,
        "sent_at": _iso(report.created_at),
        "platform": report.platform,
        "account": report.account,
        "category": report.category.value,
        "story": report.story,
        "place": report.place,
        "words_erased_at": _iso(report.words_erased_at),
        "danger": report.danger,
        "status": report.news,
        "question": report.question,
        "answer_until": _iso(report.question_until),
        "review_until": _iso(report.review_until),
        "evidence": [_item(item) for item in items],
    }


def _item(item: Evidence) -> dict[str, Any]:
    sent = {"kind": item.kind.value, "sent_at": _iso(item.created_at), "size": item.size, "state": item.state}
    return {**sent, "name": item.name, "text": item.text, "sha256": item.sha256}


def _objection(one: Objection) -> dict[str, Any]:
    sent = {"ticket": one.ticket, "sent_at": _iso(one.created_at), "words": one.words, "accounts": one.account}
    return {**sent, "status": one.state, "decided_at": _iso(one.decided_at)}


def _block(one: Block) -> dict[str, Any]:
    """As he was told; what admins noted is theirs."""
    return {
        "at": _iso(one.at),
        "until": _iso(one.until),
        "reason": one.reason,
        "state": one.state,
        "review": one.review,
    }


def _drafts(session: Session | None) -> dict[str, Any]:
    if session is None:
        return {}
    draft, objection = draft_of(session), session.draft.get("objection")
    found: dict[str, Any] = {}
    if draft is not None:
        accounts = [one.verbatim for one in draft.identifiers]
        category = draft.category.value if draft.category else None
        found["report"] = {"accounts": accounts, "category": category, "story": draft.story, "evidence": draft.counted}
    if objection:
        found["objection"] = [part["words"] for part in objection["parts"]]
    return found


def _iso(when: datetime | None) -> str | None:
    return when.isoformat(timespec="seconds") if when is not None else None


# For people.


def as_text(own: Own, texts: Texts, now: datetime) -> str:
    """The same in sentences, in the person's language."""
    lines = [Text("own-data-title", {"when": now}), *_profile(own)]
    blocks = ["\n".join(_plain(own, texts, lines))]
    blocks += ["\n".join(_plain(own, texts, [_block_line(one)])) for one in own.blocks]
    blocks += ["\n".join(_report_lines(own, texts, report)) for report in own.reports]
    blocks += ["\n".join(_objection_lines(own, texts, one)) for one in own.objections]
    return "\n\n".join([*blocks, *_plain(own, texts, [Text("own-data-end")])]) + "\n"


def _plain(own: Own, texts: Texts, lines: list[Text]) -> list[str]:
    return [texts.plain(line, own.person.language) for line in lines]


def _profile(own: Own) -> list[Text]:
    person, names = own.person, own.names
    who = {"name": names.full_name or "-", "username": names.username or "-", "number": str(own.telegram_id or "-")}
    consent = Text("own-data-no-consent")
    if person.consent is not None and person.consent_at is not None:
        consent = Text("own-data-consent", {"version": person.consent, "when": person.consent_at})
    news = Text("own-data-news-on" if person.wants_news else "own-data-news-off")
    return [Text("own-data-who", who), consent, news]


def _block_line(one: Block) -> Text:
    args: Args = {"when": one.at, "end": until_words(one.until), "ground": ground(one.reason)}
    return Text("own-data-block-lifted" if one.state == "lifted" else "own-data-block", args)


def _report_lines(own: Own, texts: Texts, report: Report) -> list[str]:
    category = Text(f"category-{report.category.value}-inline")
    head = Text("own-data-report", {"ticket": report.ticket, "when": report.created_at, "status": status(report)})
    about = Text("own-data-about", {"platform": platform_name(report.platform), "category": category})
    lines = _plain(own, texts, [head, about, *erased(report)])
    lines += _worded(own, texts, "own-data-account", report.account)
    lines += _worded(own, texts, "own-data-story", report.story)
    lines += _worded(own, texts, "own-data-place", report.place)
    if report.question:
        lines += _plain(own, texts, [Text("own-data-question", {"question": question(report.question)})])
    for item in (one for one in own.evidence if one.report == report.report):
        kind = Text(f"own-data-kind-{item.kind.value}")
        lines += _plain(own, texts, [Text("own-data-evidence", {"kind": kind, "when": item.created_at})])
        lines += _worded(own, texts, "own-data-caption", item.text)
    return lines


def _objection_lines(own: Own, texts: Texts, one: Objection) -> list[str]:
    args: Args = {"ticket": one.ticket, "when": one.created_at, "status": objection_status(one)}
    head = _plain(own, texts, [Text("own-data-objection", args)])
    return [*head, *_worded(own, texts, "own-data-words", one.words)]


def _worded(own: Own, texts: Texts, key: str, words: str) -> list[str]:
    """Somebody's own words beside their label, uncut."""
    return [f"{texts.plain(Text(key), own.person.language)} {words}"] if words else []


# Taking away.


async def erase_person(job: Job, tools: Tools) -> Mapping[str, Any]:
    """The number stands for nobody from now on, and the journal holds no earlier form of what was erased.

    Raises:
        Later: somebody reads the journal.
    """
    person, now = int(job.data["person"]), tools.clock.now()
    await tools.store.write(lambda conn: erase_identity(conn, tools.seal, person, now))
    if not await tools.store.scrub() and job.attempts < MOST_SCRUBS:
        raise Later(float(job.attempts + 1))
    return {}


async def forget_block(job: Job, tools: Tools) -> Mapping[str, Any]:
    """What kept an erased person recognisable goes with the block."""
    await tools.store.write(lambda conn: forget_lookup(conn, int(job.data["person"])))
    return {}


# Opening.


async def reveal(job: Job, tools: Tools) -> Mapping[str, Any]:
    """Who a person is, as a message for who asked; it is in no log and stays in no row.

    Raises:
        Failed: the person was erased.
    """
    person = int(job.data["person"])
    found = await tools.store.read(lambda conn: _identity(conn, tools, person))
    if found is None:
        raise Failed(_GONE)
    telegram_id, names = found
    username = f"@{names.username}" if names.username else "-"
    args = {"ticket": str(job.data["ticket"]), "name": names.full_name or "-", "username": username}
    return {"html": tools.texts.render(Text("reveal-identity", {**args, "number": str(telegram_id)}), "id")}


async def _identity(conn: Connection, tools: Tools, person: int) -> tuple[int, Names] | None:
    number = (await telegram_ids(conn, tools.seal, [person])).get(person)
    return None if number is None else (number, (await names_of(conn, tools.seal, [person]))[person])


HANDLERS: Final[Mapping[str, Handler]] = {
    "own-data": own_data,
    "erase-person": erase_person,
    "forget-block": forget_block,
    "reveal": reveal,
}
"""By Work.kind."""
