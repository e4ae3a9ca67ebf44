"""The doctor finds what was broken, and says what to do."""
