"""The MetaData all tables share, and the column types both engines agree on."""

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec import json
from sqlalchemy import BigInteger, Dialect, LargeBinary, MetaData, Table, Text, TypeDecorator

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)

parsed = json.Decoder().decode
"""The value of a JSON text; raises ValueError for anything else."""
_ENCODER = json.Encoder()

Sorted = Text().with_variant(Text(collation="C"), "postgresql")
"""Text compared by code point on both engines, so that a prefix is a range."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICRO = timedelta(microseconds=1)


def lasting() -> list[Table]:
    """The tables to copy, those that others refer to first: without what is only counted from the others."""
    return [table for table in metadata.sorted_tables if not table.info.get("derived")]


def compact(value: Any) -> str:
    """A value as JSON, as short as it can be."""
    return _ENCODER.encode(value).decode()


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime, stored as microseconds since 1970; SQLite would give naive ones back."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """To microseconds."""
        return None if value is None else (value - _EPOCH) // _MICRO

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From microseconds."""
        return None if value is None else _EPOCH + timedelta(0, 0, value)


class Json(TypeDecorator[Any]):
    """A JSON value as text, the same on both engines."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To text."""
        return None if value is None else compact(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """From text."""
        return None if value is None else parsed(value)


class Hex(TypeDecorator[str]):
    """A digest in hexadecimal, stored as the half as many bytes that it stands for."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """To bytes; raises ValueError for what is no digest."""
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """From bytes."""
        return None if value is None else value.hex()
