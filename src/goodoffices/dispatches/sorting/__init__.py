"""Of which sorts a clause is a claim, by weights of words learned from labelled dispatches and sentences."""
