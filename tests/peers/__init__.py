"""Other messengers, from public packages, doing the same work on the same PostgreSQL: `make long` compares."""
