"""What one can do with promises and messages: promise, keep, drop, tell, read, mail."""

from regie.notices.actions.mailing import mail_waiting_notices
from regie.notices.actions.promising import assign, drop, keep, keep_all, keep_out, leave_out, promise
from regie.notices.actions.telling import mark_read, read, tell, tell_way_ended

__all__ = [
    "assign",
    "drop",
    "keep",
    "keep_all",
    "keep_out",
    "leave_out",
    "mail_waiting_notices",
    "mark_read",
    "promise",
    "read",
    "tell",
    "tell_way_ended",
]
