"""What a card says below the case itself: the verdict, its past, and the question its open panel asks."""

from datetime import datetime

from reportbot.conversation.desk import Desk
from reportbot.conversation.review.acting import Args, name_of
from reportbot.conversation.review.wording import authority_name, defanged
from reportbot.conversation.says import Text, verbatim
from reportbot.domain.moves import TABLE, Action
from reportbot.domain.periods import today
from reportbot.domain.records import Case, Decision
from reportbot.domain.reporters import places
from reportbot.domain.verdicts import CHOICES
from reportbot.domain.words import OPEN_STATES, CaseState, EvidenceKind

SILENT = frozenset(
    {
        *("take", "seize", "release", "expire", "viewed", "told", "draft", "note", "named-together", "packet"),
        *("media-purged", "referral-told"),
        *("picture-safe", "picture-covered", "picture-left-out"),
        *("clear", "unclear", "reveal-asked", "reveal-refused", "reveal-lapsed", "revealed"),
    }
)
"""Kinds of records that are no decision about the case."""

KINDS = frozenset(
    {
        *(*CHOICES, "duplicate", "ask", "propose", "agree", "disagree", "undo", "correct"),
        *("child", "not-child", "lapse", "note", "answered", "review-asked", "reopen", "reopened", "report-withdrawn"),
        *("request", "received"),
        *("clarify", "clarified", "gone", "still", "refused", "silence", "reappear", "close", "retract"),
        *("outcome-undone", "entered", "preserve", "unpreserve", "permit", "unpermit", "official"),
        *("refer", "handed", "refer-cancel", "handed-undone"),
        *("merge", "split", "objected", "objection-upheld", "objection-rejected", "objection-withdrawn"),
        *("objection-linked", "objection-unlinked", "words-erased"),
    }
)
"""Kinds of records that have a name of their own in the history."""

PAST = frozenset(
    {
        *(*CHOICES, "duplicate", "agree", "lapse", "review-asked", "gone", "refused", "reappear"),
        *("close", "retract", "merge", "split"),
    }
)
"""Kinds of records that a card names as earlier decisions."""

VERDICTS = frozenset({*CHOICES, "duplicate", "ask", "propose", "agree", "lapse"})
"""Kinds of records that an undo takes back, the last of them."""

TAKES_BACK = {
    "undo": VERDICTS,
    "outcome-undone": frozenset({"gone", "refused"}),
    "handed-undone": frozenset({"handed"}),
}
"""By kind, which records it takes the last of back."""

SINCE = frozenset({"gone", "refused", "reappear", "close", "retract", "merge", "split", "review-asked"})
"""Of these what is no verdict, and may stand beside the one in force."""

_OF_VERDICT = {
    **{str(choice): about.leads_to for choice, about in CHOICES.items()},
    "duplicate": (CaseState.DUPLICATE,),
    "merge": (CaseState.DUPLICATE,),
    "ask": (CaseState.NEEDS_INFO,),
}
"""The states that a verdict says by itself."""

_OF_REPORTERS = frozenset({"answered", "review-asked", "reopened", "report-withdrawn"})
"""Kinds of records that somebody outside caused, who stays unnamed."""

HISTORY = 8
LONGEST_NOTE = 200
LONGEST_QUESTION = 300


def verdict(words: str) -> Text:
    """A verdict as moderators read it: "cukup bukti: menawarkan janji temu"."""
    choice, _, reason = words.partition(":")
    if choice in CHOICES:
        return Text("verdict", {"choice": Text(f"choice-{choice}"), "reason": Text(f"reason-{reason}-inline")})
    if choice in {"duplicate", "merge"}:
        return Text("verdict-duplicate" if choice == "duplicate" else "verdict-merged", {"case": int(reason)})
    return Text("verdict-ask")


def is_over(case: Case) -> bool:
    """True while no moderator has to act: decided, or asked of the reporters."""
    return case.state not in OPEN_STATES or (case.state is CaseState.NEEDS_INFO and case.waiting_since is None)


def is_merged(case: Case) -> bool:
    """True for a case that a supervisor merged into an older one."""
    return case.verdict.startswith("merge:")


def is_undoable(case: Case) -> bool:
    """A merger is taken back by *Pisahkan*, and what a platform was asked is not taken back."""
    return bool(case.verdict) and (case.state, Action.UNDO) in TABLE and not is_merged(case)


def undo_until(desk: Desk, case: Case) -> datetime:
    """Until when its maker may take the verdict back; then reporters hear of it."""
    return (case.verdict_at or case.state_since) + desk.rules.undo


def is_late(desk: Desk, case: Case) -> bool:
    """True once only a supervisor may take the verdict back: its maker's time is over, or the clock made it."""
    return case.verdict_by is None or desk.now >= undo_until(desk, case)


def decided(desk: Desk, case: Case) -> Text:
    """The verdict in force, its maker, and when reporters hear of it, or that they have."""
    at = case.verdict_at or case.state_since
    args: Args = {"case": case.case, "verdict": verdict(case.verdict), "at": at}
    if case.verdict_by is None:
        return Text("card-decided-clock", args)
    args["moderator"] = name_of(desk, case.verdict_by)
    if case.verdict.startswith("duplicate") or is_merged(case):
        return Text("card-decided-untold", args)
    if any(entry.kind == "told" and entry.at >= at for entry in desk.decisions(case.case)):
        return Text("card-decided-told", args)
    if is_late(desk, case):
        return Text("card-decided-untold", args)
    told = undo_until(desk, case)
    return Text("card-decided" if today(at) == today(told) else "card-decided-later", {**args, "told": told})


