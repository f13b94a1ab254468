"""The home page and the page about us, in both languages; what each theme is about."""

from typing import Any

from steunpunt.demo.story.writing import Part, Pictures, named

FIGURES = (
    "programme.activities",
    "programme.participants",
    "programme.reach",
)


def dutch_home(drawn: Pictures) -> list[Part]:
    """The front page."""
    return [
        (
            "opening",
            {
                "heading": "Voor iedereen die mensen samenbrengt",
                "lead": "Leer bij, leg je vraag op tafel of zoek iets op. Wij ondersteunen "
                "het sociaal-cultureel werk in Vlaanderen en Brussel.",
                "with_search": True,
                "picture": drawn["people"],
                "colour": "green",
            },
        ),
        ("soon", _activities("Binnenkort")),
        (
            "contact",
            {
                "heading": "Zit je ergens mee?",
                "text": "Past je vraag niet in een vorming? Leg ze ons voor. We zoeken "
                "samen een antwoord op maat van je organisatie.",
                "steps": [
                    _step("Jij vertelt", "Twee of drie zinnen volstaan."),
                    _step(
                        "Wij bellen", "Binnen vijf werkdagen, voor een gratis gesprek."
                    ),
                    _step("Samen aan de slag", "Met een voorstel dat bij jullie past."),
                ],
                "colour": "coral",
            },
        ),
        ("still_places", _activities("Hier kan je nog bij, van thuis", "webinar")),
        ("themes", {"heading": "Waar gaat het over?", "colour": "rose"}),
        (
            "figures",
            {
                "heading": "ons jaar in cijfers",
                "numbers": _figures(
                    "activiteiten", "deelnemers", "van de erkende organisaties bereikt"
                ),
                "colour": "sky",
            },
        ),
        (
            "latest_report",
            {
                "heading": "Het laatste jaarverslag",
                "text": "Zeven minuten lezen. Bij elk cijfer staat hoe we eraan komen.",
                "colour": "",
            },
        ),
    ]


def english_home(drawn: Pictures) -> list[Part]:
    """The front page, in English."""
    return [
        (
            "opening",
            {
                "heading": "For everyone who brings people together",
                "lead": "Learn something, ask a question or look something up. We support "
                "socio-cultural work in Flanders and Brussels.",
                "with_search": True,
                "picture": drawn["people"],
                "colour": "green",
            },
        ),
        ("soon", _activities("Soon")),
        (
            "contact",
            {
                "heading": "Is something on your mind?",
                "text": "Does your question not fit a training? Ask us. Together we look "
                "for an answer that suits your organisation.",
                "steps": [],
                "colour": "coral",
            },
        ),
        ("themes", {"heading": "What it is about", "colour": ""}),
        (
            "figures",
            {
                "heading": "our year in figures",
                "numbers": _figures("activities", "participants", ""),
                "colour": "sky",
            },
        ),
        ("latest_report", {"heading": "The latest report", "text": "", "colour": ""}),
    ]


def _activities(heading: str, kind: str = "") -> dict[str, Any]:
    return {"heading": heading, "number": 3, "theme": "", "kind": kind, "colour": ""}


def _step(heading: str, text: str) -> dict[str, str]:
    return {"heading": heading, "text": text}


def _figures(*labels: str) -> list[dict[str, str]]:
    return [named(code, label) for code, label in zip(FIGURES, labels, strict=True)]


def dutch_about(drawn: Pictures) -> dict[str, Any]:
    """Who we are."""
    return {
        "title": "Over ons",
        "slug": "over-ons",
        "lead": "Socius is het steunpunt van het sociaal-cultureel volwassenenwerk. We "
        "helpen organisaties om mensen samen te brengen.",
        "show_in_menus": True,
        "body": [
            _text(
                "Wat we doen",
                "<p>We organiseren vormingen, workshops en studiedagen. We denken mee "
                "wanneer een vraag daar niet in past. En we tellen eerlijk wat we "
                "doen.</p><ul><li>Elk cijfer heeft een definitie.</li><li>Elk cijfer "
                "toont zijn herkomst.</li><li>Een fout verbeteren we met een nieuwe "
                "editie, met de reden erbij.</li></ul>",
            ),
            ("picture", {"picture": drawn["house"], "caption": "Bij ons aan huis"}),
            ("still_places", _activities("Leer ons kennen op een activiteit")),
            (
                "contact",
                {
                    "heading": "Kom eens langs",
                    "text": "De koffie staat klaar, en de trein stopt om de hoek.",
                    "steps": [],
                    "colour": "yolk",
                },
            ),
        ],
    }


