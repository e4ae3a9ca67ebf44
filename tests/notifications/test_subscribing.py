"""Whose browser is told, at which addresses, and where a notification leads."""

import pytest

from backend.demo import making
from backend.identity.means import Means, means
from backend.kit.actor import COOKIE
from backend.notifications.rules import may_ring
from tests.architecture.authz.test_reads_write_little import Known
from tests.notifications.addresses import INSIDE, KNOWN
from tests.notifications.conftest import HERE
from tests.notifications.service import Browser
from tests.notifications.test_pushes import answered, told_here

pytestmark = pytest.mark.anyio
HOSTS = ()


@pytest.mark.parametrize("endpoint", KNOWN)
def test_the_services_of_the_browsers_are_known(endpoint):
    assert may_ring(endpoint, HOSTS)


@pytest.mark.attack("G01")
@pytest.mark.parametrize("endpoint", INSIDE)
def test_no_other_address_is_ever_rung(endpoint):
    assert not may_ring(endpoint, HOSTS)
    assert not may_ring(endpoint, HOSTS, loopback=True)


@pytest.mark.attack("G01")
async def test_such_an_address_is_refused_where_it_is_given_and_again_where_it_is_called(
    cast, thread, service, work, app
):
    assert len(INSIDE) >= 80
    for endpoint in INSIDE[:12]:
        refused = await cast.marion.sends(HERE, **Browser(service.origin).form | {"endpoint": endpoint})
        assert refused.status_code in (400, 422)
    assert await cast.sql.fetchval("select count(*) from push_subscription where person_id = $1", cast.marion.id) == 0
    await answered(cast, thread)
    settings = app.state.settings
    app.state.settings = type(settings)(
        **{f: getattr(settings, f) for f in settings.__struct_fields__} | {"push_hosts": ("fcm.googleapis.com",)}
    )
    assert await work.done() == ["done"]
    assert service.got == []
    assert await cast.sql.fetchval("select count(*) from push_subscription") == 0


@pytest.mark.parametrize(
    "wrong", [{"p256dh": "x"}, {"auth": "x"}, {"p256dh": "B" + "A" * 86, "auth": ""}, {"endpoint": ""}]
)
async def test_what_no_browser_says_is_refused(cast, service, wrong):
    assert (await cast.david.sends(HERE, **Browser(service.origin).form | wrong)).status_code == 422


async def test_a_key_that_is_no_point_of_the_curve_is_forgotten(cast, phone, thread, service, work):
    await cast.david.sends(HERE, **phone.form | {"p256dh": "B" + "A" * 86})
    await answered(cast, thread)
    assert await work.done() == ["done"]
    assert service.got == []
    assert not await told_here(cast)


@pytest.mark.attack("G06")
async def test_on_a_tablet_that_two_people_use_the_last_one_is_told(cast, phone, thread, service, work):
    assert (await cast.marion.sends(HERE, **phone.form)).status_code == 200
    await answered(cast, thread)
    assert await work.done() == []
    assert service.got == []
    assert await cast.sql.fetch("select person_id from push_subscription") == [(cast.marion.id,)]


@pytest.mark.attack("G06")
@pytest.mark.parametrize("who", ["david", "marion"])
async def test_whoever_signs_in_on_this_browser_ends_the_former_or_goes_on(cast, phone, app, monkeypatch, who):
    party = Known()
    monkeypatch.setitem(app.state.parties, "franceconnect", party)
    monkeypatch.setitem(means(), "franceconnect", Means(2, "this test"))
    await making.identity(cast.sql, getattr(cast, who).id, "https://fc.test", "david")
    await cast.david.sends("/appareils/ici", **{"a-qui": "moi"})
    cast.david.client.follow_redirects = False
    await cast.david.client.get("/entrer/franceconnect")
    await cast.david.client.get(f"/entrer/franceconnect/retour?state={party.attempt.state}&code=c")
    assert cast.david.client.cookies[COOKIE] != cast.david.secret
    alive = "select count(*) from push_subscription p join sign_in s on s.id = p.sign_in_id where s.revoked_at is null"
    assert await cast.sql.fetchval(alive) == (who == "david")
    assert await told_here(cast) == (who == "david")


async def test_on_a_browser_that_people_share_nobody_is_told(cast, service):
    await cast.sql.execute("update device set shared = true")
    assert (await cast.david.sends(HERE, **Browser(service.origin).form)).status_code == 422
