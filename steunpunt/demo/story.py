"""The story of the demonstration year: our own words, with live figures in them."""

from typing import Any

from steunpunt.reports.models import Picture

CENTRE = {
    "name": "Socius",
    "tagline": "Steunpunt sociaal-cultureel werk",
    "address": "Voorbeeldstraat, Brussel",
    "email": "hallo@steunpunt.example",
    "funder": "Met steun van de Vlaamse overheid",
    "invented_years": "2018",
    "notice_nl": (
        "Dit is een demonstratie. De cijfers van 2019 publiceerde Socius; de records "
        "erachter zijn verzonnen. Het jaar 2018 is helemaal verzonnen."
    ),
    "notice_en": (
        "This is a demonstration. Socius published the figures of 2019; the records "
        "behind them are made up. The year 2018 is entirely made up."
    ),
}
Pictures = dict[str, Picture]


def fig(code: str, form: str = "number", years: int = 0) -> str:
    """A live figure in running text."""
    return f'<embed embedtype="figure" code="{code}" years="{years}" form="{form}"/>'


def _text(html: str, *, lead: bool = False) -> tuple[str, dict[str, Any]]:
    return "text", {"text": html, "lead": lead}


def _big(code: str, label: str = "") -> dict[str, str]:
    return {"code": code, "label": label}


def _chapter(
    name: str, heading: str, colour: str, lead: str, *parts: tuple[str, Any]
) -> tuple[str, dict[str, Any]]:
    return "chapter", {
        "name": name,
        "heading": heading,
        "colour": colour,
        "lead": f"<p>{lead}</p>" if lead else "",
        "parts": list(parts),
    }


def _page(
    title: str, slug: str, year: str, over: str, below: str, cover: Picture, body: Any
) -> dict[str, Any]:
    return {
        "title": title,
        "slug": slug,
        "period_code": year,
        "over": over,
        "cover_text": below,
        "cover_picture": cover,
        "made_by": "De ploeg van Socius",
        "body": body,
    }


