"""What somebody can do against a measure, as the policy says it: read, refused, written, told, compared."""

from dataclasses import replace

import pytest

from regie.policies.pack_file import EXAMPLE, PackErrors, read_pack, write_pack
from regie.policies.rules import NOT_CONFIGURED, Gap, Law, Measure, Nature, Text, gaps, remedy_for
from regie.policies.words.comparing import comparison
from regie.policies.words.safeguards import remedies

WRITTEN = EXAMPLE.read_text(encoding="utf-8")
BAN = "  - measure: building_ban\n    nature: no_decision\n    roads: [complaint, ombudsman, civil_court]\n"


def with_ban(text: str, law: str = "nl") -> str:
    """The example with another remedy against a ban, under another law."""
    return WRITTEN.replace(BAN, text).replace("  law: nl\n", f"  law: {law}\n")


def test_the_example_says_it_for_each_kind() -> None:
    """S1-24 (G10) No decision and where to go; what depends on the service is not configured, and is a gap."""
    pack = read_pack(WRITTEN)
    assert remedy_for(pack, Measure.BUILDING_BAN).nature is Nature.NO_DECISION
    assert remedy_for(pack, Measure.SUSPEND_SERVICE).nature is NOT_CONFIGURED
    assert remedy_for(pack, Measure.TALK) is None
    lines = {line.main: (line.end.words, line.end.known, line.notes) for line in remedies(pack)}
    roads = "een klacht indienen, naar de ombudsman, naar de burgerlijke rechter"
    assert lines["gebouwverbod"] == ("geen besluit", True, (roads,))
    assert lines["een dienst opschorten"] == ("niet vastgelegd", False, ())
    without = replace(pack, remedies=())
    assert Gap("no_remedy", Measure.BUILDING_BAN) in gaps(without)
    assert Gap("no_remedy", Measure.BUILDING_BAN) not in gaps(pack)
    assert read_pack(write_pack(pack)) == pack


@pytest.mark.parametrize(
    ("nature", "road"),
    [("no_decision", "objection"), ("decision", "civil_court"), ("no_decision", "non_prosecution")],
)
def test_a_road_that_leads_nowhere_is_a_mistake_under_dutch_law(nature, road) -> None:
    """S1-24 (Awb 1:3, 6:7, 9:1) An objection needs a decision; of Belgian law nothing was looked up, so it is free."""
    text = f"  - measure: building_ban\n    nature: {nature}\n    roads: [{road}]\n"
    with pytest.raises(PackErrors) as wrong:
        read_pack(with_ban(text))
    line = with_ban(text).splitlines().index("  - measure: building_ban") + 1
    assert [(one.line, road in str(one)) for one in wrong.value.errors] == [(line, True)]
    assert read_pack(with_ban(text, law="be")).safeguards.law is Law.BELGIAN


def test_two_policies_differ_in_it() -> None:
    """S1-24 S1-29 Whoever compares two versions reads what changed for the citizen."""
    own = "  - measure: building_ban\n    nature: no_decision\n    roads: [complaint]\n    text: Bel ons.\n"
    old, new = read_pack(WRITTEN), read_pack(with_ban(own))
    assert remedy_for(new, "building_ban").text == Text((("nl", "Bel ons."),))
    found = comparison(old, new).sections
    assert [one.title for one in found] == ["Wat iemand tegen een maatregel kan doen"]
    assert any("wat de brief erover zegt" in one and "“Bel ons.”" in one for one in found[0].sentences)
