"""Raise, call, take charge, hand over, escalate, stand down."""
