"""Who works in the demo chain: everybody here is made up."""

from typing import NamedTuple


class Made(NamedTuple):
    """One made-up member of staff: `site` is "" for a role in the whole organisation."""

    username: str
    name: str
    job_title: str
    organisation: str
    role: str
    site: str
    diploma: bool = False


MUNICIPALITY = "Gemeente Voorbeeldstad (demo)"
PARTNER = "Werkbemiddeling De Schakel (demo)"
GUARDS = "Beveiliging Noorderwacht (demo)"
OFFICE = "Raad en college Voorbeeldstad (demo)"
EAST = "Werkplein Oost"
TOWN_HALL = "Stadhuis"

STAFF = (
    Made("joris", "Joris de Wit", "consulent inkomen", MUNICIPALITY, "employee", EAST),
    Made("meryem", "Meryem Aydin", "consulent werk", MUNICIPALITY, "employee", EAST),
    Made("tom", "Tom Hendriks", "baliemedewerker", MUNICIPALITY, "employee", TOWN_HALL),
    Made("lotte", "Lotte van Dijk", "baliemedewerker", MUNICIPALITY, "reception", TOWN_HALL),
    Made("huub", "Huub Peters", "wijkconsulent, huisbezoeken", MUNICIPALITY, "employee", EAST),
    Made("nadia", "Nadia el Idrissi", "wijkconsulent, huisbezoeken", MUNICIPALITY, "employee", TOWN_HALL),
    Made("sanne", "Sanne Bakker", "teamleider inkomen", MUNICIPALITY, "team_lead", EAST),
    Made("karim", "Karim Haddad", "teamleider werk", MUNICIPALITY, "team_lead", EAST),
    Made("els", "Els Vermeer", "teamleider burgerzaken", MUNICIPALITY, "team_lead", TOWN_HALL),
    Made("priya", "Priya Sharma", "coördinator agressie", MUNICIPALITY, "coordinator", ""),
    Made("wim", "Wim Jansen", "HR-adviseur", MUNICIPALITY, "hr", ""),
    Made("ingrid", "Ingrid Smit", "jurist", MUNICIPALITY, "legal", ""),
    Made("omar", "Omar Yilmaz", "voorzitter ondernemingsraad", MUNICIPALITY, "works_council", ""),
    Made("dirk", "Dirk van der Meer", "gemeentesecretaris", MUNICIPALITY, "director", ""),
    Made("beheer", "Bea Heerens", "functioneel beheerder", MUNICIPALITY, "administrator", ""),
    Made("anouk", "Anouk Willems", "jobcoach", PARTNER, "employee", EAST),
    Made("peter", "Peter Claes", "teamleider bemiddeling", PARTNER, "team_lead", EAST),
    Made("fatima", "Fatima Benali", "beveiliger", GUARDS, "guard", EAST, diploma=True),
    Made("rick", "Rick Mulder", "beveiliger", GUARDS, "guard", EAST),
    Made("samira", "Samira Osman", "beveiliger", GUARDS, "guard", TOWN_HALL, diploma=True),
    Made("bram", "Bram Kok", "beveiliger", GUARDS, "guard", TOWN_HALL),
)

# The intervention team of twenty has every department manager in it (S2-11) and colleagues beside them.
MANAGERS = (
    Made("ali", "Ali Demir", "afdelingsmanager inkomen", MUNICIPALITY, "manager", EAST),
    Made("hanneke", "Hanneke Postma", "afdelingsmanager werk", MUNICIPALITY, "manager", EAST),
    Made("joost", "Joost Visser", "afdelingsmanager zorg", MUNICIPALITY, "manager", EAST),
    Made("saida", "Saida Amrani", "afdelingsmanager schulden", MUNICIPALITY, "manager", EAST),
    Made("marleen", "Marleen Kuipers", "afdelingsmanager burgerzaken", MUNICIPALITY, "manager", TOWN_HALL),
    Made("ruud", "Ruud Maas", "afdelingsmanager vergunningen", MUNICIPALITY, "manager", TOWN_HALL),
    Made("chantal", "Chantal Dubois", "afdelingsmanager belastingen", MUNICIPALITY, "manager", TOWN_HALL),
    Made("gerard", "Gerard Brouwer", "afdelingsmanager facilitair", MUNICIPALITY, "manager", TOWN_HALL),
)
COLLEAGUES = (
    Made("yusuf", "Yusuf Kaya", "consulent", MUNICIPALITY, "employee", EAST),
    Made("linda", "Linda Schouten", "consulent", MUNICIPALITY, "employee", EAST),
    Made("mark", "Mark de Boer", "klantmanager", MUNICIPALITY, "employee", EAST),
    Made("fleur", "Fleur Dekker", "klantmanager", MUNICIPALITY, "employee", EAST),
    Made("hassan", "Hassan Bouali", "consulent", MUNICIPALITY, "employee", EAST),
    Made("esther", "Esther Groen", "administratie", MUNICIPALITY, "employee", EAST),
    Made("paul", "Paul Timmermans", "gastheer", MUNICIPALITY, "employee", TOWN_HALL),
    Made("sofie", "Sofie Maes", "baliemedewerker", MUNICIPALITY, "employee", TOWN_HALL),
    Made("daan", "Daan Wolters", "baliemedewerker", MUNICIPALITY, "employee", TOWN_HALL),
    Made("fenna", "Fenna Hoekstra", "adviseur", MUNICIPALITY, "employee", TOWN_HALL),
    Made("ravi", "Ravi Ramdin", "adviseur", MUNICIPALITY, "employee", TOWN_HALL),
    Made("gwen", "Gwen Jacobs", "bode", MUNICIPALITY, "employee", TOWN_HALL),
)
# Readers of their own: what happens to them is not read by the roles above.
OFFICE_HOLDERS = (
    Made("vera", "Vera Lambrechts", "vertrouwenspersoon", MUNICIPALITY, "counsellor", ""),
    Made("gijs", "Gijs van Leeuwen", "griffier", OFFICE, "clerk", ""),
    Made("roos", "Roos Dijkstra", "kabinet van de burgemeester", OFFICE, "mayors_office", ""),
    Made("amir", "Amir Rahimi", "raadslid", OFFICE, "office_holder", ""),
)
EVERYBODY = (*STAFF, *MANAGERS, *COLLEAGUES, *OFFICE_HOLDERS)
INTERVENTION_TEAM = (*MANAGERS, *COLLEAGUES)
