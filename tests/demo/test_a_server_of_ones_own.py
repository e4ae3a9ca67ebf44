"""DATABASE_URL names a server: the demo lives there, harms nobody, and says what does not suit it."""

import asyncio

import pytest

from backend.demo.external import refuse_unusable
from backend.demo.refusals import NotUsable
from tests.db.embedded.children import ask, ask_row
from tests.demo.debian import debian

pytestmark = pytest.mark.slow
STRANGER = (
    "insert into establishment (id, finess, name, category, sector, time_zone, holidays)"
    " values (gen_random_uuid(), '990000009', 'Une vraie maison', 'EHPAD', 'SA07', 'Europe/Paris', 'metropole')"
)
PASSWORDS = (
    "select string_agg(rolname || coalesce(rolpassword, ''), ' ' order by rolname) from pg_authid where rolname in"
)


@pytest.fixture(scope="module")
def server():
    with debian() as made:
        yield made


@pytest.fixture(scope="module")
def demo(make_demo, server):
    made = make_demo("d", server.make("essai"))
    made.start()
    return made


def test_it_lives_there_and_a_paper_arrives(demo, server):
    assert demo.healthy()
    assert "postgres" not in demo.family()
    pushed = demo.operator("dui", "push", "tests/data/cda/dlu-david-morel.xml")
    assert "handled" in pushed.stdout, pushed.stdout + pushed.stderr
    assert ask(server.address("essai"), "select count(*) from document") == 1


def test_its_processes_own_nothing_there(demo):
    looked = demo.operator("doctor")
    assert looked.stdout.count("sans pouvoir de plus") == 3, looked.stdout
    assert looked.returncode == 0, looked.stdout


def test_the_roles_of_the_whole_server_get_no_password(demo, server):
    kept = "'app', 'worker', 'sealer'"
    assert ask(server.address("essai"), f"{PASSWORDS} ({kept})") == "app sealer worker"


def test_it_starts_again_by_the_socket_on_the_same_database(demo, server):
    demo.stop()
    before = demo.told()
    demo.database_url = server.by_socket("essai")
    demo.start()
    assert demo.told() == before
    assert ask(server.address("essai"), "select count(*) from establishment") == 1


def test_a_demo_with_other_keys_leaves_it_alone(demo, make_demo, server):
    other = make_demo("other", server.address("essai"))
    other.launch()
    assert other.process.wait(60) == 1
    assert "dont les clés sont ailleurs" in other.words()


def test_a_house_that_is_not_the_demo_s_is_left_alone(demo, make_demo, server):
    address = server.address("essai")
    demo.stop()
    ask(address, STRANGER)
    everything = (
        "select (select count(*) from person), (select count(*) from establishment), (select max(at) from audit_entry)"
    )
    before = ask_row(address, everything)
    demo.launch()
    assert demo.process.wait(60) == 1
    assert "autre chose que la démonstration" in demo.words()
    assert ask_row(address, everything) == before


def test_a_database_of_something_else_is_left_alone(make_demo, server):
    address = server.make("autre")
    ask(address, "create table establishment (id int)")
    other = make_demo("stranger", address)
    other.launch()
    assert other.process.wait(60) == 1
    assert "autre chose que la démonstration" in other.words()
    assert ask(address, "select count(*) from pg_tables where schemaname = 'public'") == 1
    assert not ask(address, "select exists (select from pg_namespace where nspname = 'jobs')")


def refused(address: str) -> str:
    with pytest.raises(NotUsable) as told:
        asyncio.run(refuse_unusable(address))
    return str(told.value)


def test_what_does_not_suit_it_is_told(server):
    ask(server.address("postgres"), "create role simple login createdb password 'simple'")
    ascii_only = server.make("ascii", "encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0")
    assert "n’existe pas" in refused(server.address("nulle_part"))
    assert "refuse ce compte" in refused(server.address("postgres", password="wrong"))
    assert "superutilisateur" in refused(server.address("postgres", "simple", "simple"))
    assert "UTF-8" in refused(ascii_only)
    assert "ne répond pas" in refused("postgresql://chef@127.0.0.1:1/essai")
    for unread in ("host=here user=chef", "postgresql://chef@here:port/essai"):
        assert "ne se lit pas" in refused(unread)


def test_what_suits_it_is_not_refused(server):
    assert asyncio.run(refuse_unusable(server.make("neuve"))) is None
