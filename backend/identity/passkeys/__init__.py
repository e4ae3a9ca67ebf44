"""Passkeys (WebAuthn): a phone or a computer proves whose it is, by the finger, the face or the code that unlocks it."""
