"""The organisation's norm, house rules, ladders, response table, deadlines and care: versioned data."""
