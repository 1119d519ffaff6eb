"""pauses know their beginning."""

import sqlalchemy as sa
from alembic import op

from reportbot.storage.metadata import Moment

revision = '0003'
down_revision = '0002'


def upgrade() -> None:
    """A lane says when Telegram asked it to pause, so that a clock set back makes no pause longer."""
    with op.batch_alter_table('lanes') as batch_op:
        batch_op.add_column(sa.Column('held_at', Moment(), nullable=True))