def says_state(case: Case) -> bool:
    """True while the verdict in force says by itself where the case stands."""
    return case.state in _OF_VERDICT.get(case.verdict.partition(":")[0], ())


def since_verdict(desk: Desk, case: Case) -> list[Text]:
    """Where the case stands now and since when, then the verdict that led there."""
    args: Args = {"verdict": verdict(case.verdict), "at": case.verdict_at or case.state_since}
    by: Args = {"moderator": name_of(desk, case.verdict_by) if case.verdict_by is not None else Text("by-clock")}
    state: Args = {"case": case.case, "state": Text(f"state-{case.state}"), "since": case.state_since}
    return [Text("card-head-since", state), Text("card-verdict", {**args, **by})]


def answers(desk: Desk, case: Case) -> list[Text]:
    """What reporters answered, as Pelapor 1, 2, with all masked that names them."""
    asked = case.verdict_at or desk.now
    if not any(entry.kind == "answered" and entry.at >= asked for entry in desk.decisions(case.case)):
        return []
    people = {report.report: report.person for report in desk.reports(case.case)}
    place = places(desk.reports(case.case))
    lines = []
    for item in desk.evidence(case.case):
        if item.kind is EvidenceKind.TEXT and item.state == "kept" and item.created_at >= asked and item.masked:
            number = place[people[item.report]] if item.report in people else 0
            lines.append(Text("card-answer", {"number": number, "words": defanged(item.masked[:LONGEST_QUESTION])}))
    return [Text("card-answered"), *lines[-3:]]


def earlier(desk: Desk, case: Case) -> Text | None:
    """Earlier verdicts, the newest three, beside the one in force; those taken back are in the history."""
    found: list[Decision] = []
    for entry in desk.decisions(case.case):
        if entry.kind in TAKES_BACK:
            found = without_last(found, TAKES_BACK[entry.kind])
        elif entry.kind in PAST | VERDICTS:
            found.append(entry)
    if case.verdict and is_over(case):
        since = SINCE - {case.verdict.partition(":")[0]}
        found = [entry for entry in found if entry.at != case.verdict_at or entry.kind in since]
    whole: Text | None = None
    for entry in [entry for entry in found if entry.kind in PAST][-3:]:
        line = Text("past-entry", {"what": _kind(entry), "at": entry.at})
        whole = line if whole is None else Text("listed", {"before": whole, "next": line})
    return whole


def without_last(found: list[Decision], kinds: frozenset[str]) -> list[Decision]:
    """These records without the last of one of these kinds."""
    last = max((index for index, entry in enumerate(found) if entry.kind in kinds), default=-1)
    return [entry for index, entry in enumerate(found) if index != last]


def _kind(entry: Decision) -> Text:
    return Text(f"did-{entry.kind}") if entry.kind in KINDS else Text("did-other")


def _kind_in_full(entry: Decision) -> Text:
    """A record's name with its reason, the authority, or the other case."""
    if entry.kind in {*CHOICES, "duplicate"} and entry.reason:
        return verdict(f"{entry.kind}:{entry.reason}")
    if entry.kind in {"refer", "refer-cancel", "handed", "handed-undone"} and entry.reason:
        return Text("did-to", {"what": _kind(entry), "authority": authority_name(entry.reason)})
    if entry.kind in {"merge", "split"} and entry.reason:
        return Text("did-with-case", {"what": _kind(entry), "case": int(entry.reason)})
    return _kind(entry)


def history(desk: Desk, case: Case) -> list[Text]:
    """The last decisions and notes, oldest first."""
    shown = [entry for entry in desk.decisions(case.case) if entry.kind not in SILENT or entry.kind == "note"]
    lines = []
    for entry in shown[-HISTORY:]:
        args: Args = {"at": entry.at, "what": _kind_in_full(entry), "moderator": _actor(desk, entry)}
        if entry.kind in {"note", "ask"} and entry.text:
            lines.append(Text("history-words", {**args, "words": verbatim(defanged(entry.text[:LONGEST_NOTE]))}))
        else:
            lines.append(Text("history-entry", args))
    return lines or [Text("history-none")]


def _actor(desk: Desk, entry: Decision) -> str | Text:
    """Who did it; a reporter is never told apart."""
    if entry.by is not None and entry.kind in KINDS:
        return name_of(desk, entry.by)
    if entry.kind in {"objected", "objection-withdrawn"}:
        return Text("by-objector")
    return Text("by-reporter") if entry.kind in _OF_REPORTERS else Text("by-clock")


def lines(desk: Desk, case: Case) -> list[Text]:
    """The question of the open panel."""
    name = case.panel
    if name in {"reasons", "more-reasons"}:
        choice = case.panel_data["choice"]
        args: Args = {"case": case.case, "choice": Text(f"choice-{choice}")}
        return [Text("panel-channels" if choice == "scope" else "panel-reasons", args)]
    if name in {"history", "past"}:
        return [Text("panel-history"), *history(desk, case)]
    if name == "ask-preview":
        return [Text("panel-preview", {"case": case.case, "question": question(desk, case)}), Text("panel-care")]
    if name in {"ask", "ask-own", "duplicate", "child", "note", "correct", "platform", "category", "account"}:
        return [Text(f"panel-{name}", {"case": case.case})]
    return []


def question(desk: Desk, case: Case) -> Text:
    """The question in preparation."""
    key = str(case.panel_data.get("question", ""))
    if key != "own":
        return Text(f"question-{key}")
    return verbatim(next((entry.text for entry in reversed(desk.decisions(case.case)) if entry.kind == "draft"), ""))
