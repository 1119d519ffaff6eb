"""THE table of permissions: for each button, command and typed line who may, and where; docs/permissions.md shows it.

In which states of a case a move is open stands in reportbot/domain/moves.py; a rule only names the moves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reportbot.conversation.admin import presses as a
from reportbot.conversation.blocks import presses as b
from reportbot.conversation.buttons import Payload
from reportbot.conversation.filing import presses as f
from reportbot.conversation.referrals import presses as r
from reportbot.conversation.requests import presses as q
from reportbot.conversation.review import presses as m
from reportbot.conversation.review import supervising as s
from reportbot.conversation.rights import presses as h
from reportbot.conversation.sources import presses as i
from reportbot.conversation.wishes import Own
from reportbot.domain.moves import Action
from tests.authorisation.cast import Right, Spot, Tie

Who = frozenset[Right]
Where = frozenset[Spot]

ANYONE: Who = frozenset({Right.ANYONE})
MODERATOR: Who = frozenset({Right.MODERATOR})
SUPERVISOR: Who = frozenset({Right.SUPERVISOR})
ADMIN: Who = frozenset({Right.ADMIN})
SUPERVISOR_OR_ADMIN: Who = SUPERVISOR | ADMIN
OFFICE: Who = SUPERVISOR | {Right.ADMIN_IN_GROUP}

PRIVATE: Where = frozenset({Spot.PRIVATE})
GROUP: Where = frozenset({Spot.GROUP})
BOTH: Where = PRIVATE | GROUP
ANY_GROUP: Where = frozenset({Spot.GROUP, Spot.OLD_GROUP, Spot.OTHER_GROUP})


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Who may press or write `what` where; `only`: with these values of its fields; `but`: nobody tied like this.

    `moves` are the moves of a case that it can make: where none of them is open, nothing changes.
    `says`: what it does, in words, where a payload's docstring does not say it.
    """

    what: type[Payload] | str
    who: Who
    where: Where
    moves: tuple[Action, ...] = ()
    but: frozenset[Tie] = frozenset()
    only: Mapping[str, Any] = field(default_factory=dict)
    says: str = ""


def _all(who: Who, where: Where, *kinds: type[Payload]) -> list[Rule]:
    return [Rule(what=kind, who=who, where=where) for kind in kinds]


def _move(kind: type[Payload], *moves: Action, who: Who = MODERATOR, where: Where = GROUP, **only: Any) -> Rule:
    return Rule(what=kind, who=who, where=where, moves=moves, only=only)


_HOLDING = (Action.TAKE, Action.SEIZE)
"""What opens a panel claims the case by it, or is a supervisor's."""

OF_CITIZENS = [
    *_all(ANYONE, PRIVATE, f.Form, f.PickPlatform, f.PickCategory, f.PickFound),
    *_all(ANYONE, PRIVATE, f.Go, f.Speak, f.Consent, f.OnDraft, f.Listed),
    Rule(what=f.OnReport, who=frozenset({Right.REPORTER}), where=PRIVATE),
    *_all(ANYONE, PRIVATE, Own),
    Rule(what=b.AskReview, who=frozenset({Right.BLOCKED}), where=PRIVATE),
]

ON_CARDS = [
    _move(m.Take, Action.TAKE),
    _move(m.Seize, Action.SEIZE, who=SUPERVISOR),
    _move(m.Release, Action.RELEASE),
    _move(m.Open, *_HOLDING),
    _move(m.Choose, *_HOLDING),
    _move(m.Decide, Action.ENOUGH, Action.PROPOSE, choice=m.Choice.ENOUGH),
    _move(m.Decide, Action.DISMISS, Action.PROPOSE, choice=m.Choice.DISMISS),
    _move(m.Decide, Action.OUT_OF_SCOPE, choice=m.Choice.SCOPE),
    _move(m.Ask, *_HOLDING),
    _move(m.SendQuestion, Action.ASK),
    _move(m.Original, Action.DUPLICATE),
    _move(m.MarkChild, Action.CHILD, where=BOTH),
    _move(m.UnmarkChild, Action.NOT_CHILD, who=SUPERVISOR),
    _move(m.Undo, Action.UNDO),
    _move(m.Second, Action.AGREE, agrees=True),
    _move(m.Second, Action.DISAGREE, agrees=False),
    _move(m.CorrectPlatform, Action.CORRECT),
    _move(m.CorrectCategory, Action.CORRECT),
    *_all(MODERATOR, GROUP, m.SeeEvidence, m.Next, m.NoPictures),
    *_all(MODERATOR, PRIVATE, m.Item, m.AskChild, m.BackToCard, m.Pause, m.Unwanted),
    *_all(SUPERVISOR, GROUP, m.Approve),
    *[
        Rule(what=s.More, who=MODERATOR, where=GROUP, only={"page": page})
        for page in (s.Page.MAIN, s.Page.MORE, s.Page.PAST)
    ],
    *[
        Rule(what=s.More, who=SUPERVISOR, where=GROUP, only={"page": page})
        for page in (s.Page.REFER, s.Page.MERGE, s.Page.SPLIT)
    ],
    _move(s.Refer, Action.REFER, who=SUPERVISOR),
    _move(s.Preserve, Action.PRESERVE, who=SUPERVISOR, on=True),
    _move(s.Preserve, Action.UNPRESERVE, who=SUPERVISOR, on=False),
    _move(s.Permit, Action.PERMIT, who=SUPERVISOR),
    _move(s.Official, Action.OFFICIAL, who=SUPERVISOR),
    _move(s.Merge, Action.MERGE, who=SUPERVISOR),
    _move(s.Part, Action.SPLIT, who=SUPERVISOR),
    _move(s.Pick, Action.SPLIT, who=SUPERVISOR),
    _move(s.Split, Action.SPLIT, who=SUPERVISOR),
]

