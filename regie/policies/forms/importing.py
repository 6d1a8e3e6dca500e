"""The form with which somebody takes a policy into use: a file, or the text itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regie.policies.pack_file import PackError, PackErrors
from regie.policies.pack_file.checking import accepted
from regie.policies.pack_file.document import MOST_CHARACTERS
from regie.policies.rules import Pack


class ImportForm(forms.Form):
    """Reads the policy while it is checked; `pack` is what came out, `wrong` what did not."""

    file = forms.FileField(
        label=_("Bestand"),
        required=False,
        help_text=_("Een YAML-bestand. Heb je er geen? Plak de tekst hieronder."),
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,text/plain"}),
    )
    text = forms.CharField(
        label=_("Of de tekst zelf"),
        required=False,
        strip=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false", "class": "policy-text"}),
    )

    pack: Pack | None = None
    wrong: tuple[PackError, ...] = ()

    def clean(self) -> dict[str, Any]:
        """The file goes before the text; whatever was read stands in the text afterwards, to repair it there."""
        cleaned = super().clean() or {}
        text = self._text_of_file(cleaned.get("file")) if cleaned.get("file") else cleaned.get("text", "")
        if self.errors:
            return cleaned
        if not text.strip():
            self.add_error("text", gettext("Kies een bestand of plak de tekst van het beleid."))
            return cleaned
        self._keep(text)
        try:
            self.pack = accepted(text)
        except PackErrors as problem:
            self.wrong = problem.errors
            self.add_error("text", [str(error) for error in problem.errors])
        return {**cleaned, "text": text}

    def _text_of_file(self, file: Any) -> str:
        if file.size > MOST_CHARACTERS:
            self.add_error("file", gettext("Dit bestand is te groot om beleid te zijn."))
            return ""
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            self.add_error("file", gettext("Dit bestand is geen tekst. Bewaar het als YAML in UTF-8."))
            return ""

    def _keep(self, text: str) -> None:
        """Show the text of the file in the form, because a browser forgets the chosen file."""
        self.data = {**self.data, "text": text}

    def wrong_lines(self) -> list[tuple[int, str]]:
        """The lines that went wrong as they stand in the text, each once."""
        lines = str(self.data.get("text", "")).splitlines()
        numbers = sorted({error.line for error in self.wrong})
        return [(number, lines[number - 1]) for number in numbers if number <= len(lines)]
