"""What waits when somebody takes the regie is let go in the same transaction."""

from regie.verify import Asked, findings


def test_no_call_waits_after_somebody_took_the_regie(house):
    """I-14: a call that failed and would be tried again is let go; `regie verify` would name it otherwise."""
    house.roster(guards=["fatima", "rick"])
    house.failing = {"email"}
    alarm = house.press()
    assert alarm.calls.filter(state="waiting").exists()
    house.take_charge(alarm, "fatima")
    assert [str(one) for one in findings(Asked(at=house.now))] == []
    assert not alarm.calls.filter(state="waiting", purpose="call").exists()
