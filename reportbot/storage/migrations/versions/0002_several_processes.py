"""several processes."""

import sqlalchemy as sa
from alembic import op

from reportbot.storage.metadata import Moment

revision = '0002'
down_revision = '0001'


def upgrade() -> None:
    """Lanes, messages and works name the process that holds them; messages are numbered without repetition."""
    op.create_table('processes',
    sa.Column('process', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('seen_at', Moment(), nullable=False),
    sa.PrimaryKeyConstraint('process', name=op.f('pk_processes')),
    sqlite_autoincrement=True
    )
    op.create_table('pace',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('free_at', Moment(), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_pace_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pace'))
    )
    embedded = op.get_bind().dialect.name == 'sqlite'
    with op.batch_alter_table(
        'outbox', recreate='always' if embedded else 'never', table_kwargs={'sqlite_autoincrement': True}
    ) as batch_op:
        batch_op.add_column(sa.Column('holder', sa.BigInteger(), nullable=True))
    for table in ('lanes', 'works'):
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column('holder', sa.BigInteger(), nullable=True))
