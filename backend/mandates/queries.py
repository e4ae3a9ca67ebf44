"""The mandates of the house where the reader acts, for whoever enrols there."""

from backend.db.compiled import Statement
from backend.mandates.schemas import Mandate, ToCheck, ToReplace, Waiting

_NAME = "coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)) || ' ' || coalesce(d.used_name, d.birth_name)"
_ALIVE = "m.outcome is null and m.expires_at > now() and m.rights_end > now()"
_STATE = f"""case when m.outcome is not null then m.outcome when not ({_ALIVE}) then 'expired'
                  when m.entered_by is not null then 'second' else 'paper' end"""
# Entered by one, it waits for a second: not for whoever entered it, nor while its paper is not the right one.
SECOND = f"""m.entered_by is not null and m.entered_by <> (select actor_id()) and {_ALIVE}
    and not exists (select from evidence_about(m.id) a where a.wrong is not null)"""
WAITING = Statement(
    f"""select m.id, {_NAME}, m.given_name || ' ' || m.family_name, m.entered_by is not null, m.prepared_at
          from mandate m join dossier d on d.id = m.dossier_id
         where m.establishment_id = (select acting_house()) and {_ALIVE}
         order by m.entered_by is null, m.prepared_at desc, m.id limit 50""",
    Waiting,
)
TO_CHECK = Statement(
    f"""select w.measure, {_NAME}, w.kind, w.scope, w.entered_at
          from measures_to_check() w join dossier d on d.id = w.dossier_id order by w.entered_at, w.measure""",
    ToCheck,
)
TO_REPLACE = Statement(
    f"""select p.about, {_NAME}, p.what, p.kind, p.scope, p.said_at, p.said
          from papers_to_replace() p join dossier d on d.id = p.dossier_id order by p.said_at, p.about""",
    ToReplace,
)
ONE = Statement(
    f"""select m.id, m.dossier_id, {_NAME}, m.reference, m.given_name, m.family_name, m.relation, m.words,
               m.rights_end, m.expires_at, m.prepared_at, m.signed_on, m.evidence, m.decided_at, {_STATE},
               coalesce(m.entered_by = (select actor_id()), false), k.id, k.kek_id, k.wrapped,
               h.entered, h.decided, h.aidant, e.time_zone
          from mandate m join dossier d on d.id = m.dossier_id join establishment e on e.id = m.establishment_id
          join dossier_key k on k.dossier_id = d.id and k.retired_at is null
          left join mandate_hands(m.id) h on true
         where m.id = :mandate and m.establishment_id = (select acting_house())""",
    Mandate,
)
FOUND = "select id from mandate where reference = $1 and establishment_id = (select acting_house())"
