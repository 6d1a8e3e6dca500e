"""What there is to say about a policy file: what is wrong by line, or else what it leaves open."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regie.policies import words
from regie.policies.pack_file import PackErrors, read_pack
from regie.policies.rules import gaps

GOOD, WRONG = 0, 1


def check(text: str) -> tuple[int, str]:
    """An exit code (0 = can be imported) and the sentences, for the command line."""
    try:
        pack = read_pack(text)
    except PackErrors as problem:
        return WRONG, "\n".join([*map(str, problem.errors), count_of(len(problem.errors))])
    opening = _("%(title)s, versie %(version)s: goed te lezen.") % {
        "title": words.say(pack.title),
        "version": pack.version,
    }
    return GOOD, "\n".join([opening, *(f"- {words.gap(one)}" for one in gaps(pack))])


def count_of(errors: int) -> str:
    """The last line of a list of mistakes."""
    return ngettext("%(n)s fout. Niets is overgenomen.", "%(n)s fouten. Niets is overgenomen.", errors) % {
        "n": errors
    }
