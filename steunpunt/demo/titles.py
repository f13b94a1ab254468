"""What activities are called, what people ask, and what they write on a form."""

from typing import NamedTuple


class Title(NamedTuple):
    """A title, the themes it belongs to, and whom it is for."""

    text: str
    themes: str
    level: str


def _titles(lines: str) -> list[Title]:
    """From lines such as “title | theme;theme | level”."""
    parts = (line.split("|") for line in lines.strip().splitlines())
    return [Title(*(part.strip() for part in line)) for line in parts]


#: form → titles; a year takes as many as it needs, and the next year goes on from there
TITLES = {
    "workshop": _titles("""
        Het zakelijk deel van je beleidsplan: de meerjarenbegroting | beleidsplanning | iedereen
        Rollen en functies: wat doet jouw organisatie echt? | rollen-functies | iedereen
        Schrijven voor het web | communicatie | nieuwkomers
        Vrijwilligers vinden die blijven | vrijwilligers | iedereen
        Moeilijke gesprekken in een groep | groepen;leidinggeven | ervaren
        Een burgerinitiatief uit de startblokken | burgerinitiatieven | nieuwkomers
        Feedback geven zonder brokken | leidinggeven | iedereen
        Toegankelijke activiteiten organiseren | diversiteit;praktijken | iedereen
        Je jaarplan op één bladzijde | organisatieontwikkeling;beleidsplanning | iedereen
        Van doelstelling naar indicator | beleidsplanning;impact | ervaren
        De laatste check voor je plan de deur uitgaat | beleidsplanning | iedereen
        Een affiche die niemand voorbijloopt | communicatie | nieuwkomers
        Vergaderen met wie nooit iets zegt | groepen | iedereen
        Vrijwilligers bedanken en uitzwaaien | vrijwilligers | iedereen
    """),
    "webinar": _titles("""
        Privacy in je vereniging | organisatieontwikkeling | iedereen
        De vrijwilligerswet in een uur | vrijwilligers | nieuwkomers
        Online vergaderen zonder geeuwen | communicatie;groepen | iedereen
        Subsidies voor beginners | organisatieontwikkeling | nieuwkomers
        Een functiemix kiezen en uitleggen | rollen-functies;beleidsplanning | iedereen
        Sociale media met weinig tijd | communicatie | iedereen
        Meten wat telt | impact | ervaren
        Divers werven: waar hang je je vacature? | diversiteit;vrijwilligers | iedereen
        Het nieuwe decreet in vogelvlucht | rollen-functies | iedereen
        Een bestuur dat werkt | organisatieontwikkeling;leidinggeven | iedereen
        Nieuwsbrieven die geopend worden | communicatie | nieuwkomers
    """),
    "theory": _titles("""
        Theory of Change | impact;beleidsplanning | ervaren
    """),
    "studiedag": _titles("""
        De kracht van praktijken | praktijken | iedereen
        Samen stad maken | burgerinitiatieven;diversiteit | iedereen
        Thuis in superdiversiteit | diversiteit | iedereen
        De vrijwilliger van morgen | vrijwilligers | iedereen
        Beleidsplannen onder de loep | beleidsplanning;rollen-functies | iedereen
        Wie maakt het verschil? | impact;praktijken | iedereen
        Het middenveld aan het woord | rollen-functies | iedereen
    """),
    "hybrid": _titles("""
        Cultuur en gemeenschap | praktijken;groepen | iedereen
        Digitaal en toch dichtbij | communicatie;praktijken | iedereen
    """),
    "vorming": _titles("""
        Sterk starten als voorzitter | leidinggeven;vrijwilligers | nieuwkomers
        Verhalen vertellen met beeld | communicatie | iedereen
        Werken in wijken | praktijken;burgerinitiatieven | iedereen
        Conflict als kans | groepen | iedereen
        Het zakelijk deel van je beleidsplan: van cijfers naar keuzes | beleidsplanning;organisatieontwikkeling | iedereen
        Interculturele gesprekken | diversiteit;groepen | iedereen
        Projecten op koers | organisatieontwikkeling | nieuwkomers
        Een vergadering waar je energie van krijgt | groepen;leidinggeven | iedereen
        Spelen met methodieken | groepen;praktijken | nieuwkomers
        Wie zijn onze deelnemers? | impact;diversiteit | iedereen
        Luisteren naar de buurt | burgerinitiatieven | iedereen
        Helder schrijven over beleid | communicatie;beleidsplanning | iedereen
        Jong en oud in één groep | diversiteit;groepen | iedereen
    """),
    "vorming in twee dagen": _titles("""
        Coachend leidinggeven | leidinggeven | ervaren
        Beleid maken met je achterban | beleidsplanning | ervaren
        Zelfzorg voor begeleiders | leidinggeven;groepen | ervaren
        Participatie die werkt | burgerinitiatieven;praktijken | ervaren
        Een communicatieplan in drie stappen | communicatie | iedereen
        Rollen en functies verdiept | rollen-functies | ervaren
        Werken met ervaringsdeskundigen | diversiteit;vrijwilligers | ervaren
        Ondernemend denken | organisatieontwikkeling;impact | ervaren
        Een ploeg van vrijwilligers begeleiden | vrijwilligers;leidinggeven | iedereen
        Kritisch en verbindend tegelijk | rollen-functies;praktijken | ervaren
    """),
    "tweedaagse": _titles("""
        Leiderschap in verandering | leidinggeven;organisatieontwikkeling | ervaren
        Groepsdynamica aan den lijve | groepen | ervaren
        Kunst als hefboom | praktijken | ervaren
        Impact in je plan | impact;beleidsplanning | ervaren
        Werken met weerstand | groepen;leidinggeven | ervaren
    """),
    "basisvorming": _titles("""
        Nieuw als sociaal-cultureel werker | praktijken;groepen | nieuwkomers
        Nieuw als leidinggevende | leidinggeven | nieuwkomers
        Nieuw in de communicatie | communicatie | nieuwkomers
        Nieuw aan het roer van vrijwilligers | vrijwilligers | nieuwkomers
        Nieuw als coördinator | organisatieontwikkeling;leidinggeven | nieuwkomers
    """),
    "leertraject": _titles("""
        Lerend netwerk diversiteit | diversiteit | ervaren
        Je beleidsplan van idee tot indiening | beleidsplanning;rollen-functies | iedereen
        Veranderaars onder elkaar | organisatieontwikkeling;leidinggeven | ervaren
        Burgerschap in de praktijk | burgerinitiatieven;praktijken | ervaren
        Een jaar werken aan impact | impact | ervaren
        Lerend netwerk vrijwilligersbeleid | vrijwilligers | ervaren
    """),
    "collegagroep": _titles("""
        Collegagroep coördinatoren | leidinggeven | ervaren
        Collegagroep educatief medewerkers | groepen;praktijken | ervaren
        Collegagroep communicatie | communicatie | ervaren
    """),
    "besloten": _titles("""
        Teamdag rollen en functies, op vraag van één organisatie | rollen-functies | iedereen
        Denkdag voor een bestuur | organisatieontwikkeling | iedereen
    """),
}  # fmt: skip

