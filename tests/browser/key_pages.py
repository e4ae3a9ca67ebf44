"""« Mes clés d’accès » in its states."""

from msgspec.structs import replace

from backend.identity.passkeys import views
from backend.identity.passkeys.ceremonies import Site
from backend.identity.passkeys.options import making
from backend.identity.views import AnotherProof, Proving, Way
from tests.browser import samples as s

PHONE = views.Key(id="1", name="Mon téléphone", added="lundi 2 novembre 2026 à 9 heures", last="hier à 18 heures")
NEW = views.Key(
    id="2", name="L’ordinateur de la maison", added="aujourd’hui à 9 heures", waits_until="demain à 9 heures"
)
ADDED = views.Happened(kind="added", name="Mon téléphone", when="hier à 18 heures", where="Téléphone Android")
OPTIONS = making(Site("https://aportee.test"), b"c" * 32, b"p" * 16, "David")


WAY = Way(slug="franceconnect-plus", url="/entrer/franceconnect-plus")


def keys():
    list_, new = "pages/identity/keys.html", "pages/identity/new_key.html"
    shell, full = s.usager("/cles"), tuple(replace(PHONE, id=str(n)) for n in range(10))
    events = (ADDED, replace(ADDED, kind="suspect"), replace(ADDED, kind="removed", here=True))
    return {
        "keys": (list_, shell, views.Keys(keys=(NEW, PHONE), happened=events)),
        "keys-none": (list_, shell, views.Keys(keys=())),
        "keys-shared": (list_, s.usager("/cles", shared=True), views.Keys(keys=(PHONE,))),
        "keys-full": (list_, shell, views.Keys(keys=full, full=True)),
        **{
            f"keys-{done}": (list_, shell, views.Keys(keys=(replace(PHONE, doubtful=True),), done=done))
            for done in views.DONE
        },
        "keys-first": (
            "pages/identity/another_proof.html", s.public("/entrer/encore"), AnotherProof(ways=(WAY,)),
        ),
        **{
            f"keys-proof-{refused}": (
                "pages/identity/proof.html",
                s.usager("/preuve/1"),
                Proving(id="1", act="give", ways=(WAY,), passkey=True, refused=refused),
            )
            for refused in views.REFUSALS
        },
        "keys-new": (new, s.usager("/cles/nouvelle"), views.NewKey(options=OPTIONS, name="Téléphone Android")),
        **{
            f"keys-new-{error}": (
                new, s.usager("/cles/nouvelle"), views.NewKey(options=OPTIONS, name="", error=error),
            )
            for error in ("missing", "too_long", "invalid")
        },
    }  # fmt: skip
