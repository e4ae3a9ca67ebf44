"""Alembic runs on the connection that `backend.db.migrate` gives it, in one transaction."""

from alembic import context

import backend.tables  # noqa: F401
from backend.db.base import Table

context.configure(connection=context.config.attributes["connection"], target_metadata=Table.metadata)
with context.begin_transaction():
    context.run_migrations()
