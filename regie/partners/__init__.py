"""Organisations in the chain and the covenants between them."""
