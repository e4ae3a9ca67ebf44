"""What happens on the way: between the phone, the web process and PostgreSQL."""
