"""The papers that prove measures and mandates: opened by who checks, on its way, and the one that Laura sees."""

from types import SimpleNamespace
from uuid import uuid4

from backend.demo.making import insert
from tests.architecture.authz.papers import dossier_key

WRONG = "update evidence set state = 'wrong', reason = 'other', said_by = $2, said_at = now() where id = $1"


async def proving(cast, ids):
    """Lebon enters and adds; Bouvier and Riviere have opened it. The mandate came by Bouvier.

    Before that of Marion, another came, which was not the right one.
    """
    measures, mandates = ids["measure"], ids["mandate"]
    tilleuls, pins = cast.tilleuls.id, cast.pins.id
    told = {
        "measure": ("measure", measures["marion's"], tilleuls, cast.marion, cast.lebon, (cast.clerk, cast.riviere)),
        "mandate": ("mandate", mandates["entered"], tilleuls, cast.marion, cast.clerk, (cast.riviere,)),
        "laura's": ("measure", measures["laura's"], pins, cast.laura, cast.roux, ()),
    }
    ids["about"] = {name: about for name, (_, about, *_) in told.items()}
    wrong = await _kept(cast, *told["measure"][:-1], ())
    await cast.sql.execute(WRONG, wrong, cast.clerk.id)
    ids["evidence"] = {name: await _kept(cast, *rest) for name, rest in told.items()}
    ids["evidence"]["wrong"] = wrong
    coming = SimpleNamespace(dossier=cast.david.dossier)
    ids["evidence"]["coming"] = await _row(cast, "measure", measures["david's"], tilleuls, coming, cast.lebon)


async def _row(cast, what, about, house, somebody, by, **more):
    made, key = uuid4(), await dossier_key(cast, somebody.dossier)
    stored, secret = await cast.app.state.vault.put(b"RIFF")
    return await insert(
        cast.sql, "evidence", id=made, establishment_id=house, dossier_id=somebody.dossier, about=about,
        **{f"{what}_id": about}, brought_by=by.id, key_id=key.id, **_file(key, made, stored, secret), **more,
    )  # fmt: skip


async def _kept(cast, what, about, house, somebody, by, readers):
    made = await _row(cast, what, about, house, somebody, by, state="kept", media_type="image/webp")
    page, key = uuid4(), await dossier_key(cast, somebody.dossier)
    text = key.seal("Le juge décide.", house, "evidence_page", page, "text")
    stored, secret = await cast.app.state.vault.put(b"RIFF")
    await insert(
        cast.sql, "evidence_page", id=page, establishment_id=house, evidence_id=made, number=1, width=4, height=3,
        text=text, key_id=key.id, **_file(key, page, stored, secret),
    )  # fmt: skip
    for reader in readers:
        await insert(cast.sql, "evidence_opened", evidence_id=made, reader_id=reader.id)
    return made


def _file(key, row, stored, secret):
    return {
        "store_key": stored.store_key, "wrapped": key.wrap(secret, row), "size": stored.size, "sha256": stored.sha256,
    }  # fmt: skip
