"""What a card says, and the buttons it has, beside the decision: the police, referrals, requests, other accounts."""

from collections.abc import Callable

from reportbot.conversation.desk import Desk
from reportbot.conversation.filing.wording import shortened
from reportbot.conversation.review.acting import Args
from reportbot.conversation.review.panels import is_late, is_merged, is_over, is_undoable
from reportbot.conversation.review.presses import Undo
from reportbot.conversation.review.supervising import (
    Merge,
    More,
    Official,
    Page,
    Part,
    Permit,
    Pick,
    Preserve,
    Refer,
    Split,
)
from reportbot.conversation.review.wording import POLICE, authority_name, button, joined, pairs
from reportbot.conversation.says import Button, Rows, Text
from reportbot.domain.identifiers import reveal
from reportbot.domain.records import Case, CaseIdentifier, Evidence, Referral, TakedownRequest
from reportbot.domain.tracks import awaits_permit, on_referral_track
from reportbot.domain.words import CaseState

PLATFORM = "platform"
LONGEST_LABEL = 28
MOST_OFFERED = 6


def has_more(desk: Desk, case: Case) -> bool:
    """True where *Lainnya* stands beside the buttons of an open case too."""
    several = len(desk.identifiers(case.case)) > 1 or bool(merged_into(desk, case) or split_with(desk, case))
    return on_referral_track(case) or case.preserve or several


def authorities(desk: Desk, case: Case) -> list[str]:
    """Whom a case of this category may be referred to; the police always."""
    routes = desk.rules.policy.routes.get(case.category, ())
    return list(dict.fromkeys([POLICE, *(route for route in routes if route != PLATFORM)]))


# What the card says.


def lines(desk: Desk, case: Case) -> list[Text]:
    """What is under way beside the verdict: request, police, referrals, other sources."""
    police = [*_police(case), *_referrals(desk, case)]
    return [*_request(desk, case), *police, *_sources(desk, case), *_hints(desk, case)]


def _request(desk: Desk, case: Case) -> list[Text]:
    request = desk.get(TakedownRequest, case.request) if case.request is not None else None
    if request is None:
        return []
    if not request.serial:
        return [Text("card-request-draft")]
    return [Text("card-request", {"serial": request.serial, "year": request.year})]


def _police(case: Case) -> list[Text]:
    found = []
    if case.preserve:
        found.append(Text("card-preserved"))
    if case.preserve or case.referral or case.official:
        number = Text("official-number", {"number": case.official}) if case.official else Text("official-none")
        found.append(Text("card-official", {"official": number}))
    if case.permitted:
        found.append(Text("card-permitted"))
    elif awaits_permit(case) and case.state is CaseState.SUBSTANTIATED:
        found.append(Text("card-awaits-permit"))
    return found


def _referrals(desk: Desk, case: Case) -> list[Text]:
    known = [one for one in desk.many(Referral, "case", case.case) if one.state != "cancelled"]
    said = joined(referral_words(one) for one in sorted(known, key=lambda one: one.referral))
    if said is None:
        return []
    late = max((len(not_in_packet(desk, one)) for one in _newest_of_each(known)), default=0)
    more = [Text("card-not-in-packet", {"count": late})] if late else []
    return [Text("card-referrals", {"referrals": said}), *more]


def _newest_of_each(known: list[Referral]) -> list[Referral]:
    """The newest referral to each authority."""
    ordered = sorted(known, key=lambda one: one.referral)
    return list({one.authority: one for one in ordered}.values())


def not_in_packet(desk: Desk, referral: Referral) -> list[Evidence]:
    """Evidence that this referral's packet does not hold, because it came to the case after that was made."""
    entries = [entry for entry in desk.decisions(referral.case) if entry.kind == "packet"]
    made = [entry for entry in entries if entry.data.get("referral") == referral.referral]
    if not made:
        return []
    at, held = made[-1].at, set(made[-1].data.get("evidence", ()))
    kept = [item for item in desk.evidence(referral.case) if item.state == "kept" and item.evidence not in held]
    return [item for item in kept if item.created_at > at or item.vault == "kept"]


def referral_words(referral: Referral) -> Text:
    """To whom, and how far."""
    args: Args = {"authority": authority_name(referral.authority), "at": referral.handed_at or referral.created_at}
    if referral.state == "handed" and referral.receipt:
        return Text("referral-handed-receipt", {**args, "receipt": referral.receipt})
    return Text(f"referral-{referral.state}", args)


def _sources(desk: Desk, case: Case) -> list[Text]:
    others = dict.fromkeys(report.source for report in desk.reports(case.case) if report.source != "public")
    said = joined(Text(f"card-source-{source}") for source in others)
    return [Text("card-sources", {"sources": said})] if said is not None else []


def _hints(desk: Desk, case: Case) -> list[Text]:
    said = joined(Text("bare-number", {"number": number}) for number in named_together(desk, case))
    return [Text("card-named-together", {"cases": said})] if said is not None and case.original is None else []


def named_together(desk: Desk, case: Case) -> list[int]:
    """Other cases whose account a reporter gave for this one's, until they are one."""
    named: list[int] = []
    for entry in desk.decisions(case.case):
        if entry.kind == "named-together":
            named += [number for number in entry.data.get("cases", ()) if number != case.case]
    merged = set(merged_into(desk, case))
    return [number for number in dict.fromkeys(named) if number not in merged]


