"""Propose, hear, sign with four eyes, decide, lift; measures in force."""
