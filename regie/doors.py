"""May this person open this door? The one decorator that every page with a permission carries."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from rest_framework.permissions import AllowAny, BasePermission
from rest_framework.views import APIView


def needs(permission: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let in who holds `permission` anywhere; which rows they then see is `visible_to`'s answer."""

    def guard(view: Callable[..., Any]) -> Callable[..., Any]:
        @login_required
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.may(permission):
                raise PermissionDenied(permission)
            return view(request, *args, **kwargs)

        # The access matrix reads it.
        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return guard


def log_in_first(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page about oneself: whoever works here may open it, whatever their role."""
    guarded = login_required(view)
    guarded.permission = "log-in"  # type: ignore[attr-defined]
    return guarded


def open_to_all(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page without log-in, on purpose; the mark is read by the access matrix."""
    view.permission = "open"  # type: ignore[attr-defined]
    return view


def holds(permission: str) -> type[BasePermission]:
    """The same question for the API: a permission class that lets in who holds `permission` anywhere."""

    class Holds(BasePermission):
        """Lets in who holds one permission; which rows they see is `visible_to`'s answer."""

        name = permission

        def has_permission(self, request, view) -> bool:
            return bool(request.user and request.user.is_authenticated and request.user.may(permission))

    return Holds


class ByOwnProof(APIView):
    """A door of the API at which no person logs in: the view asks for a proof of its own, or for none.

    Without the proof the answer is 401, as for people, and not the 403 of who is known and may not.
    """

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]

    def get_authenticate_header(self, request: Any) -> str:
        """How to prove it."""
        return "Bearer"
