"""Who is told, and where. All goes by verbs of the gate."""

from backend.db.compiled import Statement
from backend.notifications.schemas import Kept, Seen, Told

HERE = Statement("select voice from is_told_here()", Told)
SUBSCRIBE = "select tell_me_here($1, $2, $3, $4, $5)"
UNSUBSCRIBE = "select from tell_me_no_more()"
ADDRESSES = Statement("select id, kek_id, wrapped, voice from my_push_addresses()", Kept)
ALERTED = Statement("select id, kek_id, wrapped, voice from where_to_alert(:event)", Kept)
FORGET = "select forget_push($1)"
IN_SIGHT = {
    "message": Statement("select id from thread where id = :what", Seen),
    "reminder": Statement(
        """select id from delegation where id = :what and stopped_at is null and paused_at is null and ends_at > now()
             and ends_at <= now() + interval '30 days'""",
        Seen,
    ),
    "appointment": Statement("select id from appointment where id = :what", Seen),
    "invitation": Statement(
        """select id from invitation where id = :what and state = 'accepted' and expires_at > now()
             and rights_end > now()""",
        Seen,
    ),
    "paper": Statement("select id from document where id = :what and state = 'current'", Seen),
}
