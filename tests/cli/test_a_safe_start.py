"""Production does not start above the policies, nor with unsafe settings: the web, the worker, the server."""

from uuid import uuid4

import msgspec
import pytest

from backend.app import create_app
from backend.cli.worker import serve
from backend.db.logins import PowerfulLogin
from backend.jobs.registry import Registry

pytestmark = pytest.mark.anyio
POWERS = {
    "superuser": "create role {name} login superuser",
    "around the policies": "create role {name} login bypassrls",
    "maker of roles": "create role {name} login createrole",
    "owner's member": "create role {name} login in role owner",
}


@pytest.fixture(params=POWERS.values(), ids=POWERS)
async def powerful(request, database):
    """The address of a login that may do more than serve."""
    name = f"role_{uuid4().hex[:8]}"
    await database.above.execute(request.param.format(name=name))
    yield database.dsn(name)
    await database.above.execute(f"drop role {name}")


@pytest.fixture
def production(settings):
    return msgspec.structs.replace(settings, environment="production")


async def test_the_web_does_not_start_with_a_powerful_login(production, powerful):
    app = create_app(msgspec.structs.replace(production, database_url=powerful))
    with pytest.RaisesGroup(pytest.RaisesExc(PowerfulLogin, match="Donnez un rôle qui ne possède rien")):
        async with app.lifespan():
            pass


@pytest.mark.parametrize("which", ["worker_database_url", "sealer_database_url"])
async def test_the_worker_does_not_start_with_one_either(production, powerful, which):
    with pytest.raises(PowerfulLogin):
        await serve(msgspec.structs.replace(production, **{which: powerful}), Registry())


async def test_the_web_starts_with_a_login_that_owns_nothing(production):
    async with create_app(production).lifespan():
        pass


async def test_outside_production_nobody_asks(settings, database):
    """The tests themselves look from above now and then."""
    async with create_app(msgspec.structs.replace(settings, database_url=database.dsn("postgres"))).lifespan():
        pass
