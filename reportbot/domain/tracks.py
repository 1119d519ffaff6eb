"""The referral track beside the platform track: where it is open from the start, and when the police come first."""

from reportbot.domain.case_records import Case
from reportbot.domain.categories import CATEGORIES


def on_referral_track(case: Case) -> bool:
    """True where the referral track is open from the start: a child, trafficking, or somebody in danger."""
    return case.child or case.danger or CATEGORIES[case.category].police_first


def awaits_permit(case: Case) -> bool:
    """True while no platform may be asked, because evidence is kept for the police and no supervisor has permitted it.

    Whoever asks a platform to act may warn the person, and what the police need is gone.
    """
    return (case.preserve or on_referral_track(case)) and not case.permitted
