"""Promises with a clock, and telling people what is not an alarm."""
