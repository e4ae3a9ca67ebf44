"""The page where a person types the code of her letter, in its states."""

from msgspec.structs import replace

from backend.enrolment import views
from backend.identity.presenter import ways_of_people
from tests.browser import samples as s
from tests.browser.samples import HOUSE


def hers():
    page, shell = "pages/enrolment/enrol_me.html", s.public("/inscription")
    known = views.EnrolMe(known=True)
    ways = tuple(way for way in ways_of_people("/inscription") if way.slug != "card")
    return {
        "enrol-me": (page, shell, views.EnrolMe(known=False, ways=ways)),
        "enrol-me-code": (page, shell, known),
        "enrol-me-wrong": (page, shell, replace(known, wrong={"code": "invalid"})),
        "enrol-me-unopened": (page, shell, replace(known, unopened=True)),
        "enrol-me-looking": (page, shell, replace(known, looking=(HOUSE,))),
        "enrol-me-asking": (page, shell, replace(known, asking=views.Asked("1", HOUSE))),
        "enrol-me-refused": (page, shell, replace(known, refused=(HOUSE,), linked=("SSIAD Les Pins",))),
        "enrol-me-impossible": (page, shell, replace(known, asking=views.Asked("1", HOUSE), impossible=True)),
        "enrol-me-no": (page, shell, replace(known, said_no=True)),
    }
