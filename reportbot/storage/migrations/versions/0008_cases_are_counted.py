"""cases are counted."""

import sqlalchemy as sa
from alembic import op

from reportbot.storage.case_counts import COUNTED, TRIGGERS

revision = '0008'
down_revision = '0007'

_OPEN = "'in_review', 'needs_info', 'new', 'reopened'"


def upgrade() -> None:
    """On SQLite triggers count the cases by how they stand; what is overdue and what came today are counted from an index."""
    op.create_table('case_counts',
    sa.Column('staged', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('queued', sa.Boolean(), nullable=False),
    sa.Column('shown', sa.Boolean(), nullable=False),
    sa.Column('urgent', sa.Boolean(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('staged', 'state', 'queued', 'shown', 'urgent', name=op.f('pk_case_counts')),
    sqlite_with_rowid=False
    )
    if op.get_bind().dialect.name == 'sqlite':
        op.execute(COUNTED)
        for statement in TRIGGERS:
            op.execute(statement)
    undecided = sa.text(f'state IN ({_OPEN})')
    op.create_index('ix_cases_due', 'cases', ['due_at', 'staged', 'state'], sqlite_where=undecided, postgresql_where=undecided)
    op.create_index('ix_reports_created_at_staged', 'reports', ['created_at', 'staged'])
    op.drop_index('ix_reports_created_at', 'reports')
