"""Facts and errands: the audit trail, the outbox and the source of statistics."""
