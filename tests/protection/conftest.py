"""Laura, at Les Pins, and the two who enrol there."""

import pytest

from tests.architecture.authz.papers import paper
from tests.protection.entering import helper, two_who_enrol
from tests.protection.julien import family, parent


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


@pytest.fixture
async def home(cast, desks):
    """His two parents hold authority: « oui » of both is asked before anything waits."""
    julien, *parents = await family(cast)
    return julien, *parents, [await parent(cast, desks, julien, one) for one in parents]


@pytest.fixture
async def julien(home):
    return home[0]
