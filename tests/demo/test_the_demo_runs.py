"""`make demo` on a folder that does not exist yet: what it tells, who may come in, and how it ends."""

import json
import signal
import stat
from pathlib import Path

import httpx
import pytest

from backend.demo.cards import card_of
from backend.demo.people import EVERYBODY
from backend.kit.actor import COOKIE
from tests.cast import DATA
from tests.demo.processes import all_gone
from tests.demo.program import Demo, status
from tests.demo.sockets import listening
from tests.demo.visit import signed_in

pytestmark = pytest.mark.slow
DLU = DATA / "cda/dlu-david-morel.xml"


@pytest.fixture(scope="module")
def demo(make_demo):
    made = make_demo()
    made.start()
    return made


def test_it_answers_and_says_where_and_who_in_french(demo):
    assert demo.healthy()
    assert f"Ouvrez http://localhost:{demo.port}" in demo.words()
    for who, told in zip(EVERYBODY, demo.told()["people"], strict=True):
        sign_in = told["sign_in"]
        assert f"{who.name} ({who.role}) : {sign_in['user']} / {sign_in['password']}" in demo.words()
    assert f"--env-file {demo.folder}/demo.env dui push" in demo.words()  # from a terminal that knows no DATA_DIR
    for step in ("La base de données", "Le foyer et ses habitants", "Le service"):
        assert f"✓ {step}" in demo.words()


def test_its_file_tells_programs_the_same(demo):
    told = demo.told()
    assert set(told) == {"address", "people", "dui"}
    assert told["address"] == f"http://localhost:{demo.port}"
    assert all(set(person) == {"name", "role", "sign_in"} for person in told["people"])
    assert all(set(person["sign_in"]) == {"url", "user", "password"} for person in told["people"])
    assert set(told["dui"]) == {"token_url", "client_id", "key_file"}
    assert Path(told["dui"]["key_file"]).is_file()


def test_no_second_copy_of_a_secret_stays_under_the_name_of_a_start(demo):
    assert (demo.folder / "keys/kek.json").is_file()
    assert list(demo.folder.rglob("*.new")) == []


def test_everybody_of_the_file_signs_in(demo):
    for person in demo.told()["people"]:
        page = signed_in(person["sign_in"])
        assert page.status_code == 200, page.text
        assert str(page.url).startswith(demo.told()["address"]), page.url
        assert "/entrer" not in page.url.path


def test_a_wrong_password_signs_nobody_in(demo):
    sign_in = demo.told()["people"][0]["sign_in"]
    page = signed_in(sign_in | {"password": "abricot-abricot-abricot-00"})
    assert page.status_code == 422
    assert page.url.host == "127.0.0.1"  # still at the provider


def test_marion_comes_in_by_her_card(demo):
    address, card = demo.told()["address"], card_of(demo.folder)
    typed = {"numero": card.number, "code": card.codes[-1], "personnel": card.code}
    door, origin = f"{address}/entrer/carte", {"origin": address}
    with httpx.Client(trust_env=False, timeout=20) as client:
        came, again = [client.post(door, data=typed, headers=origin) for _ in range(2)]
    assert (came.status_code, again.status_code) == (303, 422)
    assert COOKIE in came.headers["set-cookie"]


def test_the_dui_leaves_a_paper(demo):
    pushed = demo.operator("dui", "push", str(DLU))
    assert pushed.returncode == 0, pushed.stdout + pushed.stderr
    assert "handled" in pushed.stdout


def test_it_listens_on_loopback_only(demo):
    found = {name: listening(pid) for name, pid in demo.family().items()}
    assert found["web.1"] == found["provider"] == {"127.0.0.1"}
    assert set().union(*found.values()) == {"127.0.0.1"}


def test_what_its_processes_write_went_through_the_list(demo):
    """Each line of the worker is of the log: an object, with nothing that was not named."""
    lines = [json.loads(line) for line in (demo.folder / "worker.log").read_text().splitlines()]
    assert "queue.listening" in {line["event"] for line in lines}
    assert not [line for line in lines if "dropped" in line]


def test_its_secrets_are_for_its_owner_alone(demo):
    kept = (
        "secrets.json",
        "card.json",
        "demo.json",
        "demo.env",
        "dui-key.json",
        "keys/kek.json",
        "provider/provider.json",
    )
    assert {name: stat.S_IMODE((demo.folder / name).stat().st_mode) for name in kept} == dict.fromkeys(kept, 0o600)


def test_the_doctor_finds_it_well(demo):
    looked = demo.operator("doctor", "--json")
    found = json.loads(looked.stdout)
    assert [f for f in found if f["state"] == "wrong"] == []
    assert looked.returncode == 0


def test_a_second_one_in_the_same_folder_is_told_so(demo):
    other = Demo(demo.folder, demo.port + 1)
    other.said = demo.said.with_suffix(".other")
    other.launch()
    assert other.process.wait(60) == 1
    assert "tourne déjà" in other.words()
    assert demo.healthy()


def test_a_port_that_is_taken_is_told_with_another(demo, make_demo):
    other = make_demo("other")
    other.port = demo.port
    other.launch()
    assert other.process.wait(60) == 1
    assert f"Le port {demo.port} est pris. Tapez par exemple : make demo PORT=" in other.words()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stops_everything_and_the_next_start_finds_the_same(make_demo, demo, sign):
    if demo.process.poll() is not None:
        demo.start()
    before, family = demo.told(), demo.family()
    assert demo.stop(sign) == 0
    assert "À portée est arrêtée." in demo.words()
    assert all_gone(family.values(), 0)
    assert status(demo.port, "/health") is None
    demo.start()
    assert demo.told() == before
