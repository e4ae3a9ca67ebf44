"""Invitations in words, on both sides."""

from markupsafe import Markup

from backend.delegation.invited import Asked
from backend.delegation.inviting import LASTS, Invited, Made
from backend.delegation.presets import squares
from backend.delegation.schemas import Proposal
from backend.delegation.terms import Terms
from backend.entrusting import inviting_views as views
from backend.entrusting import words
from backend.entrusting.views import Invitation
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import date_words, day_words, local, time_words
from backend.kit.forms import Form
from backend.kit.references import grouped
from backend.people import around
from backend.people.houses.categories import several


def told(made: Made, url: str, picture: Markup, location: str, zone: str) -> views.Made:
    """Until the hour of that day: three days are three times twenty-four hours."""
    ends = local(now() + LASTS, zone)
    return views.Made(
        picture=picture,
        words=url.partition("://")[2],
        link=grouped(made.link),
        code=f"{made.code[:3]} {made.code[3:]}",
        until=f"{day_words(ends.date())} {time_words(ends)}",
        url=location,
    )


def line(row: Invited, zone: str) -> Invitation:
    ends, name = local(row.expires_at, zone), f"{row.given_name} {row.family_name}" if row.given_name else ""
    return Invitation(
        state=row.state,
        until=f"{day_words(ends.date())} {time_words(ends)}",
        url=f"/aidants/invitations/{row.id}",
        name=name,
        initials=around.initials(name),
    )


def asked(row: Asked, form: Form[Proposal], name: str) -> views.Asked:
    """In the words to which the person will agree, about whoever is there; her houses are hers to tell."""
    wish = form.value
    terms = Terms(squares(wish.what, told=wish.told), (), None, row.rights_end)
    told = words.agreed(name, terms, row.zone, voice=words.Voice(texts.current.get().at(several()).t, date_words))
    return views.Asked(
        id=str(row.id),
        state=row.state,
        name=f"{row.given_name} {row.family_name}",
        given_name=row.given_name,
        words=words.lines(told),
        until=words.last_day(row.rights_end, row.zone),
    )
