"""figures of days."""

import sqlalchemy as sa
from alembic import op

from reportbot.storage.day_tables import triggers

revision = '0006'
down_revision = '0005'


def upgrade() -> None:
    """Figures are kept by day, and forgotten by triggers; a later revision that changes those makes them anew."""
    op.create_table('day_figures',
    sa.Column('day', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_day_figures'))
    )
    for statement in triggers(op.get_bind().dialect.name):
        op.execute(statement)
