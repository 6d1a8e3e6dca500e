"""Buttons and panels: who or what may press, and is it alive."""
