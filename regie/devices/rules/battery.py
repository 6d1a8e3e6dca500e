"""When is a battery low, and when is it well again?"""

LOW_BELOW = 20  # percent
# A figure that trembles around the bound must not report twice.
WELL_FROM = 30


def is_low(percent: int | None, *, says_low: bool = False) -> bool:
    """Whether somebody must change the battery; a device may say so itself, without a figure."""
    return says_low or (percent is not None and percent < LOW_BELOW)


def is_well(percent: int | None, *, says_well: bool = False) -> bool:
    """Whether a battery that was low no longer is."""
    return says_well or (percent is not None and percent >= WELL_FROM)
