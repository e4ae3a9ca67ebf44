"""A grave act once it is proved, and the last sign-ins."""

from backend.identity.device_views import Entries, Entry
from backend.identity.linking.views import Known, Ways
from backend.identity.views import Proving, Way
from tests.browser import samples as s

NOW = Entry(when="aujourd’hui à 9 heures", means="franceconnect-plus", device="Téléphone Android, Chrome", here=True)
BEFORE = Entry(when="hier à 18 heures", means="card", device="Tablette du foyer, Firefox", helped=True)


def proofs():
    fields = (("key", "1"), ("code", "ABCD2345"))
    proved = Proving(id="1", act="give", proved=True, path="/aidants/donner", fields=fields)
    ways, here = "pages/identity/ways.html", s.usager("/facons")
    since = "lundi 2 novembre 2026 à 9 heures"
    mine = (Known("franceconnect-plus", since), Known("franceconnect", since, "2"))
    more = {"known": mine[:1], "more": ("franceconnect",)}
    going = Way(slug="franceconnect", url="/entrer/franceconnect?preuve=1")
    return {
        "ways": (ways, here, Ways(**more)),
        "ways-two": (ways, here, Ways(known=mine)),
        "ways-going": (ways, here, Ways(**more, going=going)),
        **{f"ways-{done}": (ways, here, Ways(**more, done=done)) for done in ("linked", "known", "taken")},
        "proof-done": ("pages/identity/proof.html", s.usager("/preuve/1"), proved),
        "entries": ("pages/identity/entries.html", s.usager("/appareils/entrees"), Entries((NOW, BEFORE))),
    }
