"""What Alembic runs: the migrations, on the connection it was given."""

from alembic import context

from reportbot.storage import schema  # noqa: F401  it puts the tables on the metadata
from reportbot.storage.metadata import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    user_module_prefix="",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
