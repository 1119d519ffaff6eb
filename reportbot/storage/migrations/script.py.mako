"""${message}."""

import sqlalchemy as sa
from alembic import op

from reportbot.storage.metadata import Json, Moment

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Change the schema."""
    ${upgrades if upgrades else "pass"}
