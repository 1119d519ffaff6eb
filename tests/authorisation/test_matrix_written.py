"""Commands and typed lines: every role writes each in every chat; who may not, reads nothing and changes nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.conversation.review.replies import TYPED as PANELS
from reportbot.domain.records import Case, Session
from reportbot.storage.connection import Connection
from reportbot.storage.store import Store
from tests.authorisation import cast, world
from tests.authorisation.cast import ROLES, Right, Role, Spot
from tests.authorisation.cells import FOR_WANT_OF_RIGHTS, Outcome, Stage, permitted
from tests.authorisation.table import COMMANDS, TYPED, Rule
from tests.authorisation.world import surroundings
from tests.conversation import staff_world as w
from tests.conversation.harness import NOON, TEXTS
from tests.conversation.staff_world import Undone

ARGUMENTS = {
    "/cari": ("akun1",),
    "/blokir": ("", "RB-0001-AAAA", "daftar"),
    "/permintaan": ("", "5"),
    "/buka_identitas": ("RB-0504-AAAA",),
    "/impor": ("", "polisi"),
    "/kasus_baru": ("", "polisi"),
    "/ekspor": ("", "kasus"),
}
TELLS = ("rahasia", "Polda", "akun1", "RB-0", "RB-O", "Orang ", "MiChat (", "1/2021")
"""Words of the world that only staff may read."""

OF_ALL = frozenset({Right.ANYONE})
SESSIONS: dict[str, dict[str, Any]] = {
    "": {},
    "filing": {"flow": "filing", "step": "a"},
    "adding": {"flow": "adding"},
    "objection": {"flow": "objection", "draft": {"objection": {"parts": []}}},
    "admin": {"flow": "admin", "step": "setting:signatory"},
    "blocks": {"flow": "blocks", "step": f"block:{world.MINE + 4}"},
    "requests": {"flow": "requests", "step": "s:1:0"},
    "referrals": {"flow": "referrals", "step": "official", "draft": {"referrals": {"case": 4}}},
    "sources": {
        "flow": "sources",
        "step": "source",
        "draft": {"sources": {"goal": "c"}},
    },
    "reveal": {"flow": "reveal", "draft": {"reveal": {"report": world.MINE + 4, "basis": ""}}},
    "objection-link": {"flow": "objection-link", "draft": {"objection-link": {"objection": 1, "epoch": 0}}},
}
"""Where somebody stood when he was asked for a line, whether or not he still may."""

REPLY_CASE = 16
"""The case that MODERATOR holds."""


def commands() -> Iterator[tuple[Rule, str]]:
    for rule in COMMANDS:
        assert isinstance(rule.what, str)
        for argument in ARGUMENTS.get(rule.what, ("",)):
            yield rule, f"{rule.what} {argument}".strip()


def faults(found: Outcome | None, rule: Rule, role: Role, spot: Spot) -> list[str]:
    if found is None:
        robot = role.is_bot and (not role.sender or spot is Spot.PRIVATE)
        ignored = robot or spot in {Spot.CHANNEL, Spot.BUSINESS, *NO_MESSAGES}
        return [] if ignored else ["ignored"]
    if permitted(rule, role, spot):
        return [f"refused: {key}" for key in found.keys & FOR_WANT_OF_RIGHTS] if rule.who != OF_ALL else []
    told = "\n".join(TEXTS.plain(line, "id") for content in found.contents for line in content.lines)
    wrong = [f"told {part!r}" for part in TELLS if part in told and not rule.who & OF_ALL]
    return wrong + [fault for fault in found.foreign(in_group=True) if fault not in _ASKED]


NO_MESSAGES = {Spot.INLINE, Spot.INACCESSIBLE}
"""Nobody writes there: it is read as what it is, a press, or not at all."""

_ASKED = ("said NoticeToAdmins",)
"""Admins hear that somebody anonymous wanted to connect a group."""

SPOTS = [spot for spot in Spot if spot not in {Spot.STRANGE, *NO_MESSAGES}]


async def played(store: Store, cells: Any) -> list[str]:
    found: list[str] = []

    async def work(conn: Connection) -> None:
        stage = await Stage.set(surroundings(store.seal), conn)
        found.extend([fault async for fault in cells(stage)])
        raise Undone

    with pytest.raises(Undone):
        await store.write(work)
    return found


async def test_a_command_is_done_for_who_may_where_he_may_and_for_nobody_else(store: Store) -> None:
    async def cells(stage: Stage) -> Any:
        for rule, text in commands():
            for role in ROLES:
                for spot in SPOTS:
                    outcome = await stage.play(role, cast.message(role, spot, text, 900))
                    for fault in faults(outcome, rule, role, spot):
                        yield f"{text} by {role.name} in {spot.value}: {fault}"

    found = await played(store, cells)
    assert not found, "\n".join(found[:60])


async def test_a_typed_line_is_taken_from_who_may_now_whoever_was_asked_for_it(store: Store) -> None:
    rules = {str(rule.what).removeprefix("typed:"): rule for rule in TYPED if "reply" not in str(rule.what)}
    assert set(rules) == set(SESSIONS)

    async def cells(stage: Stage) -> Any:
        for name, rule in rules.items():
            for role in ROLES:
                stage.facts.put(Session(person=role.person, updated_at=NOON, **SESSIONS[name]))
                outcome = await stage.play(role, cast.message(role, Spot.PRIVATE, "Surat Kapolda", 900))
                for fault in faults(outcome, rule, role, Spot.PRIVATE):
                    if not rule.who & OF_ALL:
                        yield f"{name} by {role.name}: {fault}"

    found = await played(store, cells)
    assert not found, "\n".join(found[:60])


OF_REPLIES = [rule for rule in TYPED if "reply" in str(rule.what)]
PANEL_RULES = {str(rule.what).removeprefix("typed:reply").removeprefix(":"): rule for rule in OF_REPLIES}


@pytest.mark.parametrize("panel", ["", *PANELS, "ask-own", "merge"])
async def test_a_reply_to_a_card_is_taken_from_moderators_in_their_group(store: Store, panel: str) -> None:
    """Who is not known yet counts as in the group where he writes there, so he is left out here."""
    rule = PANEL_RULES[panel]
    by = [role for role in ROLES if role.known]

    async def cells(stage: Stage) -> Any:
        case = stage.facts.get(Case, REPLY_CASE)
        while case is None:
            await stage.play(by[1], cast.message(by[1], Spot.GROUP, "x", 900, 1000 + REPLY_CASE))
            case = stage.facts.get(Case, REPLY_CASE)
        stage.facts.put(_at(case, panel))
        for role in by:
            for spot in (Spot.GROUP, Spot.OLD_GROUP, Spot.OTHER_GROUP, Spot.PRIVATE):
                raw = cast.message(role, spot, "2", 900, 1000 + REPLY_CASE)
                outcome = await stage.play(role, raw)
                allowed = permitted(rule, role, spot) or (panel == "merge" and Right.MODERATOR in role.rights)
                if spot is Spot.GROUP and allowed:
                    done = outcome is not None and any(isinstance(each, Case) for each in outcome.turn.writes)
                    noted = outcome is not None and outcome.turn.writes
                    if not (done or noted):
                        yield f"{panel} by {role.name}: not taken"
                elif outcome is not None:
                    for fault in outcome.foreign(in_group=spot is Spot.GROUP):
                        yield f"{panel} by {role.name} in {spot.value}: {fault}"

    found = await played(store, cells)
    assert not found, "\n".join(found[:60])


def _at(case: Case, panel: str) -> Case:

    return replace(case, panel=panel)


def test_every_panel_that_waits_for_words_has_a_rule() -> None:
    assert set(PANEL_RULES) == {"", *PANELS, "ask-own", "merge"}
    assert w.MODERATOR in {role.person for role in ROLES}
