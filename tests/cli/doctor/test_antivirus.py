"""What the doctor says of the scanner: that it is away, or that there is none."""

import msgspec
import pytest

from backend.cli.doctor import outside

pytestmark = pytest.mark.anyio


async def test_a_scanner_that_is_away_and_none_at_all(healthy, wrong):
    (line,) = await wrong(msgspec.structs.replace(healthy, scanner_address="tcp://127.0.0.1:1"))
    assert line.startswith("antivirus : tcp://127.0.0.1:1")
    notes = [one async for one in outside.scanner(healthy)]
    assert [(one.check, one.state) for one in notes] == [("antivirus", "note")]
