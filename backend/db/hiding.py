"""What is kept from whoever asks is looked for no more than what never was: how long it takes tells nothing."""


def unless_kept(kept: str) -> str:
    """The id `:id` of a statement, or none when it is in the list of `kept`, a function of the gate."""
    return f"(select case when cast(:id as uuid) = any ({kept}()) then null else cast(:id as uuid) end)"
