"""Draft, freeze, send; templates with versions."""
