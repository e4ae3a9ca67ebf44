"""matrix-synapse: a room for each person with the three of the staff, twenty messages; sliding sync is its inbox."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from backend.db.embedded.server import Embedded
from tests.bench.servers import free_port, started, wait_for
from tests.peers.environments import python_of
from tests.peers.load import Asked, Peer
from tests.peers.ours import MESSAGES, PEOPLE, STAFF, WORDS

NAME = "matrix-synapse"
SECRET = "only in a test"
V3 = "/_matrix/client/v3"
SYNC = "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync"
INBOX = {
    "lists": {
        "inbox": {"ranges": [[0, 19]], "timeline_limit": 1, "required_state": [["m.room.name", ""]]},
    }
}
UNLIMITED = {"per_second": 1_000_000, "burst_count": 1_000_000}
LIMITS = ("rc_message", "rc_registration", "rc_admin_redaction", "rc_presence", "rc_delayed_event_mgmt")


@contextmanager
def synapse(folder: Path, server: Embedded) -> Iterator[Peer]:
    """With its limits lifted and nothing federated: one process, as ours."""
    port, place = free_port(), folder / "synapse"
    place.mkdir()
    (place / "homeserver.yaml").write_text(json.dumps(_settings(place, server, port)))  # JSON is YAML
    command = [str(python_of(NAME)), "-m", "synapse.app.homeserver", "-c", str(place / "homeserver.yaml")]
    with started([*command, "--generate-keys"], {}) as making:
        making.wait(120)
    with started(command, {}, pinned=True) as process:
        wait_for(port, process, 120)
        rooms = asyncio.run(_fill(port))
        yield Peer(NAME, port, *map(list, zip(*(_asked(*one) for one in rooms), strict=True)))


def _settings(place: Path, server: Embedded, port: int) -> dict[str, object]:
    database = {"user": "postgres", "dbname": "synapse", "host": str(server.socket), "cp_min": 5, "cp_max": 10}
    return {
        "server_name": "peer.test", "pid_file": str(place / "pid"), "media_store_path": str(place / "media"),
        "signing_key_path": str(place / "key"), "report_stats": False, "trusted_key_servers": [],
        "listeners": [{"port": port, "type": "http", "bind_addresses": ["127.0.0.1"],
                       "resources": [{"names": ["client"]}]}],
        "database": {"name": "psycopg2", "args": database}, "bcrypt_rounds": 4, "presence": {"enabled": False},
        "registration_shared_secret": SECRET, "macaroon_secret_key": SECRET, "form_secret": SECRET,
        **dict.fromkeys(LIMITS, UNLIMITED),
        "rc_invites": dict.fromkeys(("per_room", "per_user", "per_issuer"), UNLIMITED),
        "rc_joins": dict.fromkeys(("local", "remote"), UNLIMITED),
        "rc_joins_per_room": UNLIMITED, "rc_room_creation": UNLIMITED,
    }  # fmt: skip


def _asked(token, room):
    who = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    words = json.dumps({"msgtype": "m.text", "body": WORDS})
    return (
        Asked("POST", SYNC, who, json.dumps(INBOX)),
        Asked("GET", f"{V3}/rooms/{room}/messages?dir=b&limit={MESSAGES}", who),
        Asked("PUT", f"{V3}/rooms/{room}/send/m.room.message/UUID", who, words),
    )


async def _fill(port):
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=120, trust_env=False) as client:
        staff = [await _registers(client, f"staff{n}") for n in range(STAFF)]
        people = [await _registers(client, f"usager{n}") for n in range(PEOPLE)]
        return [(token, await _room(client, token, staff)) for _, token in people]


async def _registers(client, user):
    nonce = (await client.get("/_synapse/admin/v1/register")).raise_for_status().json()["nonce"]
    mac = hmac.new(SECRET.encode(), "\0".join((nonce, user, SECRET, "notadmin")).encode(), hashlib.sha1).hexdigest()
    form = {"nonce": nonce, "username": user, "password": SECRET, "admin": False, "mac": mac}
    told = (await client.post("/_synapse/admin/v1/register", json=form)).raise_for_status().json()
    return told["user_id"], told["access_token"]


async def _room(client, token, staff):
    async def says(who, method, path, **body):
        answer = await client.request(method, f"{V3}{path}", json=body, headers={"authorization": f"Bearer {who}"})
        return answer.raise_for_status().json()

    invited = [user for user, _ in staff]
    room = (await says(token, "POST", "/createRoom", preset="private_chat", name="Équipe soins", invite=invited))[
        "room_id"
    ]
    for _, hers in staff:
        await says(hers, "POST", f"/rooms/{room}/join")
    for number in range(MESSAGES):
        who = token if number % 2 else staff[0][1]
        await says(who, "PUT", f"/rooms/{room}/send/m.room.message/{number}", msgtype="m.text", body=WORDS)
    return room
