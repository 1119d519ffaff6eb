"""What a step of this conversation must know, who may act, and which screen answers."""

from reportbot.conversation.buttons import Payload, decode
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.filing.needed import originals_of
from reportbot.conversation.inputs import Answered, Due, Input, Message, Press
from reportbot.conversation.needs import (
    Accounts,
    ImportOf,
    ImportReports,
    Members,
    Need,
    OneImport,
    SourcePeople,
)
from reportbot.conversation.review import members
from reportbot.conversation.review.acting import Answer
from reportbot.conversation.says import Content, Screen, Text, Toast
from reportbot.conversation.sources import joining, lists, place, screens, single
from reportbot.conversation.sources.presses import Act, Goal, Leave, NewCase, OfCase, PickList, PickSource, Template
from reportbot.conversation.supervisors import is_staff
from reportbot.domain.records import CaseIdentifier, Import, Member, Report, Session

LIST, CASE = "impor", "kasus_baru"
COMMANDS = frozenset({LIST, CASE})


def admits(facts: Facts, person: int) -> bool:
    """Admins, and supervisors as far as is known; a press is judged anew."""
    return is_staff(facts, person)


def needs(facts: Facts, item: Input) -> set[Need]:
    """Asked again after loading, until nothing is missing."""
    match item:
        case Press():
            return _of_press(facts, item)
        case Answered() if item.original is not None:
            return _of_press(facts, item.original)
        case Answered() if "import" in item.about:
            digest = item.result.get("digest") if item.outcome == "done" and item.kind == lists.CHECKED else None
            return {Members(), OneImport(int(item.about["import"])), *({ImportOf(str(digest))} if digest else ())}
        case Due():
            return {Members(), OneImport(item.subject), ImportReports(item.subject), *_originals(facts, item.subject)}
    return set()


def _of_press(facts: Facts, press: Press) -> set[Need]:
    match decode(press.data):
        case PickList(number=number):
            standing = facts.get(Import, number)
            return {OneImport(number), *({ImportOf(standing.digest)} if standing is not None else ())}
        case NewCase(act=Act.SAVE):
            return {Members(), SourcePeople(), *_of_draft(facts, press.person)}
    return set()


def _of_draft(facts: Facts, person: int) -> set[Need]:
    """The cases of the draft's accounts, and the originals of those that are duplicates."""
    session = facts.get(Session, person)
    kept = session.draft.get("sources", {}) if session is not None else {}
    if "draft" not in kept:
        return set()
    keys = frozenset((o.platform, o.kind, o.canonical) for o in single.draft_in(kept).identifiers if o.is_key)
    found: set[Need] = {Accounts(keys)} if keys else set()
    for account in keys:
        for key in facts.index.get((CaseIdentifier, "account", account), []):
            row = facts.get(CaseIdentifier, key)
            found |= originals_of(facts, row.case) if row is not None else set()
    return found


def _originals(facts: Facts, number: int) -> set[Need]:
    """The cases that those of an import's reports were joined to meanwhile."""
    found: set[Need] = set()
    for key in facts.index.get((Report, "staged", number), []):
        row = facts.get(Report, key)
        found |= originals_of(facts, row.case) if row is not None else set()
    return found


def step(desk: Desk, item: Input) -> None:
    """Do what this input asks."""
    match item:
        case Message():
            desk.say(Screen(item.person, _written(desk, item)))
        case Press():
            _pressed(desk, item)
        case Answered(original=Press() as press):
            _done(desk, press, None if desk.is_admin(press.person) else members.checked(desk, item))
        case Answered(kind=lists.CHECKED):
            lists.checked(desk, item)
        case Answered(kind=lists.WRITTEN):
            lists.written(desk, item)
        case Answered():
            lists.template_made(desk, item)
        case Due():
            joining.due(desk, item.subject)


def _written(desk: Desk, item: Message) -> Content:
    command = item.command if item.edit_date is None and item.forward is None else None
    if command is not None and command[0] == CASE:
        return _new_case(desk, item.person, command[1])
    in_case = place.step_of(desk, item.person).startswith("new-") or place.data(desk, item.person).get("goal") == "c"
    if not in_case and not desk.is_admin(item.person):
        place.leave(desk, item.person)
        return Content((Text("sources-admins-only"),))
    if command is not None:
        return lists.command(desk, item, command[1])
    if not in_case:
        return lists.message(desk, item)
    if place.step_of(desk, item.person) == "source":
        return screens.source(Goal.CASE, Text("sources-press-button"))
    return single.message(desk, item)


def _new_case(desk: Desk, person: int, argument: str) -> Content:
    source = place.source_of(argument)
    if source:
        return single.begin(desk, person, source)
    place.stand(desk, person, "source", goal=Goal.CASE.value)
    return screens.source(Goal.CASE)


def _pressed(desk: Desk, press: Press) -> None:
    """Admins of the settings act as such; anybody else has to stand in the group now."""
    if press.chat is None or press.chat.kind != "private":
        desk.say(Toast(press.id, Text("refused-chat")))
    elif desk.is_admin(press.person):
        _done(desk, press, None)
    elif (standing := members.standing(desk, press)) is not None:
        _done(desk, press, standing)


def _done(desk: Desk, press: Press, standing: Member | Answer | None) -> None:
    """Judge, do, and answer once; `standing` is None for an admin."""
    pressed = decode(press.data)
    refused = _refusal(pressed, standing)
    desk.say(Toast(press.id, refused if refused is not None else _act(desk, press, pressed)))


def _refusal(pressed: Payload | None, standing: Member | Answer | None) -> Text | None:
    if isinstance(standing, Answer):
        return standing.text
    if standing is None:
        return None
    if not standing.is_administrator:
        return Text("refused-supervisor")
    of_case = isinstance(pressed, OfCase | Leave) or (isinstance(pressed, PickSource) and pressed.goal is Goal.CASE)
    return None if of_case else Text("sources-admins-only")


def _act(desk: Desk, press: Press, pressed: Payload | None) -> Text | None:
    """Do it; the toast, where there is more to say than the screen does."""
    match pressed:
        case PickList():
            return lists.pressed(desk, press, pressed)
        case Template():
            lists.template(desk, press.person)
            return Text("import-template-coming")
        case Leave():
            place.leave(desk, press.person)
            return _screen(desk, press, Content((Text("sources-left"),)))
        case PickSource() if pressed.source in place.OTHER_SOURCES and place.step_of(desk, press.person) == "source":
            begin = lists.picked if pressed.goal is Goal.LIST else single.begin
            return _screen(desk, press, begin(desk, press.person, pressed.source))
        case OfCase():
            return _screen(desk, press, single.pressed(desk, press.person, pressed))
    return Text("sources-stale")


def _screen(desk: Desk, press: Press, content: Content | None) -> Text | None:
    """Show what comes next; or say that the button is of another time."""
    if content is None:
        return Text("sources-stale")
    desk.say(Screen(press.person, content, press.message_id))
    return None
