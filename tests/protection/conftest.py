"""Laura, at Les Pins, and the two who enrol there."""

import pytest

from tests.architecture.authz.papers import paper
from tests.protection.entering import helper, two_who_enrol


@pytest.fixture
async def desks(cast):
    return await two_who_enrol(cast, cast.pins)


@pytest.fixture
async def nadia(cast):
    """A professional guardian."""
    return await helper(cast, "Nadia", "Técher")


@pytest.fixture
async def papers(cast):
    """One of each group, in Laura's dossier: administrative, medical, choices."""
    return [await paper(cast, cast.pins, cast.laura.dossier, family) for family in ("mdph", "soins", "choix")]
