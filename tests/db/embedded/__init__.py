"""The PostgreSQL that the app starts by itself."""
