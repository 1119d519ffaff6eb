"""*Akun saya dilaporkan* (W12): messages become an objection; every account gets the same answer."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.filing import start
from reportbot.conversation.filing.presses import Go, Goal
from reportbot.conversation.filing.scene import Answer, Scene
from reportbot.conversation.filing.wording import button, screen, shortened, to_menu
from reportbot.conversation.inputs import Due, Message
from reportbot.conversation.needs import Accounts, CaseFile, Need
from reportbot.conversation.review.acting import Args
from reportbot.conversation.rights.named_accounts import accounts_in
from reportbot.conversation.rights.presses import OnObjection, Step
from reportbot.conversation.says import Card, Content, Notice, Text
from reportbot.conversation.supervisors import tell_supervisors
from reportbot.conversation.wishes import Own, Wish
from reportbot.domain.records import Case, CaseIdentifier, Decision, Objection, Session
from reportbot.domain.words import CaseState

FLOW: Final = "objection"
"""The session's flow while somebody writes one, and the key of what is written."""

MOST_OPEN: Final = 3
LONGEST: Final = 3000
REMIND_BEFORE: Final = timedelta(days=3)
EXCERPT: Final = 240

Keys = frozenset[tuple[str, str, str]]
Part = dict[str, Any]
"""A message's number, its words, and the accounts in them: what they are found by, and as they were written."""


# Writing one.


def begin(scene: Scene, note: Text | None = None) -> Answer:
    """The words so far, where an objection was begun; at most three stand open."""
    if len(open_ones(scene.desk, scene.person)) >= MOST_OPEN:
        return Answer(_too_many())
    _keep(scene, _parts(scene.session))
    return Answer(_page(scene, note))


def open_ones(desk: Desk, person: int) -> list[Objection]:
    """Somebody's objections that nobody has decided."""
    return [one for one in desk.many(Objection, "person", person) if one.state == "open"]


def _too_many() -> Content:
    return screen(
        Text("objection-too-many", {"n": MOST_OPEN}), rows=((button("tap-status", Go(Goal.STATUS)), to_menu()),)
    )


def _page(scene: Scene, note: Text | None = None) -> Content:
    words = words_of(scene.session)
    drop = button("button-cancel", Own(Wish.DROP_OBJECTION))
    privacy = button("tap-privacy", Go(Goal.PRIVACY, kept=True))
    if not words:
        kept = Text("objection-kept", {"retention": start.days(scene.desk.rules.policy.retention["words"])})
        first = (note,) if note else ()
        return screen(*first, Text("objection-ask"), Text("objection-same"), kept, rows=((privacy, drop),))
    send = button("tap-objection-send", Own(Wish.SEND_OBJECTION), "primary")
    so_far = Text("objection-so-far", {"words": shortened(words, EXCERPT)})
    return screen(note or Text("objection-more"), so_far, rows=((send,), (privacy, drop)))


def message(scene: Scene, sent: Message) -> Answer:
    """Words are added, an edit replaces its own; whatever else comes is declined and nothing is lost."""
    words, parts = (sent.text or sent.contact_phone).strip(), _parts(scene.session)
    if not words:
        return _stay(scene, parts, "objection-words-only")
    others = [part for part in parts if part["message"] != sent.message_id]
    if sent.edit_date is not None and len(others) == len(parts):
        return _stay(scene, parts, "objection-edit-unused")
    if sum(len(part["words"]) for part in others) + len(words) > LONGEST:
        return _stay(scene, parts, "objection-too-long" if parts else "objection-first-too-long")
    mine = _part(sent.message_id, words)
    renewed = [mine if part["message"] == sent.message_id else part for part in parts]
    return _stay(scene, renewed if mine in renewed else [*renewed, mine], "objection-words-only" if sent.media else "")


def _part(number: int, words: str) -> Part:
    """Recognised once, as it comes."""
    found = accounts_in(words)
    keys = [[one.platform, one.kind, one.canonical] for one in found]
    return {
        "message": number,
        "words": words,
        "keys": keys,
        "named": list(dict.fromkeys(one.verbatim for one in found)),
    }


def _stay(scene: Scene, parts: list[Part], note: str) -> Answer:
    _keep(scene, parts)
    return Answer(_page(scene, Text(note) if note else None))


def words_of(session: Session) -> str:
    """What was written so far."""
    return "\n".join(part["words"] for part in _parts(session))


def _parts(session: Session) -> list[Part]:
    stored = session.draft.get(FLOW)
    return list(stored["parts"]) if stored else []


def _keep(scene: Scene, parts: list[Part]) -> None:
    draft = {**scene.session.draft, FLOW: {"parts": parts}}
    scene.desk.put(replace(scene.session, flow=FLOW, step="", draft=draft, updated_at=scene.now))
    scene.desk.remind("objection-draft", scene.person, scene.now + scene.desk.rules.draft_expiry)


