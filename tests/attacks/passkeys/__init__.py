"""Passkeys, whole and bent: groups E10 to E13, and E06."""
