"""Who is asking: persons, their identities at a provider, their devices and sign-ins; machines too."""
