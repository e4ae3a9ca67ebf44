"""Why a foreign file was refused, never with a piece of what it said."""

import pytest

from backend.interop.errors import Unreadable
from backend.interop.xml import parse

SECRET = "le-secret-du-disque"


def reason_of(body: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        parse(body)
    assert SECRET not in str(refusal.value)
    return refusal.value.reason
