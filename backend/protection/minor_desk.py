"""« Ce que voit l’enfant »: which papers are shown to somebody who is not of age."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from backend.db.compiled import Connection
from backend.delegation.law import actors
from backend.documents.views import FAMILIES
from backend.identity.proving.guards import after_proof
from backend.kit import texts
from backend.kit.dates import date_words, local
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.people.leaving.service import PERSON
from backend.people.members.days import typed_day
from backend.people.members.desk import Data, Req, once_or_again, ticked, ticked_ids
from backend.people.members.guards import only_if
from backend.people.members.service import Once, do, noting
from backend.people.members.views import Option, Tick
from backend.protection import queries, views
from backend.protection.minor_schemas import Agreeing, Authority
from backend.protection.words import base_of, mistakes

of_a_child = only_if("select exists (select from minor_here($1))", "dossier")
SHOWN, YES = "voit-", "accord-"
MATURITY = ("alone", "helped", "not-yet")
AGREE = noting("agree_minor($1, $2, $3, $4, $5, $6)", "minor.released", "enrolment")


@get("/enfant")
async def minor(
    sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _page(sql, house, dossier, Form(Agreeing), "agreed" if suite == "agreed" else "")


def _mistake(field: str, code: str) -> str:
    return texts.t(f"error.minor.{field}.{code}")


async def _page(sql: Connection, house: UUID, dossier: UUID, form: Form[Any], done: str = "") -> Template:
    """Raises NotFound for an adult, and for a role that enrols nobody here."""
    person, row = await PERSON.one(sql, dossier=dossier, house=house), await queries.MINOR.one(sql, dossier=dossier)
    if person is None or row is None:
        raise NotFound
    shell, zone = await around.of_desk(sql, house, "personnes")
    holders = await queries.AUTHORITIES.all(sql, dossier=dossier)
    typed = ticked(form, SHOWN) if form.typed else tuple(code for code in FAMILIES if code not in row.withheld)
    view = views.Minor(
        name=f"{person.given_name} {person.family_name}",
        url=f"{base_of(house, dossier)}/enfant",
        back_url=base_of(house, dossier),
        until=date_words(local(row.until, zone).date()),
        shown=tuple(Tick(f"{SHOWN}{code}", str(texts.t(f"family.{code}")), code in typed) for code in FAMILIES),
        maturity=tuple(Option(one, str(texts.t(f"minor.maturity.{one}"))) for one in MATURITY),
        chosen=form.typed["maturite"] or row.maturity or "",
        agreed=date_words(row.agreed_on) if row.agreed_on else "",
        holders=tuple(_holder(one, form) for one in holders),
        agreed_by=", ".join(one.holder for one in holders if one.agreed),
        form=form,
        mistakes=mistakes(form, _mistake, "accord"),
        done=done,
    )
    return Template("pages/protection/minor.html", context={"view": view, **shell})


def _holder(one: Authority, form: Form[Any]) -> Tick:
    """Never ticked beforehand: each is asked anew."""
    name = f"{YES}{one.measure}"
    label = texts.t("minor.holder", holder=one.holder, kind=actors()[one.kind, ""].line.name)
    return Tick(name, str(label), bool(form.typed.get(name)))


@post("/enfant", status_code=303, guards=[of_a_child, after_proof("minor")])
async def agree(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    form, url = Form(Agreeing, data), f"{base_of(house, dossier)}/enfant"
    day = typed_day(form.typed["jour"])
    if day is None and "jour" not in form.errors:
        form.errors["jour"] = "invalid"
    if not form.typed["accord"]:
        form.errors["accord"] = "missing"
    withheld, holders = [code for code in FAMILIES if code not in ticked(form, SHOWN)], ticked_ids(form, YES)

    async def act() -> None:
        if day is None or holders is None:
            raise Invalid
        said = (dossier, form.value.maturity, day, withheld, holders)
        await do(sql, Once(form.value.key, url, url), AGREE, *said, new=uuid4())

    return await once_or_again(request, form, act, f"{url}?suite=agreed", lambda: _page(sql, house, dossier, form))


MINOR = (minor, agree)
