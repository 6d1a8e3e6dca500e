"""Versions of a policy: taken in whole or not at all, never changed, and one that counts on each day."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError

from regie.journal.models import Entry
from regie.policies import queries
from regie.policies.actions import import_pack
from regie.policies.models import PolicyVersion
from regie.policies.pack_file import EXAMPLE, PackErrors
from regie.policies.queries import house_rules_in_force, pack_of, policy_in_force
from regie.policies.rules import NOT_CONFIGURED
from regie.refusal import Refused
from tests import make
from tests.built_once import BuiltOnce

TEXT = EXAMPLE.read_text(encoding="utf-8")
pytestmark = pytest.mark.django_db


without_a_policy = BuiltOnce(lambda: make.chain(policy=False))


@pytest.fixture
def chain(db):
    return without_a_policy()


def text(version: str = "2026.1", valid_from: str = "2026-01-01", valid_to: str = "niet vastgelegd") -> str:
    changed = TEXT.replace('version: "2026.1"', f'version: "{version}"')
    changed = changed.replace("valid_from: 2026-01-01", f"valid_from: {valid_from}")
    return changed.replace("valid_to: niet vastgelegd", f"valid_to: {valid_to}")


def taken_in(organisation, text: str, at=make.NOW, by=None) -> PolicyVersion:
    return import_pack(organisation=organisation, text=text, at=at, by=by)


def test_a_version_is_kept_exactly_as_it_came(chain):
    """S1-07 the text with its comments, who took it in, and a fact in the journal."""
    version = taken_in(chain.municipality, TEXT, by=chain.priya)
    kept = PolicyVersion.objects.get(pk=version.pk)
    assert (kept.text, kept.sha256) == (TEXT, sha256(TEXT.encode()).hexdigest())
    assert (kept.pack_id, kept.version, kept.valid_from, kept.valid_to) == (
        "voorbeeldstad", "2026.1", date(2026, 1, 1), None,
    )  # fmt: skip
    entry = Entry.objects.get(kind="policies.PolicyImported")
    assert (entry.at, entry.actor, entry.data["version"], entry.data["sha256"]) == (
        make.NOW, f"person:{chain.priya.pk}", "2026.1", kept.sha256,
    )  # fmt: skip


def test_of_a_wrong_file_nothing_is_taken_over(chain):
    """S1-07 one mistake refuses the whole file; no version, no fact."""
    with pytest.raises(PackErrors) as caught:
        taken_in(chain.municipality, TEXT.replace("modality: must", "modality: always", 1))
    assert len(caught.value.errors) == 1
    assert not PolicyVersion.objects.exists()
    assert not Entry.objects.filter(kind="policies.PolicyImported").exists()


def test_a_version_number_is_used_once(chain):
    """S1-07 a change is a new version: the same number is refused, for this organisation and this policy."""
    taken_in(chain.municipality, TEXT)
    with pytest.raises(Refused) as caught:
        taken_in(chain.municipality, TEXT + "# nog iets\n")
    assert (caught.value.code, caught.value.details) == ("pack_version_exists", {"version": "2026.1"})
    taken_in(chain.partner, TEXT)
    assert PolicyVersion.objects.count() == 2


def test_the_database_guards_it_too(chain):
    """S1-07 the last guard is a constraint: no second row, and no policy that ends before it begins."""
    version = taken_in(chain.municipality, TEXT)
    with pytest.raises(IntegrityError):
        PolicyVersion.objects.filter(pk=version.pk).update(valid_to=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), "1"),
        (date(2026, 5, 31), "1"),
        (date(2026, 6, 1), "2"),
        (date(2026, 6, 30), "2"),
        # When the second has lapsed, the first still holds: it named no end.
        (date(2026, 7, 1), "1"),
    ],
)
def test_the_version_of_the_day_counts(chain, day, expected):
    """S1-07 tomorrow's policy does not rewrite yesterday; a lapsed one answers nothing."""
    taken_in(chain.municipality, text("2", "2026-06-01", "2026-06-30"))
    taken_in(chain.municipality, text("1", "2026-01-01"), at=make.NOW + timedelta(days=1))
    taken_in(chain.municipality, text("never", "niet vastgelegd"))
    found = policy_in_force(chain.municipality, datetime(day.year, day.month, day.day, 11, tzinfo=UTC))
    assert (found[0].version if found else None) == expected


