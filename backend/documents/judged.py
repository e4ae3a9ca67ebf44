"""What came from outside, looked at by the worker: clean and readable, or why not."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

import msgspec

from backend.documents.scanning import Infected, scan
from backend.interop.errors import Unreadable
from backend.interop.scanner import ScannerDown
from backend.jobs.queue import Envelope, enqueue

ASK_AGAIN = timedelta(minutes=1)
Read = TypeVar("Read")


class Refused(msgspec.Struct, frozen=True):
    """`reason` is a code."""

    reason: str


async def judged(
    context: Any, envelope: Envelope, body: bytes, read: Callable[[], Awaitable[Read]]
) -> Read | Refused | None:
    """What `read` makes of it once the scanner knows nothing bad. None: the scanner is away, it is asked later."""
    try:
        await scan(context.services["scanner"], body)
        return await read()
    except ScannerDown:
        async with context.as_system(envelope.house) as sql:
            await enqueue(sql, envelope, ASK_AGAIN)
        return None
    except (Unreadable, Infected) as why:
        return Refused(why.reason)
