"""Which addresses there are, who may knock at each, and that none of it changes unseen."""

import pytest
from litestar import Router, get

from backend.app import Unguarded, create_app, guards_of, served
from backend.identity import guards
from backend.settings import Settings
from tests.architecture.authz.cells import matrix
from tests.architecture.snapshots import AGAIN, HERE, SNAPSHOTS, app

pytestmark = pytest.mark.architecture
HAVE_A_CAPACITY = {"/equipe/{house:uuid}": guards.as_staff, "/pour/{person:uuid}": guards.as_aidant}


@get("/ouvert")
async def forgotten() -> str:
    return ""


def test_the_table_speaks_of_every_route_and_of_no_other():
    said = {(cell.place.method, cell.place.route) for cell in matrix()}
    assert said == {(method, path) for method, path, _ in served(app())}


def test_each_route_has_exactly_one_guard():
    assert [(method, path) for method, path, handler in served(app()) if len(guards_of(handler)) != 1] == []


def test_an_address_that_says_a_capacity_asks_for_it():
    for _, path, handler in served(app()):
        wanted = next((guard for prefix, guard in HAVE_A_CAPACITY.items() if path.startswith(prefix)), None)
        told = guards_of(handler) & {guards.as_staff, guards.as_aidant}
        assert told == ({wanted} if wanted else set()), path


@pytest.mark.attack("A19")
@pytest.mark.parametrize("route", [forgotten, Router("/", route_handlers=[forgotten])])
def test_a_route_that_nobody_guards_does_not_start(route):
    with pytest.raises(Unguarded, match="GET /ouvert"):
        create_app(Settings(environment="test"), route)


@pytest.mark.attack("A19")
def test_a_guard_that_is_not_one_of_ours_is_no_guard():
    @get("/ouvert", guards=[lambda *_: None])
    async def badly_guarded() -> str:
        return ""

    with pytest.raises(Unguarded, match="GET /ouvert"):
        create_app(Settings(environment="test"), badly_guarded)


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_what_is_offered_is_what_was_reviewed(name):
    assert SNAPSHOTS[name](app()) == (HERE / name).read_text(), AGAIN
