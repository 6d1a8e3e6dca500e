"""What can have happened to the register."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ViewSaved:
    """Somebody kept a way to look at the register; `shared_with` is a role or empty."""

    view_id: int
    shared_with: str


@dataclass(frozen=True)
class ViewDropped:
    """It was taken away again."""

    view_id: int


@dataclass(frozen=True)
class FactRecorded:
    """A case was entered in the register of facts of third parties; `incident_id` is the case."""

    third_party_fact_id: int
    incident_id: int


@dataclass(frozen=True)
class GivenOut:
    """Somebody took a shape of the register along."""

    shape: str
    form: str
    since: str
    until: str


@dataclass(frozen=True)
class RowsBroughtIn:
    """So many cases came from a file of another register."""

    brought_in_id: int
    rows: int


@dataclass(frozen=True)
class ImportUndone:
    """Its cases were taken away again; nobody had gone on with them."""

    brought_in_id: int
