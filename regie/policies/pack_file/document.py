"""Is this text one plain YAML document, and if not, on which line does it go wrong?"""

import yaml
from django.utils.translation import gettext as _

from regie.policies.pack_file.errors import PackError, PackErrors

MOST_CHARACTERS = 500_000
DEEPEST = 12
# libyaml where the wheel has it: forty times as fast, and the nodes know their lines all the same.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def document(text: str) -> yaml.Node:
    """The one document in the text, or PackErrors about its form."""
    refuse_what_is_no_text(text)
    try:
        refuse_references(text)
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line + 1 if mark else 1
        raise PackErrors([PackError(line, what_is_wrong(str(problem.problem)))]) from problem
    if root is None:
        raise PackErrors([PackError(1, _("het bestand is leeg."))])
    return root


def refuse_what_is_no_text(text: str) -> None:
    """A spreadsheet or a picture by mistake, or far too much."""
    if len(text) > MOST_CHARACTERS:
        raise PackErrors([PackError(1, _("het bestand is te groot om beleid te zijn."))])
    strange = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        raise PackErrors([PackError(line, _("hier staat een teken dat niet in een tekst hoort."))])


def refuse_references(text: str) -> None:
    """References make a file unreadable for people and can make it explode; deep nesting likewise."""
    depth, errors = 0, []
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            errors.append(PackError(line, _("verwijzingen met * kunnen niet; schrijf het hier voluit.")))
        if depth > DEEPEST:
            raise PackErrors([*errors, PackError(line, _("dit is te diep genest."))])
    if errors:
        raise PackErrors(errors)


def what_is_wrong(problem: str) -> str:
    """A sentence about a file that is no YAML; the commonest slips in plain words."""
    slips = {
        "mapping values are not allowed": _(
            "er staat een dubbele punt te veel, of de inspringing klopt niet."
        ),
        "cannot start any token": _("hier staat een tab of een vreemd teken; spring in met spaties."),
        "could not find expected ':'": _("hierboven ontbreekt een dubbele punt."),
        "another document": _("een bestand bevat één beleid; haal de regel met --- weg."),
        "unexpected end of stream": _("er is een aanhalingsteken geopend en niet gesloten."),
        "expected": _("de inspringing klopt niet, of er ontbreekt een haakje."),
    }
    for part, sentence in slips.items():
        if part in problem:
            return sentence
    return _("dit is geen geldige YAML (%s).") % problem
