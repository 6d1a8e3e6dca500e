"""Plan, talks, and feedback to the reporter."""
