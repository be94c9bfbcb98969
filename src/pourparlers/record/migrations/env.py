"""Run by Alembic on the connection that `record.schema` opened."""

from alembic import context

from pourparlers.record.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
