"""What is written from the table of the law is what the table says."""

import pytest

from tests.architecture.law import AGAIN, WRITTEN
from tests.architecture.tree import text

pytestmark = pytest.mark.architecture


@pytest.mark.parametrize("name", WRITTEN)
def test_it_is_as_the_table_says(name):
    assert WRITTEN[name]() == text(name), AGAIN
