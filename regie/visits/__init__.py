"""Who is alone on a home visit, and is everything still all right: a timer that raises an alarm when nobody answers."""
