"""What holds for every file, whoever writes it."""
