"""Who is not enrolled yet, in the house where the reader acts: her policies decide, these say which rows."""

from backend.db.compiled import Statement
from backend.enrolment.rows import Alike, Claim, Mine, OnePerson, TeamRow, ToPrint, Waiting

STATES = ("asked", "confirmed", "declined", "refused", "never", "refuses", "phone", "sent", "expired", "none")
# By the house alone: it is open, and no pair says whose it is.
ITS_TURN = "d.linked_at is null and d.open_until > now() and not d.id = any ((select attached_here())::uuid[])"
# She asked to be asked again by today.
DUE = f"{ITS_TURN} and n.ask_on <= current_date"
# In the order in which they matter; `linked`, `closed` and `joined` are nobody's turn any more.
STATE = """case when d.linked_at is not null then 'linked' when d.open_until <= now() then 'closed'
                when d.id = any ((select attached_here())::uuid[]) then 'joined'
                when k.state in ('asked', 'confirmed') then k.state
                when n.wish is not null then n.wish when k.state is not null then k.state when c.id is null then 'none'
                when c.ends_at <= now() or c.used_at is not null then 'expired'
                when c.kind = 'phone' then 'phone' else 'sent' end"""
_BESIDE = """left join enrolment n on n.dossier_id = d.id
      left join lateral (select e.id, e.kind, e.made_at, e.ends_at, e.used_at from enrolment_code e
                          where e.dossier_id = d.id and not e.revoked order by e.made_at desc limit 1) c on true
      left join lateral (select m.id, m.state from enrolment_claim m
                          where m.dossier_id = d.id and (m.state in ('asked', 'confirmed')
                                or m.state in ('declined', 'refused') and m.asked_at >= c.made_at)
                          order by m.asked_at desc limit 1) k on true"""
_FIRST = "coalesce(d.used_given_name, split_part(d.given_names, ' ', 1))"
_LAST = "coalesce(d.used_name, d.birth_name)"
_ORDER = "lower(unaccent({t}.l)), lower(unaccent({t}.f)), {t}.id"

# Twenty a page, as a register has them. `due`: those to ask again today or before.
WAITING = Statement(
    f"""
    with them as (
        select d.id, {_FIRST} as f, {_LAST} as l, {STATE} as state, c.made_at, n.ask_on
          from dossier d {_BESIDE}
         where d.establishment_id = (select acting_house()) and {ITS_TURN}
    )
    select m.id, m.f, m.l, m.state, m.made_at, m.ask_on from them m
     where (cast(:state as text) = '' or m.state = :state or (:state = 'due' and m.ask_on <= current_date))
       and coalesce(({_ORDER.format(t="m")}) >
                    (select {_ORDER.format(t="a")} from (select id, {_FIRST} as f, {_LAST} as l from dossier d
                      where d.id = :after) a), true)
     order by {_ORDER.format(t="m")} limit 20
    """,
    Waiting,
)
ONE = Statement(
    f"""
    select d.id, {_FIRST}, {_LAST}, d.birth_name, d.given_names, d.used_name, d.used_given_name, d.birthdate, d.sex,
           d.birthplace, d.identity_status, d.matricule, y.id, y.kek_id, y.wrapped, d.linked_at is not null,
           {STATE}, c.made_at, c.ends_at, n.seen, n.wish, n.ask_on, k.id,
           person_beside(d.id) is not null
      from dossier d join dossier_key y on y.dossier_id = d.id and y.retired_at is null {_BESIDE}
     where d.id = :dossier and d.establishment_id = (select acting_house())
       and 'enrolment' = any ((select my_duties())::text[])
    """,
    OnePerson,
)
ALIKE = Statement(
    """
    select d.id, d.birth_name, d.given_names, d.used_name, d.used_given_name from dossier d
     where d.establishment_id = (select acting_house()) and d.birthdate = :birthdate
     order by d.created_at limit 50
    """,
    Alike,
)
TEAMS = Statement(
    """select id, name from team where establishment_id = (select acting_house()) and closed_at is null
        order by lower(unaccent(name)), id""",
    TeamRow,
)
CLAIM = Statement(
    """select id, asked_at, kek_id, wrapped from enrolment_claim
        where dossier_id = :dossier and establishment_id = (select acting_house()) and state = 'asked'""",
    Claim,
)
TO_PRINT = Statement(
    f"""select d.id, {_FIRST} || ' ' || {_LAST}, e.phone
          from dossier d join establishment e on e.id = d.establishment_id
         where d.id = any (cast(:ids as uuid[])) and {ITS_TURN}
           and d.establishment_id = (select acting_house()) and 'enrolment' = any ((select my_duties())::text[])
         order by lower(unaccent({_LAST})), lower(unaccent({_FIRST})), d.id limit 20""",
    ToPrint,
)
CLAIMS_HERE = Statement("select claim, house, state from claims_here(:secret_hash)", Mine)
