"""The checker of easy French (FALC): where a text is hard to read, why, and what to write instead.

Pure and without network: a library, a command (`python -m backend falc`) and an address (`/falc/verifier`).
It sees what a text alone can show. Whether people understand it, only they can tell.
"""
