"""Learning from what happened: where colleagues and the norm lie apart."""
