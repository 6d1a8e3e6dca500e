"""Which cases hold these words, whatever the database; over the told words only, never over who the citizen is."""

import re

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

# With more hits than this, walking the cases by date meets a page of them sooner than gathering all hits.
MANY = 10_000
MOST_WORDS = 8
SQLITE = "SELECT rowid AS number FROM regie_word_index WHERE regie_word_index MATCH %s"
POSTGRESQL = "SELECT incident_id AS number FROM regie_searchtext WHERE stems @@ to_tsquery('dutch', %s)"


def terms(text: str) -> list[str]:
    """The words that are looked for; each may be the beginning of a word."""
    return re.findall(r"[^\W_]+", text.lower())[:MOST_WORDS]


def hits(text: str) -> Q | None:
    """The cases with all of these words; None when there are so many that `holding` is the better question."""
    if not terms(text):
        return Q(pk__in=[])
    asked, sql = _question(text)
    join = "string_agg(number::text, ',')" if connection.vendor == "postgresql" else "group_concat(number)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), {join} FROM ({sql} LIMIT {MANY + 1}) AS hit", [asked])  # noqa: S608  own constants
        count, numbers = cursor.fetchone()
    if count > MANY:
        return None
    # Written out, not asked within the question: a planner that cannot count them walks all cases of an organisation.
    among = f"regie_incident.id IN ({numbers or 'NULL'})"
    return Q(RawSQL(among, [], output_field=BooleanField()))  # noqa: S611  numbers of our own


def _question(text: str) -> tuple[str, str]:
    if connection.vendor == "postgresql":
        return " & ".join(f"'{one}':*" for one in terms(text)), POSTGRESQL
    return " ".join(f'"{one}"*' for one in terms(text)), SQLITE


def holding(text: str) -> Q:
    """The same, asked of one case at a time."""
    if connection.vendor == "postgresql":
        asked, _sql = _question(text)
        told = "SELECT stems FROM regie_searchtext WHERE incident_id = regie_incident.id"
        # The planner takes `@@` for rare and then gathers and sorts the whole road; a CASE it takes for one in two.
        asks = f"(CASE WHEN ({told}) @@ to_tsquery('dutch', %s) THEN true ELSE false END)"
        return Q(RawSQL(asks, [asked], output_field=BooleanField()))  # noqa: S611  own constants
    found = Q()
    for one in terms(text):
        found &= Q(search_text__words__icontains=one)
    return found


def told_by_oneself(text: str) -> Q:
    """The words of one's own report: what others added to the case is not searched for who may not read it."""
    found = Q() if terms(text) else Q(pk__in=[])
    for one in terms(text):
        found &= Q(story__icontains=one) | Q(place_words__icontains=one) | Q(reference__icontains=one)
    return found
