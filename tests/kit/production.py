"""Environments that refuse to start, and one that may serve people."""

import pytest

from backend.environment import UnsafeSettings, load


def refused(environ, *logins):
    with pytest.raises(UnsafeSettings) as told:
        load(environ, *logins)
    return told.value.faults
