"""Attacks on coming in and on staying in, against a provider that can lie."""