def drop(scene: Scene) -> Answer:
    """*Batal*: what was written is deleted."""
    forget(scene)
    return Answer(start.menu(scene, Text("objection-dropped")) if start.has_consent(scene) else _dropped())


def _dropped() -> Content:
    return screen(Text("objection-dropped"), rows=((to_menu(),),))


def forget(scene: Scene) -> None:
    """The words leave the session; a report that is being written stays."""
    kept = {name: value for name, value in scene.session.draft.items() if name != FLOW}
    back = "filing" if kept.get("form") else ""
    scene.desk.put(replace(scene.session, flow=back, step="", draft=kept, updated_at=scene.now))
    scene.desk.forget("objection-draft", scene.person)


def draft_expired(desk: Desk, item: Due) -> None:
    """Words that nobody sent for a day are deleted, and the writer hears it."""
    scene = Scene(desk, item.subject)
    if _parts(scene.session):
        desk.say(Notice(scene.person, screen(Text("objection-expired"), rows=((to_menu(kept=True),),))))
    if FLOW in scene.session.draft:
        forget(scene)


# Sending it.


def keys_of(session: Session) -> Keys:
    """What the accounts in the words are found by; one of no stated app is looked for on each."""
    return frozenset((key[0], key[1], key[2]) for part in _parts(session) for key in part["keys"])


def keys_in(one: Objection) -> Keys:
    """The same of an objection that was sent: its account may have been reported since."""
    return frozenset((each.platform, each.kind, each.canonical) for each in accounts_in(one.words))


def case_needs(facts: Facts, keys: Keys) -> set[Need]:
    """The cases of these accounts, and the originals of duplicates."""
    found: set[Need] = {Accounts(keys)} if keys else set()
    for account in keys:
        for key in facts.index.get((CaseIdentifier, "account", account), []):
            row = facts.get(CaseIdentifier, key)
            case = facts.get(Case, row.case) if row else None
            if case is not None and case.original:
                found.add(CaseFile(case.original))
    return found


def cases_of(desk: Desk, keys: Keys) -> tuple[int, ...]:
    """The cases that these accounts belong to; a duplicate stands for its original."""
    numbers = {row.case for key in keys for row in desk.many(CaseIdentifier, "account", key)}
    found = [case for number in numbers if (case := desk.case(number)) is not None and case.staged is None]
    return tuple(sorted({standing_for(case) for case in found}))


def standing_for(case: Case) -> int:
    """The number of the case that is decided: a duplicate's original."""
    return case.original if case.state is CaseState.DUPLICATE and case.original else case.case


def send(scene: Scene) -> Answer:
    """Store it, hold back requests on its cases, tell supervisors; the answer says nothing of any of it."""
    words, desk = words_of(scene.session), scene.desk
    if not words:
        return Answer(toast=Text("toast-stale"))
    if len(open_ones(desk, scene.person)) >= MOST_OPEN:
        return Answer(_too_many())
    due = scene.now + desk.rules.policy.deadlines["objection"]
    objection = Objection(
        objection=desk.fresh.number(Objection),
        ticket=desk.fresh.ticket(),
        person=scene.person,
        created_at=scene.now,
        due_at=due,
        words=words,
        account=", ".join(dict.fromkeys(name for part in _parts(scene.session) for name in part["named"])),
        cases=cases_of(desk, keys_of(scene.session)),
    )
    desk.put(objection)
    count(desk, objection.cases, 1)
    record(desk, objection, "objected", None)
    desk.remind("objection-due", objection.objection, due - REMIND_BEFORE)
    tell_supervisors(desk, announcement(objection, "objection-new"), but=scene.person)
    forget(scene)
    done = screen(Text("objection-sent", {"ticket": objection.ticket}), rows=((to_menu(kept=True),),))
    return Answer(done)


def count(desk: Desk, cases: Iterable[int], more: int) -> None:
    """So many open objections more, or fewer, on these cases; their cards say it."""
    for number in cases:
        case = desk.case(number)
        if case is not None:
            desk.change(case, objections=max(0, case.objections + more))
            desk.say(Card(number))


def record(desk: Desk, objection: Objection, kind: str, by: int | None, reason: str = "") -> None:
    """Append what was done with an objection, to each of its cases or to none."""
    for number in objection.cases or (None,):
        case = desk.case(number) if number is not None else None
        state = case.state.value if case is not None else ""
        desk.put(
            Decision(
                decision=desk.fresh.number(Decision),
                case=number,
                kind=kind,
                by=by,
                at=desk.now,
                reason=reason,
                before=state,
                after=state,
                data={"objection": objection.objection},
            )
        )


def announcement(objection: Objection, key: str) -> Content:
    """What supervisors hear in private: its number, until when, and the button that opens it."""
    args: Args = {"ticket": objection.ticket, "due": objection.due_at}
    opened = OnObjection(objection.objection, objection.epoch, Step.OPEN)
    return screen(Text(key, args), rows=((button("tap-objection-open", opened),),))
