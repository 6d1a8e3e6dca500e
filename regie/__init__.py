"""Regie: one press, the right people come, exactly one of them is in charge, and nothing is forgotten after."""
