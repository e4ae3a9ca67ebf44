"""The only clock."""

from datetime import UTC, datetime, timedelta

# Where a list begins: before the earliest of all rows, or later than any.
EARLIEST = datetime(1, 1, 2, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
EPOCH, TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


def now() -> datetime:
    return datetime.now(UTC)


def ticks(at: datetime) -> int:
    """The instant as microseconds since 1970: exactly what PostgreSQL keeps."""
    return (at - EPOCH) // TICK


def instant(ticks: int) -> datetime:
    """The instant of so many; one beyond `LATEST` is `LATEST`."""
    return EPOCH + ticks * TICK if ticks < (LATEST - EPOCH) // TICK else LATEST