def english_about() -> dict[str, Any]:
    """Who we are, in English and in short."""
    return {
        "title": "About us",
        "slug": "about-us",
        "lead": "Socius supports the socio-cultural work with adults. We help "
        "organisations to bring people together.",
        "show_in_menus": True,
        "body": [
            _text(
                "What we do",
                "<p>We organise trainings, workshops and study days. We think along when "
                "a question does not fit in one of them. And we count honestly what we "
                "do.</p>",
            ),
            ("soon", _activities("Meet us")),
        ],
    }


def _text(heading: str, text: str) -> Part:
    return "text", {"heading": heading, "text": text, "colour": ""}


#: theme → what it is about, in Dutch and in English
ABOUT_THEMES = {
    "organisatieontwikkeling": (
        "Hoe blijft een organisatie wendbaar zonder haar ziel te verliezen? Over "
        "structuur, overleg en verandering, ook voor wie met drie mensen werkt.",
        "How does an organisation stay agile without losing its soul? About structure, "
        "meetings and change, also for a team of three.",
    ),
    "vrijwilligers": (
        "Mensen vinden, verwelkomen, verzekeren en bedanken. Alles over werken met wie "
        "zijn tijd geeft.",
        "Finding, welcoming, insuring and thanking people. All about working with those "
        "who give their time.",
    ),
    "burgerinitiatieven": (
        "Burgers beginnen iets. Hoe help je zonder het over te nemen?",
        "Citizens start something. How do you help without taking over?",
    ),
    "praktijken": (
        "Een goede activiteit begint lang voor de deur opengaat. We delen methodes die "
        "elders werkten, met wat eraan misliep.",
        "A good activity starts long before the door opens. We share methods that worked "
        "elsewhere, with what went wrong.",
    ),
    "diversiteit": (
        "Wie is er niet, en waarom? Over drempels, taal en een uitnodiging die aankomt.",
        "Who is not there, and why? About thresholds, language and invitations that "
        "arrive.",
    ),
    "leidinggeven": (
        "Leidinggeven aan mensen die geen baas zoeken. Met oefeningen uit de praktijk.",
        "Leading people who look for no boss. With exercises from practice.",
    ),
    "groepen": (
        "Wat er gebeurt als mensen samen zitten, en hoe je dat in goede banen leidt.",
        "What happens when people sit together, and how to guide it.",
    ),
    "communicatie": (
        "Schrijven, tonen en vertellen, zodat de juiste mensen komen.",
        "Writing, showing and telling, so that the right people come.",
    ),
    "rollen-functies": (
        "Welke rollen en functies kies je als organisatie, en wat vraagt dat van je?",
        "Which roles and functions do you choose as an organisation, and what does that "
        "ask of you?",
    ),
    "impact": (
        "Van wat je doet naar wat er voor mensen verandert, en hoe je dat laat zien.",
        "From what you do to what changes for people, and how to show it.",
    ),
    "beleidsplanning": (
        "Een beleidsplan dat op je bureau ligt en niet in de kast.",
        "A policy plan that lies on your desk and not in a drawer.",
    ),
}

#: theme → other words that people search for
SYNONYMS_OF_THEMES = {
    "vrijwilligers": "vrijwilligerswerk; vrijwillige inzet; volunteering",
    "diversiteit": "inclusie; superdiversiteit; toegankelijkheid",
    "leidinggeven": "leiderschap; coachen; people management",
    "groepen": "groepsdynamiek; begeleiden; facilitation",
}
