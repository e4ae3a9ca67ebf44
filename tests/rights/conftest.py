"""A paper of David that Madame Martin reads too."""

import pytest

from tests.cast import DLU


@pytest.fixture
async def paper(cast):
    return await cast.files(DLU)
