"""The chapters of the story, in the order in which they are played: a title in both languages, and what people do."""

from collections.abc import Mapping, Sequence

from tests.screens.acts import Act
from tests.screens.chapters import afterwards, filing, office, referrals, requests, review, rights

Chapters = Mapping[tuple[str, str], Sequence[Act]]

OF_CITIZENS: Chapters = {**filing.CHAPTERS, **afterwards.CHAPTERS}
"""In each language; `afterwards` begins where the team has decided, silently."""

OF_THE_TEAM: Chapters = {
    **review.CHAPTERS,
    **requests.CHAPTERS,
    **referrals.CHAPTERS,
    **rights.CHAPTERS,
    **office.CHAPTERS,
}
"""In Indonesian, as the team works."""
