"""Confier: a usager chooses, sees and stops what an aidant may do for her. What was given lies in `delegation`."""
