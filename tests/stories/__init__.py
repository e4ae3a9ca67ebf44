"""What the people of the stories come for, from the first page to the last."""
