"""« Me prévenir » and « Mon adresse e-mail » in their states, as in `pages`."""

from backend.notifications import views
from backend.notifications.quiet import NIGHTS
from backend.notifications.views import Group, Mail, Telling, Tick
from tests.browser import samples as s

SHOWN = "d•••@e•••.fr"
MINE = Group((Tick("moi.message", "message", True), Tick("moi.paper", "paper", False)))
DAVIDS = Group((Tick("1.message", "message", True), Tick("1.paper", "paper", True)), "David")


def _telling(*, here=False, voice="BAAA", groups=(MINE,), night="21-8", **more):
    offered = ",".join(tick.name for group in groups for tick in group.ticks)
    nights = tuple(NIGHTS)
    return Telling(here=here, voice=voice, groups=groups, nights=nights, night=night, offered=offered, **more)


def told():
    shell, page = s.usager("/reglages/prevenir"), "pages/notifications/telling.html"
    address, code = "pages/notifications/address.html", "pages/notifications/code.html"
    wrong = {
        f"told-address-{why}": (address, shell, views.Address(s.Blank({"adresse": "david"}, {"adresse": why})))
        for why in ("missing", "invalid", "too_long", "too_many", "again")
    }
    codes = {
        f"told-code-{why}": (code, shell, views.Code(s.Blank({"chiffres": "12"}, {"chiffres": why}), SHOWN))
        for why in ("missing", "invalid", "wrong")
    }
    return {
        "told": (page, shell, _telling(mail=Mail("none"))),
        "told-here": (page, shell, _telling(here=True, mail=Mail("on", SHOWN), groups=(MINE, DAVIDS), night="jamais")),
        "told-never": (page, shell, _telling(voice="")),
        "told-waiting": (page, shell, _telling(mail=Mail("waiting", SHOWN), night="20-9")),
        "told-refused": (page, shell, _telling(mail=Mail("refused", SHOWN), night="22-7", done="gardee")),
        "told-confirmed": (page, shell, _telling(mail=Mail("on", SHOWN), done="confirmee")),
        "told-removed": (page, shell, _telling(mail=Mail("none"), done="enlevee")),
        "told-address": (address, shell, views.Address(s.Blank())),
        "told-code": (code, shell, views.Code(s.Blank(), SHOWN)),
        "told-code-over": (code, shell, views.Code(s.Blank(), SHOWN, over=True)),
        "told-code-refused": (code, shell, views.Code(s.Blank(), SHOWN, refused=True)),
        "told-over": ("pages/notifications/over.html", shell, None),
        **wrong,
        **codes,
    }
