"""The line that each request pays for: what it says is looked at once for each route, method and status.

It is the line of `logger.info("request", …)`: the same allow-list, the same order.
"""

from datetime import UTC, datetime
from typing import Any

import msgspec

from backend.kit.log import Lines, number, told

encode = msgspec.json.Encoder().encode
write = Lines().msg


def known(route: str, method: str, status: int) -> dict[str, Any]:
    """What may be written of these three, with how much may not."""
    said = told(None, "info", {"at": "", "event": "request", "route": route, "method": method, "status": status})
    line: dict[str, Any] = msgspec.json.decode(said)
    return line


def tell(line: dict[str, Any], seconds: float) -> None:
    """Write what is known, now, with how long it took."""
    ms = number(round(seconds * 1000, 1))
    took = {"dropped": line.get("dropped", 0) + 1} if ms is None else {"ms": ms}
    write(encode(line | {"at": datetime.now(UTC)} | took).decode())
