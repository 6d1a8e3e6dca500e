"""Tests of the loops that keep running."""
