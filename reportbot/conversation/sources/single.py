"""/kasus_baru: one case from a source, by the same recognition as a citizen's report."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.filing import account, submit
from reportbot.conversation.filing.draft import LONGEST_STORY, Draft, Step, read_draft
from reportbot.conversation.inputs import Message
from reportbot.conversation.says import Content, Text
from reportbot.conversation.sources import joining, place, single_screens
from reportbot.conversation.sources.presses import Act, NewCase, NewCategory, NewFound, NewPlatform, OfCase
from reportbot.domain.masking import ReporterNames, mask_story
from reportbot.domain.places import place_in
from reportbot.domain.records import Decision, Report
from reportbot.domain.words import Category

LONGEST_PLACE: Final = 100
_PLACE, _STORY, _CHECK = "place", "story", "check"
_ACCOUNT_STEPS: Final = frozenset({Step.ACCOUNT, Step.IDENTIFIER, Step.NAME, Step.CHOOSE, Step.APP, Step.ODD})


def begin(desk: Desk, person: int, source: str) -> Content:
    """The source is known: now the account."""
    return _at(desk, person, source, int(desk.now.timestamp()), Draft(), "account")


def _at(desk: Desk, person: int, source: str, run: int, draft: Draft, step: str, note: Text | None = None) -> Content:
    place.stand(desk, person, f"new-{step}", source=source, run=run, draft=draft.stored())
    return single_screens.show(desk.rules.policy, source, run, draft, step, note)


def _again(desk: Desk, person: int, note: Text | None = None) -> Content:
    kept = place.data(desk, person)
    run, step = int(kept["run"]), step_in(desk, person)
    return single_screens.show(desk.rules.policy, str(kept["source"]), run, draft_in(kept), step, note)


def draft_in(kept: Mapping[str, Any]) -> Draft:
    """The draft of the case."""
    return read_draft(kept["draft"])


def step_in(desk: Desk, person: int) -> str:
    """Where the new case stands."""
    return place.step_of(desk, person).removeprefix("new-")


def message(desk: Desk, sent: Message) -> Content:
    """What was written is the account, the place or the words on it, as asked."""
    step = step_in(desk, sent.person)
    words = sent.text.strip()
    if sent.edit_date is not None or not words:
        return _again(desk, sent.person, Text("sources-words-only"))
    if step == "account":
        kept = place.data(desk, sent.person)
        taken, note = account.take(draft_in(kept), replace(sent, forward=None, contact_phone=""))
        return _account(desk, sent.person, taken, note)
    if step == _PLACE:
        named = place_in(words) or ""
        # The date, and a place that is no kota or kabupaten, begin the story: there people and addresses are masked.
        return _on(desk, sent.person, _STORY, place=named, story="" if words == named else words[:LONGEST_PLACE])
    if step == _STORY:
        begun = draft_in(place.data(desk, sent.person)).story
        return _on(desk, sent.person, _CHECK, story="\n".join(filter(None, (begun, words)))[:LONGEST_STORY])
    return _again(desk, sent.person, Text("sources-press-button"))


def _account(desk: Desk, person: int, taken: Draft, note: Text | None) -> Content:
    """Once the account is sure, the suspicion."""
    kept = place.data(desk, person)
    step = "account" if taken.step in _ACCOUNT_STEPS else "category"
    return _at(desk, person, str(kept["source"]), int(kept["run"]), taken, step, note)


def _on(desk: Desk, person: int, step: str, **changes: Any) -> Content:
    kept = place.data(desk, person)
    return _at(desk, person, str(kept["source"]), int(kept["run"]), replace(draft_in(kept), **changes), step)


def pressed(desk: Desk, person: int, payload: OfCase) -> Content | None:
    """The next screen; None for a button of another case or step."""
    kept = place.data(desk, person)
    if kept.get("run") != payload.run:
        return None
    draft, step = draft_in(kept), step_in(desk, person)
    match payload:
        case NewPlatform() if step == "account":
            return _account(desk, person, *account.pick_platform(draft, payload.platform))
        case NewFound() if step == "account":
            return _account(desk, person, *account.pick_found(draft, payload.index))
        case NewCategory() if step == "category":
            return _on(desk, person, _PLACE, category=payload.category)
        case NewCase() if payload.step == step and _FITS.get(payload.act, draft.step) == draft.step:
            act = _ACTS.get((step, payload.act))
            return act(desk, person, draft) if act is not None else None
    return None


def _save(desk: Desk, person: int, draft: Draft) -> Content:
    """Write the report of the source, with who entered it in the record."""
    source = str(place.data(desk, person)["source"])
    case = joining.open_or_join(desk, _report(desk, source, draft), draft.identifiers, child=draft.is_child)
    number = desk.fresh.number(Decision)
    state = case.state.value
    desk.put(
        Decision(
            decision=number,
            case=case.case,
            kind="entered",
            by=person,
            at=desk.now,
            before=state,
            after=state,
            data={"source": source},
        )
    )
    place.leave(desk, person)
    return Content((Text("new-saved", {"case": case.case, "source": Text(f"source-{source}")}),))


def _report(desk: Desk, source: str, draft: Draft) -> Report:
    kept = [form for one in draft.identifiers for form in (one.verbatim, one.canonical)]
    masked = mask_story(draft.story, ReporterNames(), desk.rules.masks, kept) if draft.story else ""
    return Report(
        report=desk.fresh.number(Report),
        ticket=desk.fresh.ticket(),
        case=0,
        person=desk.facts.source_people[source],
        category=draft.category or Category.UNSURE,
        platform=draft.platform,
        created_at=desk.now,
        account=submit.words_of(draft),
        story=draft.story,
        masked=masked,
        place=draft.place or place_in(draft.story) or "",
        source=source,
    )


def _toggle_child(desk: Desk, person: int, draft: Draft) -> Content:
    return _on(desk, person, _CHECK, child_marked=not draft.child_marked)


_FITS: Final = {Act.NAME_ONLY: Step.IDENTIFIER, Act.ACCEPT: Step.ODD, Act.RETYPE: Step.ODD}
"""The step of the account at which a button stands."""

_ACTS: Final[Mapping[tuple[str, Act], Callable[[Desk, int, Draft], Content]]] = {
    ("account", Act.NAME_ONLY): lambda desk, person, draft: _account(desk, person, *account.name_only(draft)),
    ("account", Act.ACCEPT): lambda desk, person, draft: _account(desk, person, *account.accept_odd(draft)),
    ("account", Act.RETYPE): lambda desk, person, draft: _account(desk, person, *account.retype(draft)),
    (_PLACE, Act.SKIP): lambda desk, person, _: _on(desk, person, _STORY),
    (_STORY, Act.SKIP): lambda desk, person, _: _on(desk, person, _CHECK),
    (_CHECK, Act.CHILD): _toggle_child,
    (_CHECK, Act.SAVE): _save,
}
