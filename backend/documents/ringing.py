"""Tell of a paper that has come: a job for each reader who may be told, in the transaction that files it."""

from backend.jobs.queue import enqueued

# Whether she may still be told, and sees this paper, is asked as herself when the job runs.
TELL = f"""with queued as ({
    enqueued(
        "push.send",
        "(select d.establishment_id, d.id as paper, t.person, t.capacity, t.subject"
        " from document d, to_be_told_of(d.id) t where d.id = $1) told",
        {"paper": "paper"},
        to_readers=True,
    )
}) select"""
