"""indexes for a million cases."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'


def upgrade() -> None:
    """Requests are found by their serial; cases without a request or an original are in no index of those."""
    op.create_index('ix_requests_serial', 'requests', ['serial'])
    for column in ('request', 'original'):
        op.drop_index(f'ix_cases_{column}', 'cases')
        named = sa.text(f'{column} IS NOT NULL')
        op.create_index(f'ix_cases_{column}', 'cases', [column], sqlite_where=named, postgresql_where=named)
