"""Which kinds of outlet an organisation can set up: what each is called by, what it asks, and who sends for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Field:
    """One thing that the administrator must tell about an outlet, beside its name."""

    name: str
    required: bool = True
    # Full-match; what does not match is refused at the field.
    pattern: str = r"[^\x00-\x1f]{1,300}"
    # It has a password in it: kept sealed, and never shown again.
    secret: bool = False


@dataclass(frozen=True)
class Kind:
    """One kind of outlet.

    `reaches` names the ways to a person that it carries ("sms"): then it is a provider, called with the person's
    own number. `called_as` is the word by which a ladder calls the outlet itself, as a system or a lamp.
    `schemes` are the beginnings that its address may have; empty: it has no address.
    `key_from` is "us" when Regie makes the key, "them" when the administrator gives it, "perhaps" when it may be.
    """

    reaches: tuple[str, ...] = ()
    called_as: str = ""
    schemes: tuple[str, ...] = ("https", "http")
    key_from: str = ""
    fields: tuple[Field, ...] = ()
    # A way that this provider carries only when one of its settings is filled in, such as a template.
    needs: Mapping[str, str] = field(default_factory=dict)

    @property
    def secret_fields(self) -> frozenset[str]:
        """The settings that are secrets."""
        return frozenset(one.name for one in self.fields if one.secret)

    def carries(self, channel: str, settings: Mapping[str, str]) -> bool:
        """Whether a provider with these settings can reach a person this way."""
        wanted = self.needs.get(channel, "")
        return channel in self.reaches and (not wanted or bool(settings.get(wanted)))


WEB = ("https", "http")

LETTER = r"[0-9A-Za-z]"
UUID = r"[0-9a-fA-F-]{36}"

KINDS: dict[str, Kind] = {
    "notify_nl": Kind(
        reaches=("sms", "email"), schemes=WEB, key_from="them",
        fields=(Field("template_sms", False, UUID), Field("template_email", False, UUID)),
        needs={"sms": "template_sms", "email": "template_email"},
    ),
    "apprise_phone": Kind(
        reaches=("sms", "voice"), schemes=(),
        fields=(Field("sms_url", False, secret=True), Field("voice_url", False, secret=True)),
        needs={"sms": "sms_url", "voice": "voice_url"},
    ),
    "apprise": Kind(called_as="chat", schemes=(), key_from="them"),
    "espa": Kind(
        reaches=("pager",), schemes=("espa", "espa+serial"),
        fields=(Field("own", False, LETTER), Field("station", False, LETTER), Field("beep", False, r"[0-9]")),
    ),
    "espa_x": Kind(reaches=("pager",), schemes=("espa-x",), key_from="them", fields=(Field("user"),)),
    "cap": Kind(
        called_as="cap", schemes=WEB, key_from="perhaps",
        fields=(Field("sender", pattern=r"[^\x00-\x20,<&]{1,100}"), Field("recipient", False)),
    ),
    "mqtt": Kind(
        called_as="lamp", schemes=("mqtt", "mqtts"), key_from="them",
        # No wildcard: a message has one topic.
        fields=(Field("topic", pattern=r"[^#+\x00-\x20]{1,200}"), Field("user", required=False)),
    ),
    "webhook": Kind(called_as="webhook", schemes=WEB, key_from="us"),
    "dc09": Kind(
        called_as="alarm_centre",
        schemes=("dc09",),
        key_from="perhaps",
        fields=(
            Field("account", pattern=r"[0-9A-Fa-f]{3,16}"),
            Field("protocol", required=False, pattern=r"SIA-DCS|ADM-CID"),
            Field("zone", required=False, pattern=r"[0-9]{1,3}"),
            Field("receiver", required=False, pattern=r"[0-9A-Fa-f]{1,6}"),
        ),
    ),
}  # fmt: skip

# Sent by the installation itself, without an outlet of an organisation.
DIRECT = {"email": "email", "push": "web_push"}


def ladder_words() -> tuple[str, ...]:
    """Every word for a way out that a ladder can use, each once."""
    words = [*DIRECT]
    for kind in KINDS.values():
        words += [*kind.reaches, *([kind.called_as] if kind.called_as else [])]
    return tuple(dict.fromkeys(words))
