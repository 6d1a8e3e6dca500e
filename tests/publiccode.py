"""Is this a valid publiccode.yml of version 0.7? Answers with what is wrong, each time with the key."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
TYPES = {f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")} | {
    "addon",
    "library",
    "configurationFiles",
}
MAINTENANCE = {"internal", "contract", "community", "none"}
ALIASES = {"gdpr", "eidas", "nis2", "cra", "spid", "cie", "anpr", "pagopa", "io"}
SCOPES = set(
    "agriculture culture defence education emergency-services employment energy environment "
    "finance-and-economic-development foreign-affairs healthcare infrastructures justice local-authorities "
    "manufacturing research science-and-technology security society sport tourism transportation welfare".split()
)
# Of the 106 categories only those that could fit this product; another one is a decision, made here.
CATEGORIES = set(
    "call-center-management collaboration communications compliance-management data-collection "
    "employee-management facility-management hr visitor-management workflow-management".split()
)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
COUNTRY = re.compile(r"[A-Z]{2}")

Test = Callable[[Any], bool]


def is_text(value: Any) -> bool:
    """Text with something in it."""
    return isinstance(value, str) and bool(value.strip())


def is_url(value: Any) -> bool:
    """An address on the web."""
    return is_text(value) and urlsplit(value).scheme in {"http", "https"} and bool(urlsplit(value).netloc)


def is_uri(value: Any) -> bool:
    """An address, or a name in a registered scheme."""
    return (
        is_text(value)
        and bool(urlsplit(value).scheme)
        and bool(urlsplit(value).path or urlsplit(value).netloc)
    )


def is_day(value: Any) -> bool:
    """A date, which YAML reads as such when it is written as the standard wants."""
    return type(value) is date


def list_of(test: Test) -> Test:
    """A list in which every item passes, and which is not empty."""
    return lambda value: isinstance(value, list) and bool(value) and all(test(item) for item in value)


def one_of(*allowed: str) -> Test:
    """One of these words."""
    return lambda value: value in allowed


def up_to(longest: int, *, shortest: int = 1) -> Test:
    """Text of this many characters."""
    return lambda value: is_text(value) and shortest <= len(value.strip()) <= longest


def matching(pattern: re.Pattern[str]) -> Test:
    """Text that is wholly of this form."""
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def is_supported(value: Any) -> bool:
    """`{id: alias:…}` with an alias of the list, or any other URI."""
    if not isinstance(value, dict) or value.keys() != {"id"} or not is_uri(value["id"]):
        return False
    scheme, _, name = value["id"].partition(":")
    return scheme != "alias" or name in ALIASES


@dataclass(frozen=True)
class Section:
    """The keys of one part of the file: what must be there, what may be."""

    must: dict[str, "Test | Section"]
    may: dict[str, "Test | Section"]

    def problems(self, value: Any, where: str) -> Iterator[str]:
        """What is wrong in this part, and where."""
        if not isinstance(value, dict):
            yield f"{where or 'the file'} is no section"
            return
        yield from (f"{where}{key} is missing" for key in self.must if key not in value)
        known = self.must | self.may
        for key, found in value.items():
            yield from judged(known.get(key), found, f"{where}{key}")


def judged(expected: "Test | Section | None", found: Any, where: str) -> Iterator[str]:
    """What is wrong with one value."""
    if expected is None:
        yield f"{where} is no key of the standard"
    elif isinstance(expected, Section):
        yield from expected.problems(found, f"{where}/")
    elif not expected(found):
        yield f"{where} may not be {found!r}"


def whole(section: Section) -> Test:
    """A value without any problem."""
    return lambda value: not list(section.problems(value, ""))


CONTACT = Section({"name": is_text}, {"email": is_text, "phone": is_text, "affiliation": is_text})
CONTRACTOR = Section({"name": is_text, "until": is_day}, {"email": is_text, "website": is_url})
ORGANISATION = Section({"uri": is_uri}, {"name": is_text})
FUNDER = Section({"name": is_text}, {"uri": is_uri})
DEPENDENCY = Section(
    {"name": is_text},
    {
        "versionMin": is_text,
        "versionMax": is_text,
        "version": is_text,
        "optional": lambda value: type(value) is bool,
    },
)
LANGUAGE_PART = Section(
    {
        "shortDescription": up_to(150),
        "longDescription": up_to(10_000, shortest=150),
        "features": list_of(is_text),
    },
    {
        "localisedName": is_text,
        "documentation": is_url,
        "apiDocumentation": is_url,
        "screenshots": list_of(is_text),
        "videos": list_of(is_url),
        "awards": list_of(is_text),
    },
)
FILE = Section(
    {
        "publiccodeYmlVersion": one_of("0.7", "0.7.0"),
        "name": is_text,
        "url": is_url,
        "platforms": list_of(is_text),
        "developmentStatus": one_of(*STATUSES),
        "softwareType": one_of(*TYPES),
        "description": lambda value: isinstance(value, dict) and bool(value),
        "legal": Section({"license": is_text}, {"mainCopyrightOwner": is_text}),
        "maintenance": Section(
            {"type": one_of(*MAINTENANCE)},
            {"contacts": list_of(whole(CONTACT)), "contractors": list_of(whole(CONTRACTOR))},
        ),
        "localisation": Section(
            {
                "localisationReady": lambda value: type(value) is bool,
                "availableLanguages": list_of(matching(LANGUAGE)),
            },
            {},
        ),
    },
    {
        "applicationSuite": is_text,
        "landingURL": is_url,
        "isBasedOn": list_of(is_url),
        "softwareVersion": is_text,
        "releaseDate": is_day,
        "logo": is_text,
        "categories": list_of(one_of(*CATEGORIES)),
        "usedBy": list_of(is_text),
        "fundedBy": list_of(whole(FUNDER)),
        "roadmap": is_url,
        "supports": list_of(is_supported),
        "organisation": ORGANISATION,
        "intendedAudience": Section(
            {},
            {
                "countries": list_of(matching(COUNTRY)),
                "unsupportedCountries": list_of(matching(COUNTRY)),
                "scope": list_of(one_of(*SCOPES)),
            },
        ),
        "dependsOn": Section(
            {}, {kind: list_of(whole(DEPENDENCY)) for kind in ("open", "proprietary", "hardware")}
        ),
    },
)


def problems(content: Any) -> list[str]:
    """Everything that is wrong with a publiccode.yml."""
    return [*FILE.problems(content, ""), *wrong_descriptions(content), *wrong_maintainers(content)]


def wrong_descriptions(content: dict[str, Any]) -> Iterator[str]:
    """Each language apart: its tag is the key."""
    for language, part in content.get("description", {}).items():
        if not matching(LANGUAGE)(language):
            yield f"description/{language} is no language"
        yield from LANGUAGE_PART.problems(part, f"description/{language}/")


def wrong_maintainers(content: dict[str, Any]) -> Iterator[str]:
    """Who maintains it follows from how it is maintained."""
    maintenance = content.get("maintenance", {})
    kind = maintenance.get("type")
    if kind in {"internal", "community"} and "contacts" not in maintenance:
        yield f"maintenance/contacts is missing, and the type is {kind}"
    if (kind == "contract") != ("contractors" in maintenance):
        yield f"maintenance/contractors does not fit the type {kind}"
