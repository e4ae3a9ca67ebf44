"""Whoever asks the desk to say that it is she, in words."""

from uuid import UUID

from backend.kit.forms import Filled
from backend.people.around import initials
from backend.people.trait_words import born
from backend.people.vouching import views
from backend.people.vouching.schemas import AtDesk


def one(row: AtDesk, base: str, vouching: UUID, form: Filled, *, done: str = "") -> views.One:
    name = f"{row.given_name} {row.family_name}"
    return views.One(
        url=f"{base}/{vouching}",
        back_url=base,
        name=name,
        initials=initials(name),
        born=born(row.birthdate),
        act=row.act,
        state=row.state,
        form=form,
        seen=row.seen,
        seen_by=row.seen_by,
        confirmed_by=row.confirmed_by,
        mine=row.mine,
        done=done,
    )
