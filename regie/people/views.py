"""The administration of staff: who works here, in which role, and how to let them in or go."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from regie.people import actions, queries, words
from regie.people.doors import log_in_first, needs
from regie.people.forms import NewPersonForm, OwnPasswordForm, PersonForm, RoleForm
from regie.people.models import Person
from regie.people.passwords import one_time_password
from regie.refusal import Refused


@needs("people.change")
@require_GET
def staff(request: Any) -> HttpResponse:
    """Everybody in the chain with their roles; `?q=` looks for a name."""
    wanted = request.GET.get("q", "").strip()
    found = queries.colleagues_of(request.user)
    if wanted:
        found = found.filter(name__icontains=wanted)
    people = [(person, roles_in_words(person)) for person in found]
    context = {
        "here": [row for row in people if row[0].is_active],
        "gone": [row for row in people if not row[0].is_active],
        "wanted": wanted,
    }
    return render(request, "people/list.html", context)


def roles_in_words(person: Person) -> list[str]:
    """`teamleider, Werkplein Oost`: each role with where it holds."""
    return [
        f"{words.ROLES[one.role]}, {one.place.name if one.place else one.organisation.name}"  # type: ignore[index]
        for one in person.assignments.all()
    ]


@needs("people.change")
def add(request: Any) -> HttpResponse:
    """Let somebody in; the password is shown on the answer, and nowhere else."""
    form = NewPersonForm(request.POST or None, administrator=request.user)
    if request.method == "POST" and form.is_valid():
        password = one_time_password()
        try:
            person = actions.add_person(
                password=password, at=request.now, by=request.user, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error("username", words.REFUSALS[refused.code] % refused.details)
        else:
            return render(
                request, "people/password.html", {"staff": person, "password": password, "is_new": True}
            )
    return render(request, "people/add.html", {"form": form})


@needs("people.change")
def page(request: Any, person_id: int) -> HttpResponse:
    """One member of staff; what you may change depends on whose staff it is."""
    person = get_object_or_404(queries.colleagues_of(request.user), pk=person_id)
    may_change = queries.staff_of(request.user).filter(pk=person.pk).exists()
    form = PersonForm.filled(person, request.POST or None)
    if request.method == "POST" and may_change and form.is_valid():
        actions.change_person(person, at=request.now, by=request.user, **form.cleaned_data)
        messages.success(request, _("Bewaard."))
        return redirect("people:page", person.pk)
    return render(request, "people/person.html", _about(request, person, form=form, may_change=may_change))


def _about(request: Any, person: Person, **more: Any) -> dict[str, Any]:
    takeable = set(queries.roles_given_by(request.user).values_list("pk", flat=True))
    roles = [(one, words.ROLES[one.role], one.pk in takeable) for one in person.assignments.all()]  # type: ignore[index]
    return {"staff": person, "roles": roles, "role_form": RoleForm(administrator=request.user), **more}


@log_in_first
@sensitive_post_parameters()
def own_password(request: Any) -> HttpResponse:
    """Choose another password oneself; this session stays, every other one ends."""
    form = OwnPasswordForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Je nieuwe wachtwoord geldt. Op andere apparaten log je opnieuw in."))
        return redirect("web:home")
    return render(request, "people/own_password.html", {"form": form}, status=422 if form.errors else 200)


def _changed(request: Any, form: OwnPasswordForm) -> bool:
    try:
        actions.change_password(request.user, at=request.now, **form.cleaned_data)
    except Refused as refused:
        form.add_error("old", words.REFUSALS[refused.code])
        return False
    return True


@needs("people.change")
@require_POST
def renew_password(request: Any, person_id: int) -> HttpResponse:
    """A new password for who lost it, shown once."""
    person = get_object_or_404(queries.staff_of(request.user), pk=person_id)
    password = one_time_password()
    actions.renew_password(person, password=password, at=request.now, by=request.user)
    return render(request, "people/password.html", {"staff": person, "password": password, "is_new": False})


@needs("people.change")
@require_POST
def give_role(request: Any, person_id: int) -> HttpResponse:
    """Let somebody act in a role, at a place or everywhere in an organisation of yours."""
    person = get_object_or_404(queries.colleagues_of(request.user), pk=person_id)
    form = RoleForm(request.POST, administrator=request.user)
    if form.is_valid():
        actions.give_role(person, at=request.now, by=request.user, **form.chosen())
        messages.success(request, _("%(who)s heeft deze rol.") % {"who": person.name})
    else:
        messages.error(request, _("Kies een rol en een plek uit de lijst."))
    return redirect("people:page", person.pk)


@needs("people.change")
@require_POST
def take_role(request: Any, role_id: int) -> HttpResponse:
    """End a role."""
    role = get_object_or_404(queries.roles_given_by(request.user).select_related("person"), pk=role_id)
    actions.take_role(role, at=request.now, by=request.user)
    messages.success(request, _("%(who)s heeft deze rol niet meer.") % {"who": role.person.name})
    return redirect("people:page", role.person_id)


@needs("people.change")
@require_POST
def let_go(request: Any, person_id: int) -> HttpResponse:
    """End somebody's access."""
    person = get_object_or_404(queries.staff_of(request.user), pk=person_id)
    actions.let_go(person, at=request.now, by=request.user)
    messages.success(
        request,
        _("%(who)s kan niet meer inloggen. De naam blijft staan bij wat is gedaan.") % {"who": person.name},
    )
    return redirect("people:list")