def merged_into(desk: Desk, case: Case) -> list[int]:
    """The cases that were merged into this one and stand there still; for a merged case, itself."""
    if is_merged(case):
        return [case.case]
    found: list[int] = []
    for entry in desk.decisions(case.case):
        if entry.kind == "merge" and "merged" in entry.data:
            found.append(entry.data["merged"])
        elif entry.kind == "split" and entry.data.get("parted") in found:
            found.remove(entry.data["parted"])
    return found


def split_with(desk: Desk, case: Case) -> list[int]:
    """The cases that this one was split into, or from."""
    splits = [entry.data for entry in desk.decisions(case.case) if entry.kind == "split"]
    return [data[name] for data in splits for name in ("into", "from") if name in data]


# The pages behind *Lainnya*.


def page_lines(desk: Desk, case: Case) -> list[Text]:
    """The question of an open page."""
    data, number = case.panel_data, case.case
    match case.panel:
        case "refer-sure":
            authority = str(data["authority"])
            key = "page-refer-sure-child" if case.child else "page-refer-sure"
            count = sum(item.state == "kept" and bool(item.file_id) for item in desk.evidence(number))
            args: Args = {"case": number, "authority": authority_name(authority)}
            return [Text(key, args if case.child else {**args, "count": count}), Text("page-refer-without")]
        case "merge-sure":
            return [Text("page-merge-sure", {"younger": int(data["younger"]), "older": int(data["older"])})]
        case "more" | "refer" | "merge" | "split":
            return [Text(f"page-{case.panel}", {"case": number})]
    return []


def more_button(case: Case) -> Button:
    """*Lainnya*."""
    return button("button-more", More(case.case, case.epoch, Page.MORE))


def _page(case: Case, key: str, page: Page) -> Button:
    return button(key, More(case.case, case.epoch, page))


def _more(desk: Desk, case: Case) -> Rows:
    at = (case.case, case.epoch)
    keep = button("button-unpreserve" if case.preserve else "button-preserve", Preserve(*at, not case.preserve))
    permit = button("button-unpermit" if case.permitted else "button-permit", Permit(*at, not case.permitted))
    asks = case.permitted or awaits_permit(case)
    return (
        (button("button-refer-police", Refer(*at, POLICE, False)), _page(case, "button-refer-other", Page.REFER)),
        (keep,),
        *(((permit,),) if asks else ()),
        (button("button-official", Official(*at)),),
        *_undo(desk, case),
        (_page(case, "button-merge", Page.MERGE), _page(case, "button-split", Page.SPLIT)),
        (_page(case, "button-history", Page.PAST), _page(case, "button-back", Page.MAIN)),
    )


def _undo(desk: Desk, case: Case) -> Rows:
    """Supervisors take a decision back from here, once its maker no longer may."""
    if not (is_over(case) and is_undoable(case) and is_late(desk, case)):
        return ()
    return ((button("button-undo-late", Undo(case.case, case.epoch)),),)


def _back(case: Case) -> Button:
    return _page(case, "button-back", Page.MORE)


def _refer(desk: Desk, case: Case) -> Rows:
    at = (case.case, case.epoch)
    others = [one for one in authorities(desk, case) if one != POLICE]
    return (*((Button(authority_name(one), Refer(*at, one, False)),) for one in others), (_back(case),))


def _refer_sure(_: Desk, case: Case) -> Rows:
    press = Refer(case.case, case.epoch, str(case.panel_data["authority"]), True)
    return ((button("button-make-packet", press, "primary"),), (_back(case),))


def _merge(_: Desk, case: Case) -> Rows:
    found = case.panel_data.get("candidates", ())
    offered = [Button(Text("case-number", {"case": n}), Merge(case.case, case.epoch, n, False)) for n in found]
    return (*pairs(offered), (_back(case),))


def _merge_sure(_: Desk, case: Case) -> Rows:
    other = next(int(case.panel_data[name]) for name in ("younger", "older") if case.panel_data[name] != case.case)
    press = Merge(case.case, case.epoch, other, True)
    return ((button("button-merge-sure", press, "primary"),), (_back(case),))


def _split(desk: Desk, case: Case) -> Rows:
    at = (case.case, case.epoch)
    merged = [Button(Text("case-number", {"case": n}), Part(*at, n)) for n in case.panel_data.get("merged", ())]
    chosen = case.panel_data.get("chosen", ())
    known = desk.identifiers(case.case)[:MOST_OFFERED]
    picks = [Button(_pick(one, chosen), Pick(*at, one.identifier)) for one in known] if len(known) > 1 else []
    now = ((button("button-split-sure", Split(*at), "primary"),),) if chosen else ()
    return (*pairs(merged), *((pick,) for pick in picks), *now, (_back(case),))


def _pick(one: CaseIdentifier, chosen: object) -> Text:
    is_chosen = isinstance(chosen, list | tuple) and one.identifier in chosen
    words = shortened(reveal(one.verbatim), LONGEST_LABEL)
    return Text("pick-on" if is_chosen else "pick-off", {"account": words})


def _past(_: Desk, case: Case) -> Rows:
    return ((_back(case),),)


PAGES: dict[str, Callable[[Desk, Case], Rows]] = {
    "more": _more,
    "refer": _refer,
    "refer-sure": _refer_sure,
    "merge": _merge,
    "merge-sure": _merge_sure,
    "split": _split,
    "past": _past,
}
"""By Case.panel."""
