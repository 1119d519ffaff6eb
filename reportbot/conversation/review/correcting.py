"""Perbaiki kasus: the holder corrects platform, account or category, each as a decision."""

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.review import child
from reportbot.conversation.review.acting import Act, Answer, Entry, actor_of, held, moved, no, refusal, yes
from reportbot.conversation.review.presses import CorrectCategory, CorrectPlatform
from reportbot.domain.cases import case_identifier, is_urgent
from reportbot.domain.identifiers import PLATFORMS, Identifier, identify
from reportbot.domain.moves import Action, Rejection
from reportbot.domain.records import Case, CaseIdentifier, Member
from reportbot.domain.tracks import on_referral_track
from reportbot.domain.words import Category

Key = tuple[str, str, str]


def platform(act: Act, case: Case, press: CorrectPlatform) -> Answer:
    """The account is on another platform."""
    if press.platform not in PLATFORMS:
        return no("refused-button")
    mine = held(act, case)
    if isinstance(mine, Answer):
        return mine
    desk, own = act.desk, act.desk.identifiers(case.case)
    now = [replace(one, platform=press.platform) for one in own if one.platform in {case.platform, ""}]
    if taken(desk, case, [one.account for one in now if one.kind != "name"]):
        return no("correct-taken")
    outcome = _corrected(desk, mine, act.member, f"platform:{case.platform}>{press.platform}")
    if isinstance(outcome, Answer):
        return outcome
    desk.change(outcome, platform=press.platform)
    for one in now:
        desk.put(one)
    return yes("corrected")


def category(act: Act, case: Case, press: CorrectCategory) -> Answer:
    """The suspicion is another one; a child's case closes its media."""
    mine = held(act, case)
    if isinstance(mine, Answer):
        return mine
    outcome = _corrected(act.desk, mine, act.member, f"category:{case.category}>{press.category}")
    if isinstance(outcome, Answer):
        return outcome
    urgent = is_urgent(press.category, child=case.child, danger=case.danger)
    changed = act.desk.change(outcome, category=press.category, urgent=urgent)
    if on_referral_track(changed) and not on_referral_track(case):
        changed = act.desk.change(changed, preserve=True)
    if press.category is Category.CHILD:
        child.close(act.desk, changed)
    return yes("corrected")


def account(desk: Desk, case: Case, words: str, member: Member) -> Answer:
    """The account's right name came as a reply to the card; it takes the place of the first."""
    found = read(words, case)
    own = desk.identifiers(case.case)
    if found is None:
        return no("correct-unread")
    if taken(desk, case, [(found.platform or case.platform, found.kind, found.canonical)]):
        return no("correct-taken")
    outcome = _corrected(desk, case, member, "account")
    if isinstance(outcome, Answer):
        return outcome
    number = own[0].identifier if own else desk.fresh.number(CaseIdentifier)
    desk.put(case_identifier(number, case, found))
    return yes("corrected")


def read(words: str, case: Case) -> Identifier | None:
    """The first account in the words."""
    return next(iter(identify(words, case.platform)), None)


def taken(desk: Desk, case: Case, keys: list[Key]) -> bool:
    """True when another case owns one of these accounts."""
    return any(one.case != case.case for key in keys for one in desk.many(CaseIdentifier, "account", key))


def _corrected(desk: Desk, case: Case, member: Member, what: str) -> Case | Answer:
    outcome = moved(desk, case, Action.CORRECT, actor_of(desk, case, member), Entry(what))
    return refusal(desk, outcome) if isinstance(outcome, Rejection) else outcome