#: theme → what organisations ask about it, and what the support is called then
QUESTIONS = {
    "rollen-functies": (
        ("Welke functies kiezen we, en hoe leggen we die keuze uit?", "Functies kiezen"),
        ("Onze kritische rol staat zwak. Waar beginnen we?", "De kritische rol"),
        ("Kan iemand onze tekst over de functies nalezen?", "Leesgroep functies"),
    ),
    "impact": (
        ("Hoe tonen we wat onze werking teweegbrengt?", "Impact tonen"),
        ("We willen een verandertheorie uittekenen met ons team.", "Verandertheorie"),
        ("Welke indicatoren zijn haalbaar voor een kleine ploeg?", "Haalbaar meten"),
    ),
    "beleidsplanning": (
        ("Wie kan ons beleidsplan kritisch nalezen?", "Kritische lezer"),
        ("Hoe betrekken we onze leden bij het beleidsplan?", "Leden betrekken"),
        ("Het zakelijk deel zit vast. Kunnen jullie meekijken?", "Zakelijk deel"),
    ),
    "vrijwilligers": (
        ("Onze vrijwilligers worden ouder. Hoe vinden we nieuwe?", "Nieuwe instroom"),
        ("We zoeken begeleiding voor een vrijwilligersbeleid.", "Vrijwilligersbeleid"),
        ("Wat mag en wat moet bij onkosten van vrijwilligers?", "Regels en onkosten"),
    ),
    "diversiteit": (
        ("Hoe worden we een organisatie voor iedereen?", "Open organisatie"),
        ("Ons bestuur is weinig divers. Wat kunnen we doen?", "Divers bestuur"),
        ("Kan iemand een gesprek over vooroordelen begeleiden?", "Gesprek begeleiden"),
    ),
    "communicatie": (
        ("We willen een communicatiestrategie die bij ons past.", "Strategie"),
        ("Onze naam zegt te weinig. Denken jullie mee?", "Naam en boodschap"),
        ("Hoe bereiken we mensen die ons niet kennen?", "Nieuwe doelgroepen"),
    ),
    "organisatieontwikkeling": (
        ("Onze afdelingen lopen leeg. Wat nu?", "Toekomst van afdelingen"),
        ("We overwegen een fusie. Wie begeleidt zo'n gesprek?", "Samen verder"),
    ),
    "leidinggeven": (
        ("Wie begeleidt een teamdag na een moeilijk jaar?", "Teamdag"),
        ("Een nieuwe coördinator zoekt een klankbord.", "Klankbord"),
    ),
    "burgerinitiatieven": (
        ("Hoe ondersteunen we bewoners zonder over te nemen?", "Naast bewoners staan"),
    ),
    "praktijken": (
        ("We willen een praktijk beschrijven en delen.", "Praktijk beschrijven"),
    ),
    "groepen": (
        ("Kan iemand onze begeleiders vormen in groepsdynamica?", "Groepsdynamica"),
    ),
}  # fmt: skip

