"""Who may do what, cell by cell: the app is asked each of them, then each policy is taken away in turn."""
