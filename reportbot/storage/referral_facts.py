"""How referrals are loaded: one by its number, and the list that supervisors read."""

from collections.abc import Sequence

from sqlalchemy import select

from reportbot.conversation import needs as n
from reportbot.storage import case_file_tables as around
from reportbot.storage import mapping
from reportbot.storage.loading import Loading

MOST_LISTED = 30
_OPEN = ("making", "prepared")

_referrals = around.referrals.c
_NEWEST = (
    select(_referrals.referral)
    .where(_referrals.state != "cancelled")
    .order_by(_referrals.state.not_in(_OPEN), _referrals.referral.desc())
    .limit(MOST_LISTED)
)


async def one_referral(loading: Loading, needs: Sequence[n.OneReferral]) -> set[int]:
    """A referral and its case."""
    numbers = {need.referral for need in needs}
    await loading.add(mapping.REFERRAL, _referrals.referral, numbers)
    found = [loading.facts.get(mapping.REFERRAL.kind, number) for number in numbers]
    return {referral.case for referral in found if referral}


async def referrals(loading: Loading, _: Sequence[n.Referrals]) -> set[int]:
    """The newest referrals, those that wait first."""
    numbers = set(await loading.conn.scalars(_NEWEST))
    rows = await loading.among(mapping.REFERRAL, _referrals.referral, numbers)
    loading.file(mapping.REFERRAL.kind, "all", {True}, rows)
    return set()
