"""What the OpenAPI description says beyond the views: the keys, the version header, and the errors of every door."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension

PROBLEM = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string", "description": "The rule that said no."},
        "errors": {"type": "object", "description": "Sentences by field."},
        "missing": {
            "type": "array",
            "items": {"type": "object"},
            "description": "Safeguards that are not there yet.",
        },
    },
    "required": ["title", "status", "detail"],
}
ALWAYS = {
    "400": "The input is not right.",
    "401": "Nobody is known by this key.",
    "403": "This role may not.",
    "404": "It is not there, or not for you.",
    "405": "Not with this method.",
    "409": "A rule says: not now.",
    "415": "Send application/json.",
    "422": "Safeguards are missing.",
}


class PersonTokenScheme(OpenApiAuthenticationExtension):
    """A token from `POST /sessions`."""

    target_class = "regie.api.tokens.PersonToken"
    name = "personToken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A bearer token."""
        return {"type": "http", "scheme": "bearer", "description": "From POST /sessions."}


class SessionScheme(OpenApiAuthenticationExtension):
    """The browser's own log-in."""

    target_class = "regie.api.tokens.Session"
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A cookie."""
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}


def complete(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Add the device's key, the shape of every error, and the version header."""
    parts = result.setdefault("components", {})
    parts.setdefault("securitySchemes", {})["deviceToken"] = {
        "type": "http", "scheme": "bearer", "description": "A button's own token: it can only press.",
    }  # fmt: skip
    parts.setdefault("schemas", {})["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    # Said once: written out at every door they were half of a description of a megabyte and a half.
    refusals = parts.setdefault("responses", {})
    for status, meaning in ALWAYS.items():
        refusals[f"Problem{status}"] = {"description": meaning, "content": content}
    for path in result["paths"].values():
        for operation in path.values():
            for status in ALWAYS:
                operation["responses"].setdefault(status, {"$ref": f"#/components/responses/Problem{status}"})
    return result
