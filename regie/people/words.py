"""What people read about staff and roles."""

from django.utils.translation import gettext_lazy as _

from regie.people.rules import Role

ROLES = {
    Role.EMPLOYEE: _("medewerker"),
    Role.GUARD: _("beveiliger"),
    Role.RECEPTION: _("onthaal en balie"),
    Role.TEAM_LEAD: _("teamleider"),
    Role.MANAGER: _("afdelingsmanager"),
    Role.COORDINATOR: _("coördinator agressie"),
    Role.COUNSELLOR: _("vertrouwenspersoon"),
    Role.HR: _("HR-adviseur"),
    Role.LEGAL: _("jurist"),
    Role.WORKS_COUNCIL: _("ondernemingsraad"),
    Role.DIRECTOR: _("directeur"),
    Role.ADMINISTRATOR: _("beheerder"),
    Role.OFFICE_HOLDER: _("raadslid, wethouder of burgemeester"),
    Role.CLERK: _("griffier"),
    Role.MAYORS_OFFICE: _("kabinet van de burgemeester"),
}

REFUSALS = {
    "username_taken": _("De inlognaam %(username)s bestaat al. Kies een andere."),
    "not_yourself": _("Je kunt je eigen toegang niet stoppen. Vraag een andere beheerder."),
    "not_your_own_role": _("Je kunt jezelf niet uit het beheer halen. Vraag een andere beheerder."),
    "password_wrong": _("Dit is niet je wachtwoord van nu. Er is niets veranderd."),
    "log_in_waits": _(
        "Te vaak een verkeerd wachtwoord. Probeer het over %(minutes)s minuten opnieuw, of vraag je beheerder om een "
        "nieuw wachtwoord. Hulp roepen kan gewoon: daarvoor hoef je niet in te loggen."
    ),
    "role_of_the_office": _(
        "Deze rol kan alleen bij raad en college, en daar kan alleen deze rol of beheer."
    ),
    "already_left": _("De toegang van %(who)s was al gestopt."),
}
