"""What is kept from who acts for a person, and who that is."""

from backend.db.compiled import Statement
from backend.delegation.keeping import Acting
from backend.documents.queries import UNDISPUTED
from backend.documents.secrecy_schemas import Ground, Kept, Named

# Each act once, by its first row; the newest first.
_KEPT = """
    select s.act, s.kind, s.from_id, a.given_name, s.made_at, e.time_zone, s.dossier_id, s.establishment_id,
           s.document_id, s.thread_id, d.title, d.id, k.id, k.kek_id, k.wrapped, s.mention, m.id, m.kek_id, m.wrapped
      from {mine} join secret s on s.dossier_id = mine.dossier_id and s.lifted_at is null and {which}
      join establishment e on e.id = s.establishment_id
      left join lateral acting_for(s.dossier_id) a on a.person = s.from_id
      left join document d on d.id = s.document_id
      left join dossier_key k on k.id = d.key_id
      left join dossier_key m on m.id = s.key_id
     order by s.made_at desc, s.act limit 100"""
_HERS = "unnest((select visible_dossiers())::uuid[]) as mine (dossier_id)"
_ONE = "(select cast(:dossier_id as uuid) as dossier_id) as mine"
MINE = Statement(_KEPT.format(mine=_HERS, which="s.id = s.act"), Kept)
OF_PAPER = Statement(_KEPT.format(mine=_HERS, which="s.document_id = :id"), Kept)
ONE = Statement(_KEPT.format(mine=_HERS, which="s.id = s.act and s.act = :act"), Kept)
OF_DOSSIER = Statement(_KEPT.format(mine=_ONE, which="s.id = s.act and s.kind = 'opposition'"), Kept)

# Who acts for her now, and since when she knows this paper.
ACTING = Statement(
    """select a.person, a.given_name, a.relation, r.read_at
         from acting_for(:dossier_id) a left join already_read(cast(:paper as uuid)) r on r.person = a.person""",
    Acting,
)
ACTING_FOR_MINOR = Statement(
    "select a.person, a.given_name || ' ' || a.family_name, a.relation, null::timestamptz"
    " from acting_for(:dossier_id) a",
    Acting,
)
# Whom it concerns when this act is lifted: what she gave them lets them read it, and nothing else keeps it from them.
THEN = Statement(
    """select a.given_name
         from secret s join document d on d.id = s.document_id
        cross join lateral acting_for(s.dossier_id) a
        where s.id = s.act and s.act = :act and (s.from_id is null or s.from_id = a.person)
          and exists (select from delegation g join delegation_right r on r.delegation_id = g.id
                       where g.aidant_id = a.person and g.usager_id = (select actor_id()) and g.stopped_at is null
                         and r.dossier_id = d.dossier_id and r.family = d.family and r.can = 'read'
                         and r.starts_at <= now() and r.ends_at > now())
          and not d.not_for_representatives
          and not exists (select from secret o where o.document_id = d.id and o.lifted_at is null and o.act <> s.act
                             and (o.from_id is null or o.from_id = a.person))""",
    Named,
)
_KEY = "k.id, k.kek_id, k.wrapped"
GROUND = {
    "papier": Statement(
        f"""select d.dossier_id, d.establishment_id, is_minor(d.dossier_id), d.title, d.id, {_KEY}
              from document d join dossier_key k on k.id = d.key_id where {UNDISPUTED} and d.state = 'current'""",
        Ground,
    ),
    "fil": Statement(
        "select t.dossier_id, t.establishment_id, is_minor(t.dossier_id) from thread t"
        " where t.id = :id and t.confidential_to is null",
        Ground,
    ),
}
MINOR = Statement(
    "select d.id, d.establishment_id, is_minor(d.id) from dossier d"
    " where d.id = :dossier_id and d.id = any ((select visible_dossiers())::uuid[])",
    Ground,
)
