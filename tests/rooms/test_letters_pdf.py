"""Can everybody read the letter? Its PDF is tagged, has a language, a title and its own fonts, and fetches nothing.

These are checks of ours on what PDF/UA asks; no validator of that standard has looked at it.
"""

from io import BytesIO

import pikepdf
import pytest

from regie.letters import rules
from regie.letters.pdf import pdf_of, static_file

BODY = """Beste heer of mevrouw,

U mag tijdelijk niet komen op deze plek.

## Wat er is gebeurd

- 3 maart 2026: U riep: “ik weet waar je auto staat”.

> ## Wat kunt u nu doen?
>
> - U kunt een klacht indienen."""


def paper(**change):
    return {
        "language": "nl", "sender": "Gemeente Testdam", "is_demo": False, "date": "4 maart 2026",
        "addressee": ["Mevrouw Ż. Krüger-Dvořák", "Ελένη", "Дмитрий"], "reference": "2026-0001",
        "subject": "U mag tijdelijk niet op deze plek komen", "blocks": rules.blocks(BODY),
        "contact": ["Klantcontact"],
    } | change  # fmt: skip


@pytest.fixture(scope="module")
def letter() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf_of(paper())))


def kinds(node) -> list[str]:
    """The tags below a node, in reading order."""
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [str(node.S)[1:]] if "/S" in node else []
    below = node.get("/K", [])
    children = below if isinstance(below, pikepdf.Array) else [below]
    return own + [kind for child in children for kind in kinds(child)]


def test_it_is_tagged_with_language_and_title(letter):
    """S0-10 S0-21 A screen reader knows what to read, in which language, under which title."""
    root = letter.Root
    assert root.MarkInfo.Marked is True or bool(root.MarkInfo.Marked)
    assert "/StructTreeRoot" in root
    assert str(root.Lang) == "nl"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(letter.docinfo.Title) == "U mag tijdelijk niet op deze plek komen"
    with letter.open_metadata() as metadata:
        assert metadata["dc:title"] == "U mag tijdelijk niet op deze plek komen"
        assert metadata["pdfuaid:part"] == "1"


def test_it_reads_from_top_to_bottom_without_tables(letter):
    """S0-10 S0-11 One heading of the first level, then headings, paragraphs and lists; nothing to get lost in."""
    tags = [
        kind for kind in kinds(letter.Root.StructTreeRoot) if kind in {"H1", "H2", "P", "L", "LI", "Table"}
    ]
    assert tags[:9] == ["P", "P", "P", "H1", "P", "P", "H2", "L", "LI"]
    assert tags.count("H1") == 1
    assert "Table" not in tags


def test_it_has_bookmarks(letter):
    """S0-11 The headings, to jump to."""
    with letter.open_outline() as outline:
        (subject,) = outline.root
        assert subject.title == "U mag tijdelijk niet op deze plek komen"
        assert subject.children[0].title == "Wat er is gebeurd"


def test_every_font_travels_with_it(letter):
    """S0-10 Also for names in Greek, Cyrillic and Polish letters."""
    fonts = {}
    for page in letter.pages:
        for font in page.Resources.Font.values():
            descriptor = (
                font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor
            )
            fonts[str(font.BaseFont)] = any("FontFile" in key for key in dict(descriptor))
    assert fonts
    assert all(fonts.values()), fonts
    names = {name.partition("+")[2] for name in fonts}
    assert {"Letter", "Letter-Bold", "Letter-Ext", "Letter-Greek", "Letter-Cyrillic"} <= names


@pytest.mark.parametrize(
    ("change", "concept", "said"),
    [
        ({}, False, []),
        ({"is_demo": True}, False, ["DEMO"]),
        ({}, True, ["Concept"]),
        ({"is_demo": True}, True, ["DEMO", "Concept"]),
    ],
)
def test_what_is_not_real_says_so(change, concept, said, monkeypatch):
    """S0-10 A letter from the demo and a letter that was not sent can never be taken for a real one."""
    from regie.letters import pdf

    seen = []
    html, fetcher = pdf._printer()

    def keep(string, url_fetcher):
        seen.append(string)
        return html(string=string, url_fetcher=url_fetcher)

    monkeypatch.setattr(pdf, "_printer", lambda: (keep, fetcher))
    pdf_of(paper(**change), is_concept=concept)
    assert [word for word in ("DEMO", "Concept") if word in seen[0]] == said


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/x.png",
        "https://example.org",
        "file:///etc/passwd",
        "static:../settings.py",
        "static:nothing",
    ],
)
def test_it_fetches_nothing_but_our_own_files(address):
    """S2-24 Whatever somebody types into a letter, the printer opens no address and no file of the machine."""
    with pytest.raises(ValueError, match="letter may not fetch|no static file"):
        static_file(address)


def test_what_a_person_types_is_text(letter):
    """S2-24 Words stay words, also when they look like a page."""
    typed = '<img src="file:///etc/passwd"><script>alert(1)</script> & "‹gat›"'
    made = pikepdf.open(BytesIO(pdf_of(paper(blocks=rules.blocks(typed), addressee=[typed]))))
    assert not any(page.get_images() for page in made.pages)
