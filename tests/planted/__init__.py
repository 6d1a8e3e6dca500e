"""Known bugs, planted one at a time in a copy of the house, and the test that sees each."""
