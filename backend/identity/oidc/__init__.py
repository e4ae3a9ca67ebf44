"""Signing in through France's identity providers (OpenID Connect, code flow with PKCE).

FranceConnect says who a usager or an aidant is, Pro Santé Connect who a professional is.
Nothing here writes to the database: it speaks with the provider and hands back a proof.
"""
