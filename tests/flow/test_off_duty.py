"""Who is off duty is left in peace, unless the ladder says otherwise or nobody else is there."""

import pytest

from regie.alarms import queries
from regie.duty.actions import put_on_rota
from regie.policies.actions import import_pack
from regie.policies.pack_file import EXAMPLE, PackErrors, read_pack, write_pack
from regie.policies.words.page import policy_page

GUARDS = "{call: guards, wait: 30 seconden, by: [screen, email, webhook]"


def at_home(house, name, group):
    """On the rota of another day."""
    put_on_rota(
        person=house.who(name), group=group, site=house.chain.site, weekday=(house.now.weekday() + 3) % 7,
        from_minute=0, until_minute=600, at=house.now,
    )  # fmt: skip


def also_off_duty(house, said="ja"):
    text = EXAMPLE.read_text(encoding="utf-8").replace(GUARDS, f"{GUARDS}, also_off_duty: {said}")
    text = text.replace('version: "2026.1"', 'version: "2026.2"')
    return import_pack(organisation=house.chain.municipality, text=text, at=house.now, by=None)


def test_who_is_off_duty_is_not_called(house):
    """S1-20 S3-31: the rota says who comes."""
    house.roster(guards=["fatima"])
    at_home(house, "rick", "guards")
    house.press()
    assert house.called_people() == ["Fatima"]


def test_unless_the_step_says_so(house):
    """S1-20 I-9: the timeline says that people at home were called; the next steps call only who is on duty."""
    also_off_duty(house)
    house.roster(guards=["fatima"], intervention_team=["ali"])
    at_home(house, "rick", "guards")
    at_home(house, "karim", "intervention_team")
    alarm = house.press()
    assert house.called_people() == ["Fatima", "Rick"]
    assert queries.timeline(alarm)[1].sentence == (
        "Regie roept beveiliging, ook wie geen dienst heeft: Fatima en Rick."
    )
    house.wait(seconds=30)
    assert house.called_people() == ["Fatima", "Rick", "Ali"]


def test_a_last_step_without_anybody_calls_everybody_and_says_so(house):
    """I-7 S1-20: silence is no answer; who was called although off duty can be read."""
    alarm = house.press()
    told = [line.sentence for line in queries.timeline(alarm)]
    assert told[-1].startswith("Regie roept iedereen met een rol op deze plek, ook wie geen dienst heeft: ")
    assert "Ali" in house.called_people()


@pytest.mark.once
def test_it_is_read_written_shown_and_refused_by_line():
    """S1-20: the file, the page of the policy, and the line of a mistake."""
    text = EXAMPLE.read_text(encoding="utf-8").replace(GUARDS, f"{GUARDS}, also_off_duty: ja")
    pack = read_pack(text)
    assert read_pack(write_pack(pack)).ladders == pack.ladders
    assert dict(pack.ladders)["alarm"].as_data()[0]["also_off_duty"] is True
    (step, *_) = policy_page(pack).ladders[1].steps
    assert step.how.endswith("ook wie geen dienst heeft")
    wrong = text.replace("also_off_duty: ja", "also_off_duty: misschien")
    line = wrong.splitlines().index(next(one for one in wrong.splitlines() if "misschien" in one)) + 1
    with pytest.raises(PackErrors) as problem:
        read_pack(wrong)
    assert str(line) in str(problem.value)