@pytest.mark.parametrize(("hour", "counts"), [(21, False), (22, True)])
def test_a_policy_begins_at_local_midnight(chain, hour, counts):
    """S1-07 in summer the day in Amsterdam begins at 22.00 UTC."""
    taken_in(chain.municipality, text("1", "2026-06-02"))
    found = policy_in_force(chain.municipality, datetime(2026, 6, 1, hour, 30, tzinfo=UTC))
    assert (found is not None) is counts


def test_of_two_with_the_same_first_day_the_later_import_counts(chain):
    """S1-07 a correction on the day itself is a new version that goes before the first."""
    taken_in(chain.municipality, text("1"))
    taken_in(chain.municipality, text("1-bis"), at=make.NOW + timedelta(minutes=5))
    assert policy_in_force(chain.municipality, make.NOW)[0].version == "1-bis"


def test_who_has_no_policy_follows_the_covenant(chain):
    """S1-04 S2-21 a partner without a norm of its own goes by that of the chain, when it is asked so."""
    taken_in(chain.municipality, TEXT)
    assert policy_in_force(chain.partner, make.NOW) is None
    version, pack = policy_in_force(chain.partner, make.NOW, followed=chain.partner.norm_setter())
    assert (version.organisation, pack.id) == (chain.municipality, "voorbeeldstad")
    taken_in(chain.partner, text("eigen"))
    assert policy_in_force(chain.partner, make.NOW, followed=chain.municipality)[0].version == "eigen"


def test_what_is_read_is_what_was_written(chain):
    """S1-06 the pack of a version has its gaps as gaps."""
    version = taken_in(chain.municipality, TEXT)
    assert pack_of(version).works_council_consent is NOT_CONFIGURED
    assert [one.code for one in pack_of(version).norm][:2] == ["verbal", "threat"]


def test_a_press_does_not_wait_for_a_file_to_be_read(chain, django_assert_num_queries):
    """S1-18 the second time the policy is one query and no parsing."""
    taken_in(chain.municipality, TEXT)
    policy_in_force(chain.municipality, make.NOW)
    with django_assert_num_queries(1):
        policy_in_force(chain.municipality, make.NOW)


def test_a_version_that_cannot_be_read_any_more_is_no_policy(chain, caplog):
    """S1-18 an alarm never fails on a policy: it goes on as without one, and the log says so."""
    broken = taken_in(chain.municipality, TEXT)
    PolicyVersion.objects.filter(pk=broken.pk).update(text="pack: [", sha256="0" * 64)
    queries._pack.cache_clear()
    assert policy_in_force(chain.municipality, make.NOW) is None
    assert "cannot be read" in caplog.text


def test_one_sees_the_versions_of_the_own_chain_only(chain):
    """S1-04 one's own organisation and the one whose norm it follows; another municipality's do not exist."""
    own, followed = taken_in(chain.partner, text("eigen")), taken_in(chain.municipality, TEXT)
    assert set(PolicyVersion.objects.visible_to(chain.anouk)) == {own, followed}
    assert set(PolicyVersion.objects.visible_to(chain.joris)) == {followed}


def test_the_house_rules_are_those_of_today(chain):
    """S1-11 every organisation with a policy of its own in force, and no other."""
    taken_in(chain.municipality, TEXT)
    taken_in(chain.partner, text("later", "2027-01-01"))
    assert [one.name for one, _version, _pack in house_rules_in_force(make.NOW)] == [chain.municipality.name]
