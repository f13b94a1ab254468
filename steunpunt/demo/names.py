"""Names for people and organisations that do not exist; places that do.

First and last names are common ones, put together by chance. Organisations are
invented; their enterprise numbers lie in a range that is not in use.
"""

from typing import NamedTuple


class Place(NamedTuple):
    """A municipality as it was in 2019, with its code in the national register."""

    municipality: str
    nis_code: str
    province: str
    weight: int


def _words(text: str) -> list[str]:
    return text.split()


FIRST_NAMES = _words("""
Aisha Amber An Anke Arne Bart Birgit Bram Brecht Carla Celine Daan Dirk Dries Elif
Elke Emiel Eva Fatima Femke Filip Freya Geert Greet Hanne Hilde Ilse Imane Ine Ivo
Jana Jef Jelle Joke Jonas Joris Kaat Karim Karlien Katrien Koen Lander Lies Lotte
Luc Maarten Malika Marieke Mehmet Mieke Mohamed Nadia Nele Noor Omar Pieter Rani Rik
Roos Ruben Saar Samira Sander Sien Sofie Stijn Sven Tine Tom Veerle Wout Yasmina
Yves Zeynep Zita
""")

LAST_NAMES = _words("""
Aelbrecht Aydin Baelde Baert Beernaert Boen Bossaert Bruneel Callewaert Claerhout
Coene Cornelis Craeye Dabrowski Daelman Debaene Decock Demeester Demirci Denolf
Desender Dhaese Dierckx Duyck Elaerts Engelen Fierens Gevaert Goethals Haddad
Haelterman Hendrickx Heyvaert Hoste Ingelbrecht Jacqmyn Kestens Kindt Laenen
Lambrecht Leirs Lootens Maertens Mestdagh Moens Neirynck Nuyts Ooms Opdebeeck
Pauwels Peeraer Quintens Raeymaekers Ronsmans Rosseel Sabbe Schoeters Seynaeve
Stroobants Tanghe Temmerman Thys Tuypens Uyttendaele Vandecasteele Verbeke Vercammen
Vets Wauters Willaert Yildirim Zwaenepoel
""")

RECOGNISED = """
Vormingshuis Zilverlinde
De Kantelaars
Seniorenkring Morgenrood
Vrouwenkring Spinnewiel
Oudernetwerk Pardoes
Plattelandsbond De Hooiwagen
Stadsatelier Kasseisteen
Buurtbeweging Brandnetel
Vredesgroep Stille Trom
Natuurgilde Vuurlibel
Moestuinvrienden Bonenstaak
Fietsnetwerk De Losse Spaak
Wandelbond Modderschoen
Kookcollectief De Derde Pan
Taalhuis Babbelbrug
Leesnetwerk Inktvlek
Vertelgenootschap De Blauwe Draad
Toneelbond Zijdeur
Zangkring Alt en Al
Fanfarekoepel Koperglans
Dansnetwerk Driekwartsmaat
Fotokring Donkere Kamer
Filmnetwerk Tweede Spoel
Heemkundig Verband De Oude Paal
Erfgoedvrijwilligers Stoflaag
Digitaal Huis Muisklik
Makersbeweging Soldeerbout
Repareernetwerk Schroef en Draad
Ruilkring Wederhelft
Spaarzame Geesten
Energiebeweging Zonnekant
Klimaatgenootschap Twee Graden
Waterbeweging Dauwdruppel
Bijenbond Raatwerk
Diervriendelijk Verband Snorhaar
Gezondheidshuis Ademtocht
Lotgenotenkoepel Naast Elkaar
Mantelzorgkring Tweede Huid
Rouwnetwerk Zachte Grond
Netwerk Stille Stem
Dovenwerking Twee Handen
Zicht op Zwart-Wit
Drempelloos Verband
Beweging Andersom Denken
Autismekring Eigen Ritme
Armoedebeweging De Lege Brooddoos
Welzijnsbond Warme Soep
Huurdersnetwerk Vier Muren
Thuislozenwerking Dakrand
Werkzoekendenkring Nieuwe Maandag
Arbeidersvorming De Hamerslag
Zelfstandigenkring Eigen Toonbank
Bediendenbond Paperclip
Ambtenarenkring De Onderste Lade
Pensioenplatform Later Begint Nu
Grootouders onder Elkaar
Gezinsbeweging Driewieler
Alleenstaandenkring Solo en Samen
Regenboogkring Zeven Kleuren
Mannenwerking De Werkbank
Meisjesstemmen
Vrouwenvorming Hoefijzer
Boerinnengilde Melkbus
Dorpenverband De Kerkuil
Stadsdorpen Onderling
Diasporanetwerk Zevenzeeën
Kring Kalebas
Anatolisch Verband Granaatappel
Oost-Europees Huis Samowar
Latijns Collectief Maracuja
Aziatisch Netwerk Lotusmeer
Nieuwkomersbeweging Eerste Trein
Vluchtelingenforum De Sleutelbos
Zuidbeweging Halve Wereld
Handelsbeweging Eerlijk Deel
Mensenrechtenkring Kaarsvlam
Burgerforum De Derde Bank
Democratiewerkplaats Rood Potlood
Mediabeweging Tegenlezer
Debatkring Weerwoord
Filosofisch Huis De Vraagtuin
Vrijdenkerskring Lantaarn
Bezinningshuis De Stille Beek
Levensbeschouwelijk Forum Vensterbank
Oecumenisch Verband Twee Oevers
Consumentenkring Kassaticket
Budgetnetwerk Spaarvarken
Rechtenbeweging Kleine Letters
Verkeersbeweging Oversteek
Spoorreizigersbond Perron Vier
Luchtbeweging Windvaan
Boskring Wilde Kers
Zeebeweging Eb en Vloed
Sterrenkijkers Verband Poolnacht
Wetenschapskring Petrischaal
Creatief Genootschap Klei en Kwast
Textielgilde Losse Eindjes
Schilderskring Oker
Schrijversbeweging De Vijfde Versie
Poëziekring Witregel
Beeldverhaalkring Tekstballon
Spelgenootschap Pionnen
Reisvereniging Omweg
Kampeerbond Scheerlijn
Sportief Verband Tweede Ronde
Volkshuis De Lange Tafel
Volkshogeschool Leiemeers
Volkshogeschool Kempenduin
Volkshogeschool Denderkant
Volkshogeschool Wingerd
Volkshogeschool Kustlijn
Volkshogeschool Maasoever
Volkshogeschool Zennekaai
Volkshogeschool Waasbrug
Volkshogeschool Rupelboog
Volkshogeschool Schelderand
Volkshogeschool Hoppeland
Volkshogeschool Haspenhout
Volkshogeschool Dijlekant
Leerwerkplaats Kluwen
Trainersnetwerk Vuursteen
Vormingsbeweging Onderstroom
Kadervorming De Kapstok
Jongvolwassenenforum Zolderkamer
""".strip().splitlines()