def _funnel(caption: str, labels: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    codes = (
        "support.requests",
        "support.accepted",
        "support.declined",
        "support.supports",
        "support.without_support",
    )
    steps = ("whole", "kept", "lost", "given", "rest")
    split = ("support.primary", "support.secondary", "remediation.trajectories")
    named = dict(zip((*codes, *split), labels, strict=True))
    return "funnel", {
        **{
            step: _big(code, named[code])
            for step, code in zip(steps, codes, strict=True)
        },
        "split": [_big(code, named[code]) for code in split],
        "caption": caption,
    }


def _pictures(*found: tuple[Picture, str]) -> tuple[str, dict[str, Any]]:
    return "pictures", {
        "pictures": [{"picture": picture, "caption": text} for picture, text in found]
    }


def dutch(pictures: Pictures) -> dict[str, Any]:
    """2019 in a nutshell, in Dutch."""
    return _page(
        "Socius in 2019: het jaar in een notendop",
        "demo-2019",
        "2019",
        "Socius in",
        "Ons jaar in een notendop.",
        pictures["people"],
        [
            _chapter(
                "Over 2019",
                "Een jaar van afscheid nemen en opnieuw beginnen",
                "",
                "Vijf collega’s zwaaiden af en vijf nieuwe mensen leerden de weg naar "
                "de koffie. Dat tekende ons jaar meer dan eender welke vergadering.",
                _text(
                    "<p>Intussen schreef de overheid aan nieuwe spelregels voor de "
                    "bovenbouw van de sector. Ook voor ons hangt daar veel van af. We "
                    "lieten onderzoeken wat organisaties nodig hebben, en spraken met "
                    "wie ons werk kent.</p><p>Toen we dit verslag afwerkten, zat "
                    "iedereen thuis achter een scherm. Wat we online al hadden "
                    "opgebouwd, kwam toen goed van pas. In 2020 zetten we onze plannen "
                    "voor de volgende jaren op papier.</p><p>Een voortgangsrapport leest "
                    "zelden als een roman. Daarom krijg je hier de kern. Wil je weten "
                    "hoe een cijfer tot stand kwam? Klik dan op <b>toon mijn "
                    "herkomst</b>.</p>"
                ),
            ),
            _chapter(
                "Open aanbod",
                "Open aanbod: voor iedereen die wil bijleren",
                "yolk",
                "Vormingen, workshops, studiedagen, webinars. Alles waar je zelf voor "
                "kan inschrijven, noemen we ons open aanbod.",
                (
                    "big_numbers",
                    {
                        "numbers": [
                            _big("programme.activities", "activiteiten"),
                            _big("programme.half_days", "dagdelen"),
                            _big("programme.participations", "deelnames"),
                        ]
                    },
                ),
                (
                    "half_days",
                    {
                        "code": "programme.half_days",
                        "caption": "Elke halve schijf is één dagdeel: links een "
                        "voormiddag, rechts een namiddag.",
                    },
                ),
            ),
            _chapter(
                "Wie er was",
                "Wie er was, en wat ze ervan vonden",
                "",
                f"Van de deelnames kwamen er {fig('programme.primary_share', 'more_than_6_in_10')} "
                "van erkende organisaties. De andere kwamen van "
                "opleidingen, besturen en aanpalende sectoren.",
                (
                    "share",
                    {
                        "first": _big(
                            "programme.primary_share",
                            "primaire doelgroep: erkende organisaties",
                        ),
                        "second": _big(
                            "programme.secondary_share",
                            "secundaire doelgroep: alle andere",
                        ),
                    },
                ),
                (
                    "gauges",
                    {
                        "gauges": [
                            _big("programme.satisfaction", "gemiddelde tevredenheid"),
                            _big(
                                "programme.reach",
                                "van de erkende organisaties bereikt",
                            ),
                        ],
                        "note": "<p>We kregen "
                        f"{fig('programme.evaluations')} evaluaties terug, een respons "
                        f"van {fig('programme.response_rate')}. De "
                        f"{fig('programme.participations')} deelnames zijn van "
                        f"{fig('programme.participants')} verschillende mensen; "
                        f"{fig('programme.first_time_participants')} van hen kwamen "
                        "voor het eerst.</p>",
                    },
                ),
                (
                    "chart",
                    {
                        "heading": "Deelnames, naast het jaar ervoor",
                        "code": "programme.participations",
                        "form": "bars",
                        "years": 1,
                        "dimension": "",
                        "caption": "Het gearceerde jaar is verzonnen.",
                    },
                ),
            ),
            _chapter(
                "Thema’s",
                "Van eerste werkdag tot twintig jaar ervaring",
                "sky",
                "Je begint net, of je kent de sector al lang. We maken aanbod voor "
                "allebei, over wat elke organisatie vroeg of laat tegenkomt.",
                (
                    "words",
                    {
                        "words": [
                            "organisatieontwikkeling",
                            "werken met vrijwilligers",
                            "burgerinitiatieven",
                            "sociaal-culturele praktijken",
                            "diversiteit",
                            "leidinggeven",
                            "werken met groepen",
                            "communicatie",
                        ]
                    },
                ),
                (
                    "table",
                    {
                        "heading": "Activiteiten per thema",
                        "codes": ["programme.activities"],
                        "dimension": "theme",
                        "arches": False,
                        "caption": "Een activiteit kan bij meer dan één thema horen.",
                    },
                ),
            ),
            _chapter(
                "Decreet",
                "De dag waar alles naartoe liep: 31 december 2019",
                "coral",
                "Op die dag moest elke organisatie haar nieuwe beleidsplan indienen, "
                "volgens een nieuw decreet.",
                _text(
                    "<p>We stelden er een heel pakket vormingen en workshops voor "
                    "samen. Eén lijn ging over de rollen en functies: wat betekenen ze "
                    "voor jouw werking? De andere lijn ging over het zakelijke deel "
                    "van het plan.</p>"
                ),
            ),
            _chapter(
                "Online leren",
                "Digitaal als het helpt, niet omdat het kan",
                "",
                "",
                _pictures((pictures["videocall"], "Samen online")),
                _text(
                    "<p>We bouwen al een paar jaar aan een plek waar je online kan "
                    "leren. De vraag is telkens: wordt ons aanbod er beter van?</p>"
                    "<ul><li>Levensfasentest afdelingsbegeleiding: een zelftest die "
                    "toont waar je afdeling vandaag staat.</li><li>Groepsdynamica: een "
                    "cursus op je eigen tempo.</li><li>Theory of Change: nieuw in 2019, "
                    "een webinar over twee dagen.</li></ul>"
                ),
            ),
            _chapter(
                "Op vraag",
                "Werk op maat: jij vraagt, wij denken mee",
                "",
                "Soms past je vraag niet in een vorming. Dan zoeken we samen een "
                f"antwoord. In 2019 kwamen er {fig('support.requests')} vragen binnen.",
                _funnel(
                    "Wat er met de vragen gebeurde",
                    (
                        "vragen",
                        "positief beantwoord",
                        "konden we niet opnemen",
                        "ondersteuningen",
                        "antwoord zonder traject",
                        "primaire doelgroep",
                        "secundaire doelgroep",
                        "remediëring",
                    ),
                ),
                (
                    "big_numbers",
                    {
                        "numbers": [
                            _big(
                                "support.participations",
                                "mensen namen deel aan werk op maat",
                            )
                        ]
                    },
                ),
                _text(
                    "<p>Het ging vooral over rollen en functies, impactgedreven werken, "
                    "beleidsplanning, vrijwilligers, diversiteit en communicatie. Daar "
                    "hebben onze medewerkers ook de meeste ervaring mee. De helft van "
                    "de vragen kreeg een antwoord binnen "
                    f"{fig('support.median_days_to_decision')}.</p>"
                ),
            ),
            _chapter(
                "Na de visitatie",
                "Na een moeilijke visitatie sta je er niet alleen voor",
                "rose",
                "Kreeg een organisatie een negatieve eindbeoordeling? Dan kon ze bij "
                "ons een traject van meerdere dagen volgen. Elk traject begon met een "
                "gesprek: wat is er nodig, en in welke volgorde?",
                (
                    "big_numbers",
                    {
                        "numbers": [
                            _big("remediation.trajectories", "trajecten"),
                            _big(
                                "remediation.half_days",
                                "dagdelen begeleiding tegen eind 2019",
                            ),
                        ]
                    },
                ),
                (
                    "half_days",
                    {
                        "code": "remediation.half_days",
                        "caption": "Elke halve schijf is een dagdeel begeleiding.",
                    },
                ),
            ),
            _chapter(
                "Media",
                "Onze media in cijfers",
                "",
                "Publicaties, websites, databanken en sociale media: zo brengen we niet "
                "alleen ons eigen nieuws, maar ook dat van de hele sector.",
                (
                    "table",
                    {
                        "heading": "Onze websites in 2019",
                        "codes": [
                            "channels.page_views",
                            "channels.visits",
                            "channels.visitors",
                        ],
                        "dimension": "site",
                        "arches": True,
                        "caption": "",
                    },
                ),
                (
                    "table",
                    {
                        "heading": "Volgers op het einde van 2019",
                        "codes": ["channels.followers"],
                        "dimension": "network",
                        "arches": False,
                        "caption": "",
                    },
                ),
            ),
            _chapter(
                "Ons plan",
                "Intussen schreven we ook ons eigen plan",
                "sky",
                "Eind mei 2020 moest ons beleidsplan klaar zijn. Het grote voorwerk "
                "gebeurde in 2019.",
                (
                    "timeline",
                    {
                        "moments": [
                            {
                                "when": "begin 2019",
                                "heading": "Cijfers op tafel",
                                "text": "We bundelden kerngegevens en trends over het "
                                "werkveld.",
                                "to_come": False,
                            },
                            {
                                "when": "2019",
                                "heading": "Onderzoek naar noden",
                                "text": "Een grondige bevraging van de organisaties "
                                "waarvoor we werken.",
                                "to_come": False,
                            },
                            {
                                "when": "2019",
                                "heading": "Gesprekken",
                                "text": "Met partners en anderen rond de sector.",
                                "to_come": False,
                            },
                            {
                                "when": "2019",
                                "heading": "Blik van buiten",
                                "text": "Een externe doorlichting toonde wat sterk is "
                                "en wat niet.",
                                "to_come": False,
                            },
                            {
                                "when": "eind mei 2020",
                                "heading": "Plan klaar",
                                "text": "Met onze keuzes voor de jaren die volgen.",
                                "to_come": True,
                            },
                        ]
                    },
                ),
            ),
            _chapter(
                "Beelden",
                "Het jaar in beelden",
                "",
                "",
                _pictures(
                    (pictures["house"], "Open dag in het buurthuis"),
                    (pictures["table"], "Aan tafel met de sector"),
                    (pictures["books"], "Onze bibliotheek"),
                    (pictures["hall"], "Studiedag"),
                    (pictures["bicycle"], "Op weg naar een lid"),
                ),
                (
                    "quote",
                    {
                        "quote": "Ik kwam met een half idee en ging naar huis met een "
                        "plan dat ik kon uitleggen.",
                        "by": "Deelnemer aan een workshop. Dit citaat is verzonnen.",
                    },
                ),
            ),
            _chapter(
                "Meer weten",
                "Meer weten?",
                "yolk",
                "In het volledige rapport staat elk cijfer met zijn betekenis. De "
                "cijfers kan je ook zelf gebruiken.",
                ("downloads", {}),
                ("contact", {"text": "<p>We helpen je graag verder.</p>"}),
                ("appreciate", {}),
            ),
        ],
    )


def dutch_2018(pictures: Pictures) -> dict[str, Any]:
    """The invented year before, in short."""
    return _page(
        "Socius in 2018: een verzonnen jaar",
        "demo-2018",
        "2018",
        "Socius in",
        "Dit jaar is verzonnen, om mee te vergelijken.",
        pictures["hall"],
        [
            _chapter(
                "Open aanbod",
                "Een verzonnen jaar, om mee te vergelijken",
                "yolk",
                "Geen enkel cijfer op deze bladzijde is echt.",
                (
                    "big_numbers",
                    {
                        "numbers": [
                            _big("programme.activities", "activiteiten"),
                            _big("programme.half_days", "dagdelen"),
                            _big("programme.participations", "deelnames"),
                        ]
                    },
                ),
                ("downloads", {}),
            )
        ],
    )


def english(pictures: Pictures) -> dict[str, Any]:
    """2019 in a nutshell, in English and in short."""
    return _page(
        "Socius in 2019: the year in a nutshell",
        "demo-2019-en",
        "2019",
        "Socius in",
        "Our year in a nutshell.",
        pictures["people"],
        [
            _chapter(
                "Programme",
                "An open programme for whoever wants to learn",
                "yolk",
                "Trainings, workshops, study days, webinars: everything that people "
                "register for themselves.",
                (
                    "big_numbers",
                    {
                        "numbers": [
                            _big("programme.activities"),
                            _big("programme.half_days"),
                            _big("programme.participations"),
                        ]
                    },
                ),
                (
                    "half_days",
                    {
                        "code": "programme.half_days",
                        "caption": "Each half disc is a half-day.",
                    },
                ),
            ),
            _chapter(
                "Who came",
                "Who came, and what they thought of it",
                "",
                f"We reached {fig('programme.reach')} of the recognised organisations.",
                (
                    "share",
                    {
                        "first": _big(
                            "programme.primary_share", "primary target group"
                        ),
                        "second": _big(
                            "programme.secondary_share", "secondary target group"
                        ),
                    },
                ),
                (
                    "gauges",
                    {
                        "gauges": [
                            _big("programme.satisfaction", "satisfied on average"),
                            _big("programme.reach", "of recognised organisations"),
                        ],
                        "note": "",
                    },
                ),
            ),
            _chapter(
                "On demand",
                "You ask, we think along",
                "",
                "Some questions do not fit a training. Then we look for an answer "
                "together.",
                _funnel(
                    "What became of the requests",
                    (
                        "requests",
                        "accepted",
                        "could not be taken up",
                        "supports",
                        "answered without support",
                        "primary target group",
                        "secondary target group",
                        "remediation",
                    ),
                ),
            ),
            _chapter(
                "Media",
                "Our media in figures",
                "sky",
                "",
                (
                    "table",
                    {
                        "heading": "Our websites in 2019",
                        "codes": [
                            "channels.page_views",
                            "channels.visits",
                            "channels.visitors",
                        ],
                        "dimension": "site",
                        "arches": True,
                        "caption": "",
                    },
                ),
                ("downloads", {}),
                ("appreciate", {}),
            ),
        ],
    )
