"""What an operator has decided beforehand: the settings that steps may know."""

from collections.abc import Mapping
from datetime import timedelta

from msgspec import Struct, field

from reportbot.domain.masking import KINDS
from reportbot.domain.policy import Policy


class Rules(Struct, frozen=True, kw_only=True):
    """The pure part of the settings; a limit of 0 is no limit.

    `evidence` is "group" or "private". `undo` is how long a decision may be taken back by its maker, and how long
    news waits. `claim` is how long a case is held, `question` how long a reporter has to answer, `review` how long a
    dismissal may be contested, `urgent` when supervisors hear of an unclaimed urgent case, `first_due` when a case is
    overdue. `digest_hour` and `backup_hour` are in WIB; None: no backup is made by itself.
    `membership_age` is how long a standing in the group is believed, `evidence_private` how long evidence stands in a
    private chat, `pause_after` how many cases a day (`pause_after_heavy`: heavy ones) bring the offer of a pause.
    `team_support` is whom moderators may talk to after a hard case. `speaker` is who asks platforms, "organisasi" or
    "kementerian"; `mails` whether e-mail can be sent. `policy` is the operator's data, `operator` what stands in
    letters until /pengaturan says otherwise: "signatory", "signatory-title", "place", "address", "contact",
    "letter-number" (a pattern with {serial}, {month}, {year}).
    """

    operator_name: str = "Tim ReportBot"
    evidence: str = "group"
    undo: timedelta = timedelta(minutes=10)
    claim: timedelta = timedelta(minutes=30)
    draft_reminder: timedelta = timedelta(hours=2)
    draft_expiry: timedelta = timedelta(hours=24)
    question: timedelta = timedelta(days=14)
    review: timedelta = timedelta(days=14)
    urgent: timedelta = timedelta(minutes=15)
    first_due: timedelta = timedelta(hours=24)
    reports_per_hour: int = 10
    reports_per_day: int = 30
    digest_hour: int = 8
    backup_hour: int | None = 2
    membership_age: timedelta = timedelta(seconds=60)
    evidence_private: timedelta = timedelta(minutes=10)
    pause_after: int = 20
    pause_after_heavy: int = 8
    team_support: str = "koordinator tim Anda"
    masks: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(KINDS, "‹…›"))
    speaker: str = "organisasi"
    mails: bool = False
    policy: Policy = field(default_factory=Policy)
    operator: Mapping[str, str] = field(default_factory=lambda: {"letter-number": "{serial}/RB/{month}/{year}"})

    @property
    def limited(self) -> bool:
        """Whether anybody's reports are counted before one more is taken."""
        return bool(self.reports_per_hour or self.reports_per_day)
