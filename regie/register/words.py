"""What people read about the register: refusals."""

from django.utils.translation import gettext_lazy

REFUSALS = {
    "view_without_name": gettext_lazy("Geef deze weergave een naam."),
    "view_shows_everything": gettext_lazy(
        "Kies eerst waarop je het register wilt beperken. Dan kun je dat bewaren."
    ),
    "view_not_yours_to_share": gettext_lazy("Delen kan alleen wie de zaken van anderen mag lezen."),
    "view_with_words_shared": gettext_lazy(
        "Een weergave met zoekwoorden kun je niet delen: er kan een naam in staan. Haal de zoekwoorden weg, "
        "of bewaar de weergave alleen voor jezelf."
    ),
    "view_of_another": gettext_lazy(
        "Deze weergave is van %(who)s. Alleen wie haar maakte, kan haar weghalen."
    ),
}
