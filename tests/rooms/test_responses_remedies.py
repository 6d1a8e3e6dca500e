"""A policy under Belgian law: nothing is told until the organisation itself decided what somebody can do."""

import hashlib

import pytest

from regie.letters.models import Letter
from regie.policies.models import PolicyVersion
from regie.policies.pack_file import EXAMPLE
from regie.responses import rules
from tests import case_ready

pytestmark = pytest.mark.django_db
BAN = "  - measure: building_ban\n    nature: no_decision\n    roads: [complaint, ombudsman, civil_court]\n"
OWN = "  - measure: building_ban\n    nature: decision\n    text: {nl: Schrijf binnen de termijn naar het college.}\n"


def belgian(chain, remedy: str) -> None:
    """The example as a Flemish municipality would have it."""
    text = EXAMPLE.read_text(encoding="utf-8").replace(BAN, remedy).replace("  law: nl\n", "  law: be\n")
    digest = hashlib.sha256(text.encode()).hexdigest()
    PolicyVersion.objects.filter(organisation=chain.municipality).update(text=text, sha256=digest)


def test_without_a_remedy_nothing_is_imposed(chain):
    """S1-24 (G10) Not configured holds the measure up, and names the setting."""
    belgian(chain, "  - measure: building_ban\n    nature: niet vastgelegd\n")
    with pytest.raises(rules.Unsafe) as refused:
        case_ready.decided(chain)
    assert [(one.code, one.setting) for one in refused.value.missing] == [
        ("no_remedy_in_law", "remedies: building_ban")
    ]


def test_the_letter_says_what_the_organisation_decided(chain):
    """S1-24 (G10) Its own words, and what it is in law; not a word of Dutch law."""
    belgian(chain, OWN)
    measure = case_ready.decided(chain)
    assert measure.nature == "decision"
    body = Letter.objects.get(measure=measure).body
    assert "Schrijf binnen de termijn naar het college." in body
    assert "zes weken" not in body
    assert "kort geding" not in body
