"""The desk of enrolment, in words."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from backend.enrolment import rules, views
from backend.enrolment.inscribing_views import Choice
from backend.enrolment.queries import STATES
from backend.enrolment.rows import Claim, OnePerson, Waiting
from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.kit.days import figures
from backend.kit.forms import Filled
from backend.people import around
from backend.people.matching import Traits

FIELDS = {
    "birth_name": "naissance",
    "given_names": "prenoms",
    "birthdate": "ne_le",
    "sex": "sexe",
    "birthplace": "ne_a",
}
PAGE = 20


def shown(name: str, value: str) -> str:
    if name == "birthdate":
        return figures(value)
    return str(texts.t(f"enrol.sex.{value.lower()}")) if name == "sex" and value else value


def name_of(one: OnePerson | Waiting) -> str:
    return f"{one.given_name} {one.family_name}"


def when(state: str, sent_at: datetime | None, ends_at: datetime | None, zone: str) -> str:
    """Since when a letter is on its way, and until when its code works."""
    if state == "sent" and sent_at:
        return str(texts.t("enrol.sent_on", day=day_words(local(sent_at, zone).date())))
    if state == "expired" and ends_at:
        return str(texts.t("enrol.ended_on", day=day_words(local(ends_at, zone).date())))
    return ""


def one_person(
    one: OnePerson, place: str, zone: str, matricule: str, form: Filled, notice: str = ""
) -> views.OnePerson:
    name = name_of(one)
    facts = [views.Fact(key, shown(trait, getattr(one, trait))) for trait, key in FIELDS.items()]
    used = [("usage", one.used_name), ("prenom", one.used_given_name), ("piece", _seen(one.seen))]
    return views.OnePerson(
        url=f"{place}/{one.id}",
        back_url=place,
        print_url=f"{place}/lettres",
        id=str(one.id),
        name=name,
        initials=around.initials(name),
        facts=(*facts, *(views.Fact(key, words) for key, words in used if words)),
        state=one.state,
        when=when(one.state, one.sent_at, one.ends_at, zone),
        matricule=rules.masked(matricule),
        form=form,
        notice=notice,
        claim=str(one.claim) if one.state == "confirmed" else "",
        with_her=one.state == "joined" and one.beside,
    )


def _seen(kind: str | None) -> str:
    return str(texts.t(f"desk_card.kind.{kind}")) if kind else ""


def followed(one: OnePerson) -> dict[str, str]:
    return {"souhait": one.wish or "rien", "relance": f"{one.ask_on:%d/%m/%Y}" if one.ask_on else ""}


def is_it_she(one: OnePerson, claim: Claim, hers: Traits, theirs: Traits, place: str, zone: str) -> views.IsItShe:
    apart, name = rules.different(hers, theirs), name_of(one)
    sides = tuple(
        views.Side(key, shown(trait, getattr(hers, trait)), shown(trait, getattr(theirs, trait)), trait not in apart)
        for trait, key in FIELDS.items()
    )
    return views.IsItShe(
        url=f"{place}/{one.id}/est-ce-elle",
        back_url=f"{place}/{one.id}",
        correct_url=f"{place}/{one.id}/identite",
        claim=str(claim.id),
        name=name,
        initials=around.initials(name),
        asked=str(texts.t("enrol.asked_on", day=day_words(local(claim.asked_at, zone).date()))),
        sides=sides,
        same=not apart,
    )


def waiting(
    rows: list[Waiting], place: str, state: str, zone: str, wrong: Mapping[str, str] = views.EMPTY
) -> views.Waiting:
    filters = tuple(
        Choice(one, str(texts.t(f"enrol.filter.{one or 'all'}")), one == state) for one in ("", "due", *STATES)
    )
    query = f"etat={state}&" if state else ""
    return views.Waiting(
        url=place,
        new_url=place.removesuffix("inscriptions") + "inscrire",
        rows=tuple(_row(row, place, zone) for row in rows),
        filters=filters,
        older_url=f"{place}?{query}apres={rows[-1].id}" if len(rows) == PAGE else "",
        wrong=wrong,
    )


def _row(row: Waiting, place: str, zone: str) -> views.Row:
    return views.Row(
        name=name_of(row),
        url=f"{place}/{row.id}/est-ce-elle" if row.state == "asked" else f"{place}/{row.id}",
        state=row.state,
        when=when(row.state, row.sent_at, None, zone),
        ask=_ask(row.ask_on),
        box=box(row.id) if row.state not in ("asked", "confirmed") else "",
    )


def in_full(one: OnePerson, back_url: str, matricule: str) -> views.InFull:
    return views.InFull(back_url=back_url, name=name_of(one), matricule=rules.spaced(matricule))


def _ask(day: date | None) -> str:
    return str(texts.t("enrol.ask_on", day=day_words(day))) if day else ""


def box(dossier: UUID) -> str:
    return f"lettre-{dossier}"
