"""words have a time."""

import sqlalchemy as sa
from alembic import op

from reportbot.storage.metadata import Moment

revision = '0007'
down_revision = '0006'

_FINISHED = "'closed', 'dismissed', 'duplicate', 'out_of_scope', 'refused', 'removed'"


def upgrade() -> None:
    """When what reporters wrote was erased; finished cases that still hold something are found, the others not read."""
    for table in ('cases', 'reports'):
        op.add_column(table, sa.Column('words_erased_at', Moment(), nullable=True))
    full = sa.text(f'words_erased_at IS NULL AND state IN ({_FINISHED})')
    op.create_index('ix_cases_finished', 'cases', ['state_since'], sqlite_where=full, postgresql_where=full)
    unfinished = sa.text(f'state NOT IN ({_FINISHED})')
    op.drop_index('ix_cases_state_due_at', 'cases')
    op.create_index('ix_cases_unfinished', 'cases', ['state'], sqlite_where=unfinished, postgresql_where=unfinished)