#: how often each theme is asked about
THEMES_ASKED = (
    *("rollen-functies",) * 6,
    *("beleidsplanning",) * 6,
    *("impact",) * 4,
    *("vrijwilligers",) * 4,
    *("diversiteit",) * 3,
    *("communicatie",) * 3,
    *("organisatieontwikkeling",) * 2,
    *("leidinggeven",) * 2,
    "burgerinitiatieven",
    "praktijken",
    "groepen",
)

#: reason → what staff note with it; the more often a reason stands here, the likelier
DECLINED = (
    ("capaciteit", "Dit najaar is niemand meer vrij."),
    ("capaciteit", "Alle begeleiders zitten vol tot na de deadline."),
    ("capaciteit", ""),
    ("expertise", "Doorverwezen naar een juridische dienst."),
    ("expertise", ""),
    ("doelgroep", "Een vraag van een bedrijf."),
    ("aanbod", "Er is een vorming over in het open aanbod."),
    ("aanbod", ""),
    ("timing", "De vraag kwam een week voor de datum."),
)
ANSWERED_AT_ONCE = ("Met één gesprek geholpen.", "Kon verder met een publicatie.", "")

COMMENTS = (
    "Boeiend en bruikbaar.",
    "Ik ga hier morgen mee aan de slag.",
    "Het tempo lag wat hoog.",
    "Meer tijd om te oefenen, graag.",
    "Fijn om collega's van andere organisaties te leren kennen.",
    "Veel theorie, weinig voorbeelden.",
    "De begeleiding was heel sterk.",
    "De zaal was moeilijk te vinden.",
    "Precies wat ik nodig had voor ons plan.",
    "Het geluid viel een paar keer weg.",
    "Graag een vervolg.",
    "De groep was te groot om echt te praten.",
)
