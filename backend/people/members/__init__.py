"""Who works in a house and what each role may do: kept by whoever has the duty, under the eyes of a second person."""
