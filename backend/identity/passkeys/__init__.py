"""Passkeys (WebAuthn): her phone or computer proves whose it is by the finger, the face or the code that opens it."""
