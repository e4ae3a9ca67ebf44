"""Who is told, and where. All goes by verbs of the gate."""

from backend.db.compiled import Statement
from backend.notifications.schemas import Due, Kept, Seen, Told

HERE = Statement("select voice from is_told_here()", Told)
SUBSCRIBE = "select tell_me_here($1, $2, $3, $4, $5)"
UNSUBSCRIBE = "select from tell_me_no_more()"
# As the reader, at the moment when she would be told. What she read in the meantime, or could have since
# yesterday, is no news.
DUE = Statement(
    """select now() - m.posted_at from message m join thread t on t.id = m.thread_id
        where m.id = :message and m.posted_at > now() - interval '1 day'
          and t.dossier_id || '/messages' = any ((select shelves('be_told'))::text[])
          and not exists (select from thread_reading r
                           where r.thread_id = m.thread_id and r.reader_id = (select actor_id())
                             and r.number >= m.number)""",
    Due,
)
DUE_PAPER = Statement(
    """select now() - d.filed_at from document d
        where d.id = :paper and d.state = 'current' and d.filed_at > now() - interval '1 day'
          and d.dossier_id || '/' || d.family = any ((select shelves('be_told'))::text[])
          and not exists (select from document_opened o
                           where o.document_id = d.id and o.reader_id = (select actor_id()))""",
    Due,
)
ADDRESSES = Statement("select id, kek_id, wrapped, voice from my_push_addresses()", Kept)
FORGET = "select forget_push($1)"
IN_SIGHT = {
    "message": Statement("select id from thread where id = :what", Seen),
    "paper": Statement("select id from document where id = :what and state = 'current'", Seen),
}
