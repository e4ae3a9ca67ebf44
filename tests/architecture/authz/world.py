"""What the cells of the matrix are asked of: the cast, and one thing in each state that matters."""

import hashlib
from uuid import UUID

import httpx

from backend.kit.actor import COOKIE
from backend.kit.keyring import FileKeyRing
from backend.notifications.tokens import Opening, token
from backend.web.assets import front_end
from tests.architecture.authz import states
from tests.architecture.authz.appointments import appointments
from tests.architecture.authz.baseline import Baseline
from tests.architecture.authz.cards import cards
from tests.architecture.authz.facts import facts
from tests.architecture.authz.linking import linking
from tests.architecture.authz.lists import lists
from tests.architecture.authz.members import deciding, events, members
from tests.architecture.authz.protected import protected
from tests.architecture.authz.requests import REFERENCES, requests
from tests.architecture.authz.resting import renewed_on, resting
from tests.architecture.authz.vouching import vouching
from tests.cast import make_cast
from tests.glancing import Glancing
from tests.person import Machine


class World:
    """`actors`: name → headers that say who asks. `ids`: parameter → state → what stands in the address."""

    def __init__(self, cast, app):
        self.cast, self.sql = cast, cast.sql
        self.client = httpx.AsyncClient(transport=Glancing(app), base_url="https://aportee.test")
        self.actors: dict[str, dict[str, str]] = {"nobody": {}}
        self.secrets: dict[str, str] = {}
        self.ids: dict[str, dict[str, UUID | str]] = {}

    def knows(self, name, somebody):
        machine = isinstance(somebody, Machine)
        proof = {"authorization": f"Bearer {somebody.secret}"} if machine else {"cookie": f"{COOKIE}={somebody.secret}"}
        self.actors[name], self.secrets[name] = proof, somebody.secret

    async def close(self):
        await self.client.aclose()
        await self.cast.close()


async def make_world(database, keys, app) -> World:
    cast = await make_cast(database, FileKeyRing(keys / "kek.json"), app)
    world = World(cast, app)
    await _people(world, cast)
    world.ids["house"] = {"tilleuls": cast.tilleuls.id, "pins": cast.pins.id}
    world.ids["dossier"] = await states.dossiers(cast)
    world.ids["paper"] = await states.papers(cast, world.ids["dossier"])
    world.ids["dispute"] = await states.disputes(cast, world.ids["paper"])
    world.ids["thread"] = await states.threads(cast, world.ids["paper"]["visible"])
    world.ids["secret"] = await states.secrets(cast, world.ids["paper"], world.ids["thread"])
    world.ids["message"] = await states.messages(cast, world.ids["thread"])
    world.ids["photo"] = await states.photos(cast, world.ids["message"])
    world.ids["asked"], world.ids["reference"] = await requests(cast, world.ids["dossier"]), REFERENCES
    world.ids["deposit_id"] = {"tilleuls": await states.deposit(cast)}
    world.ids["name"] = {"app.css": front_end().url("app.css").removeprefix("/assets/")}
    world.ids["sign_in"] = {
        name: await cast.sql.fetchval("select id from sign_in where secret_hash = $1", _hash(secret))
        for name, secret in (("david's", cast.davids_tablet.secret), ("marion's", cast.marion.secret))
    }
    world.ids["step_up"] = {"david's": await states.step_up(cast)}
    world.ids["passkey"] = await states.passkeys(cast)
    world.ids["card"] = await cards(cast)
    world.ids["run"] = await lists(cast)
    world.ids["opaque"] = opaques(cast, world.ids["thread"])
    await facts(cast, world.ids)
    await members(cast, world.ids)
    await events(cast, world.ids)
    await protected(cast, world.ids)
    await appointments(cast, world.ids)
    world.ids["step_up"]["linking"], added = await linking(cast)
    world.ids["identity"] = {"david's": added}
    await vouching(cast, world.ids)
    world.ids["day"] = {"renewed": renewed_on()}
    world.baseline = await Baseline.of(cast.sql)
    return world


def opaques(cast, threads):
    """What notifications bring back: for David, of a thread of his, and of one that is Marion's."""
    ring, about = cast.app.state.ring, {"david's": threads["care"], "of marion's for david": threads["marion's"]}
    return {
        name: token(ring, Opening(cast.david.id, "usager", None, "message", thread)) for name, thread in about.items()
    }


async def _people(world, cast):
    cast.davids_tablet = await cast.signed_in(person=cast.david.id, name="David's tablet")
    gone = {"expired": "expires_at = now() - interval '1 hour'", "revoked": "revoked_at = now()"}
    for name, change in {**gone, "idle": "seen_at = now() - interval '31 minutes'"}.items():
        somebody = await cast.signed_in(person=cast.david.id, name=name)
        await cast.sql.execute(f"update sign_in set {change} where secret_hash = $1", _hash(somebody.secret))
        world.knows(name, somebody)
    helped = await cast.signed_in(person=cast.david.id, name="helped")
    await cast.sql.execute("update sign_in set helped = true where secret_hash = $1", _hash(helped.secret))
    world.secrets["helped"] = helped.secret
    role = await cast.sql.fetchval("select role_id from membership where id = $1", cast.martin.membership)
    cast.left = await cast.staff("Odile", "Payet", cast.tilleuls, role, "Madame Payet", cast.care)
    await cast.sql.execute("update membership set stopped_at = now() where id = $1", cast.left.membership)
    cast.zoe = await cast.staff("Zoé", "Hoareau", cast.tilleuls, role, "Madame Hoareau", cast.care)
    cast.resting = await resting(cast)
    cast.riviere, cast.lebon = await deciding(cast)
    usagers, aidants = ("david", "marion", "laura"), ("paula", "resting")
    for name in (*usagers, *aidants, "riviere", "martin", "roux", "left", "zoe", "dui", "other_dui"):
        world.knows(name.replace("_", "-"), getattr(cast, name))
    world.knows("bouvier", cast.clerk)


def _hash(secret):
    return hashlib.sha256(secret.encode()).digest()
