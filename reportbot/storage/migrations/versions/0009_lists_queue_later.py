"""lists queue later."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'

_QUEUED = sa.text('waiting_since IS NOT NULL AND holder IS NULL AND staged IS NULL')
_MOST_URGENT_FIRST = ('shown', sa.text('urgent DESC'), sa.text('reporters DESC'), 'waiting_since', 'case')


def upgrade() -> None:
    """What a list brings stands in the indexes of the queue once it is let go, not while it is written."""
    for name, columns in (('ix_cases_queue', _MOST_URGENT_FIRST), ('ix_cases_waiting', ('waiting_since',))):
        op.drop_index(name, 'cases')
        op.create_index(
            name, 'cases', [*columns, 'staged', 'holder'], sqlite_where=_QUEUED, postgresql_where=_QUEUED
        )
