"""The demo as a program: started, looked at, killed in every way, started again."""
