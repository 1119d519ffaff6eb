"""What other rings may name of the database: the connection a work is given."""

from sqlalchemy.ext.asyncio import AsyncConnection

Connection = AsyncConnection
