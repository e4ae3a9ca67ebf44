"""The houses (ESMS), the dossiers they keep, the teams and the members who work there."""
