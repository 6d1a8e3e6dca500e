"""Tokens, errors, paging and the version of the JSON interface."""