#: organisation → the name it had, and the last day that it had it
FORMER_NAMES = {
    "Drempelloos Verband": ("Rolstoelkring Drempelloos", "2017-06-30"),
    "Volkshuis De Lange Tafel": ("Ontmoetingscentrum De Tafel", "2019-03-31"),
}

#: type → what organisations of that type are called, before an invented place
OTHERS = {
    "education": ("Hogeschool", "Leercentrum", "Academie", "Avondschool", "Campus"),
    "government": ("Gemeente", "Cultuurdienst", "Sociaal Huis", "Bibliotheek", "Stad"),
    "other_sector": ("Jeugdhuis", "Woonzorghuis", "Museum", "Sportclub", "Theaterhuis"),
    "civil": ("Burgergroep", "Buurtcomité", "Volkstuin", "Dorpsraad", "Wijkkring"),
}
INVENTED_PLACES = _words("""
Wilgendal Kouterveld Molendries Vaartzicht Lindehoek Roosterberg Papenmeers
Bovenmeers Ganzendries Steenhoven Broekendaal Ravelhoek Waterdries Eikenlo Zwanemeer
Hazelbeke Klaverzele Meerdonkhove Rietvelde Kapelgoor Oudemolen Zilverschoor
Tarweveld
""")

PLACES = [
    Place("Brussel", "21004", "Brussel", 30),
    Place("Schaarbeek", "21015", "Brussel", 4),
    Place("Antwerpen", "11002", "Antwerpen", 16),
    Place("Mechelen", "12025", "Antwerpen", 6),
    Place("Turnhout", "13040", "Antwerpen", 3),
    Place("Lier", "12021", "Antwerpen", 2),
    Place("Gent", "44021", "Oost-Vlaanderen", 16),
    Place("Aalst", "41002", "Oost-Vlaanderen", 3),
    Place("Sint-Niklaas", "46021", "Oost-Vlaanderen", 3),
    Place("Oudenaarde", "45035", "Oost-Vlaanderen", 1),
    Place("Leuven", "24062", "Vlaams-Brabant", 8),
    Place("Vilvoorde", "23088", "Vlaams-Brabant", 2),
    Place("Halle", "23027", "Vlaams-Brabant", 2),
    Place("Brugge", "31005", "West-Vlaanderen", 4),
    Place("Kortrijk", "34022", "West-Vlaanderen", 3),
    Place("Oostende", "35013", "West-Vlaanderen", 2),
    Place("Roeselare", "36015", "West-Vlaanderen", 2),
    Place("Hasselt", "71022", "Limburg", 5),
    Place("Genk", "71016", "Limburg", 2),
    Place("Tongeren", "73083", "Limburg", 1),
]
HOME = PLACES[0]
MOVED_TO = PLACES[17]
VENUES = ("Vergaderhuis", "Zaal", "Ontmoetingscentrum", "Atelier")

JOBS = (
    "educatief medewerker",
    "stafmedewerker",
    "coördinator",
    "vrijwilliger",
    "bestuurder",
    "communicatiemedewerker",
    "directeur",
)
STAFF = ("Noor Haelterman", "Bram Sabbe", "Samira Kindt", "Els Dhaese", "Jef Rosseel")
