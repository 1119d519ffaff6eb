"""words have a time."""

import sqlalchemy as sa
from alembic import op

from reportbot.storage.metadata import Moment

revision = '0007'
down_revision = '0006'

_FINISHED = "'closed', 'dismissed', 'duplicate', 'out_of_scope', 'refused', 'removed'"


def upgrade() -> None:
    """When what reporters wrote was erased; finished cases that still hold words are found without reading the others."""
    for table in ('cases', 'reports'):
        op.add_column(table, sa.Column('words_erased_at', Moment(), nullable=True))
    worded = sa.text(f'words_erased_at IS NULL AND state IN ({_FINISHED})')
    columns = ['state', 'state_since']
    op.create_index('ix_cases_words', 'cases', columns, sqlite_where=worded, postgresql_where=worded)
