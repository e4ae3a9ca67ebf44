"""Those who add what proves something, and those who open it."""

from tests.mandates.conftest import payet, zoe
from tests.protection.conftest import desks, nadia

__all__ = ["desks", "nadia", "payet", "zoe"]