OF_SUPERVISORS = [
    Rule(what=r.OnReferral, who=SUPERVISOR, where=PRIVATE),
    Rule(what=r.SaveTyped, who=SUPERVISOR, where=PRIVATE),
    Rule(what=r.StopTyping, who=MODERATOR, where=PRIVATE),
    *_all(OFFICE, PRIVATE, q.ShowRequests, q.Begin, q.Do, q.ShowList, q.Edit, q.CheckPicture, q.Cells),
    *_all(OFFICE, PRIVATE, q.ShowAccount, q.Record, q.Refuse, q.LookAgain, q.Retract),
    *_all(SUPERVISOR, PRIVATE, h.OnObjection, h.Link, h.ListObjections, h.AskReveal),
    Rule(what=h.Rule, who=SUPERVISOR, where=PRIVATE, but=frozenset({Tie.REPORTED, Tie.DECIDED, Tie.OBJECTED})),
    Rule(what=h.OnReveal, who=SUPERVISOR_OR_ADMIN, where=PRIVATE, but=frozenset({Tie.REPORTED, Tie.DEMANDED})),
    *_all(SUPERVISOR_OR_ADMIN, PRIVATE, b.BlockFor, b.BlockDays, b.BlockNow, b.NoBlock, b.Lift),
    Rule(what=i.PickSource, who=SUPERVISOR_OR_ADMIN, where=PRIVATE, only={"goal": i.Goal.CASE}),
    *_all(SUPERVISOR_OR_ADMIN, PRIVATE, i.Leave, i.NewPlatform, i.NewFound, i.NewCategory, i.NewCase),
]

OF_ADMINS = [
    *_all(ADMIN, PRIVATE, a.AuditPage, a.AuditCase, a.Statistics, a.Months, a.Export, a.MakeExport),
    *_all(ADMIN, PRIVATE, a.Platforms, a.PlatformPage, a.EditPlatform, a.Abroad, a.Setup, a.EditSetting, a.SetKind),
    *_all(ADMIN, PRIVATE, i.Template, i.PickList),
    Rule(what=i.PickSource, who=ADMIN, where=PRIVATE, only={"goal": i.Goal.LIST}),
    Rule(what=b.Keep, who=ADMIN, where=PRIVATE, but=frozenset({Tie.BLOCKED_HIM})),
]

PRESSES = [*OF_CITIZENS, *ON_CARDS, *OF_SUPERVISORS, *OF_ADMINS]


def _commands(who: Who, *names: str, where: Where = PRIVATE) -> list[Rule]:
    return [Rule(what=name, who=who, where=where) for name in names]


COMMANDS = [
    *_commands(ANYONE, "/start", "/lapor", "/batal", "/bantuan", "/help", "/laporan_saya", "/bahasa", "/language"),
    *_commands(ANYONE, "/privasi", "/sanggah", "/data_saya", "/hapus_data"),
    Rule(what="/status", who=ANYONE, where=PRIVATE, says="one's own reports; an admin reads the figures, or any case"),
    *_commands(OFFICE, "/permintaan"),
    *_commands(SUPERVISOR, "/rujukan", "/buka_identitas"),
    *_commands(SUPERVISOR_OR_ADMIN, "/sanggahan", "/blokir", "/kasus_baru"),
    *_commands(ADMIN, "/antrean", "/cari", "/audit", "/cadangan", "/statistik", "/ekspor", "/platform", "/pengaturan"),
    *_commands(ADMIN, "/impor"),
    Rule(what="/hubungkan", who=ADMIN, where=ANY_GROUP | PRIVATE, says="connect this group; in private: how to"),
]


def _typed(flow: str, who: Who, says: str, where: Where = PRIVATE) -> Rule:
    return Rule(what=f"typed:{flow}", who=who, where=where, says=says)


TYPED = [
    _typed("", ANYONE, "an account, or a report's number"),
    _typed("filing", ANYONE, "what one's own draft asks for"),
    _typed("adding", ANYONE, "evidence for one's own report"),
    _typed("objection", ANYONE, "what one objects to"),
    _typed("admin", ADMIN, "a setting, or a platform's contact"),
    _typed("blocks", SUPERVISOR_OR_ADMIN, "why somebody is blocked, to be pressed on"),
    _typed("requests", OFFICE, "a field of a letter"),
    _typed("referrals", SUPERVISOR_OR_ADMIN, "an authority's number, to be saved by a press"),
    _typed("sources", SUPERVISOR_OR_ADMIN, "an account of another source, to be saved by a press"),
    _typed("reveal", ANYONE, "the legal basis, which only a supervisor can press on"),
    _typed("objection-link", ANYONE, "a case's number, which only a supervisor can press on"),
    _typed("reply", MODERATOR, "a note on the card that is replied to", GROUP),
    _typed("reply:duplicate", MODERATOR, "the original's number, by the holder", GROUP),
    _typed("reply:account", MODERATOR, "the account, by the holder", GROUP),
    _typed("reply:ask-own", MODERATOR, "the question in his own words, by the holder", GROUP),
    _typed("reply:merge", SUPERVISOR, "the other case's number, to be pressed on", GROUP),
]

RULES = [*PRESSES, *COMMANDS, *TYPED]
