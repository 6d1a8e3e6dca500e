"""Presses from outside: HTTP and panels, each of which ends in the same action."""
