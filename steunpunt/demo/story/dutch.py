"""2019 in a nutshell, in Dutch. One function for each chapter."""

from datetime import date
from typing import Any

from steunpunt.demo.story.writing import (
    Part,
    Pictures,
    cells,
    chapter,
    chart,
    fig,
    funnel,
    gauges,
    half_days,
    makers,
    moment,
    named,
    numbers,
    page,
    pair,
    pictures,
    quote,
    share,
    small_charts,
    table,
    text,
)


def dutch(drawn: Pictures) -> dict[str, Any]:
    """The whole story."""
    return page(
        "Socius in 2019: het jaar in een notendop",
        "demo-2019",
        "2019",
        drawn["people"],
        [
            _year(drawn),
            _programme(),
            _who_came(),
            _themes(),
            _decree(),
            _online(drawn),
            _voice(drawn),
            _on_demand(),
            _remediation(),
            _media(),
            _own_plan(),
            _pictures(drawn),
            _more(),
            _thanks(),
        ],
        over="Socius in",
        cover_text="Ons jaar in een notendop.",
        made_by="De ploeg van Socius",
    )


def _year(drawn: Pictures) -> Part:
    return chapter(
        "Over 2019",
        "Een jaar van afscheid nemen en opnieuw beginnen",
        pictures(
            "column", (drawn["chairs"], "Vijf stoelen: links wie ging, rechts wie kwam")
        ),
        text(
            "Intussen schreef de overheid aan nieuwe spelregels voor de bovenbouw van "
            "de sector. Daar hangt ook voor ons veel van af. We bleven niet zitten "
            "wachten. We lieten onderzoeken wat organisaties nodig hebben, en gingen "
            "praten met wie ons werk kent, van dichtbij en van verder weg.",
            "Toen we dit verslag afwerkten, in het voorjaar van 2020, werkte iedereen "
            "van thuis. Wat we online al hadden opgebouwd, kwam toen goed van pas. In "
            "2020 zetten we ook op papier wat we de volgende jaren willen doen. Daar "
            "hebben we zin in.",
            "Een voortgangsrapport leest zelden als een roman. Daarom krijg je hier de "
            "kern. Wil je weten hoe we aan een cijfer komen? Klik op <b>toon mijn "
            "herkomst</b>. Wil je alles lezen? Neem dan het volledige rapport.",
        ),
        lead="Vijf collega’s gingen met pensioen, vijf nieuwe mensen leerden de weg "
        "naar de koffie. Dat tekende ons jaar meer dan eender welke vergadering. Het "
        "was druk en soms pittig, en we kregen er energie van.",
        layout="under",
    )


def _programme() -> Part:
    return chapter(
        "Open aanbod",
        "Open aanbod: voor iedereen die wil bijleren",
        numbers(
            named("programme.activities", "activiteiten"),
            named("programme.half_days", "dagdelen"),
            named("programme.participations", "deelnames"),
        ),
        half_days(
            "programme.half_days",
            "Elke halve schijf is één dagdeel: links een voormiddag, rechts een "
            "namiddag.",
        ),
        lead="Vormingen, workshops, studiedagen, webinars. Alles waar je zelf voor kan "
        "inschrijven, noemen we ons open aanbod.",
        colour="yolk",
    )


def _who_came() -> Part:
    return chapter(
        "Wie er was",
        "Wie er was, en wat ze ervan vonden",
        share(
            named(
                "programme.primary_share",
                "primaire doelgroep",
                "erkende sociaal-culturele organisaties",
            ),
            named(
                "programme.secondary_share",
                "secundaire doelgroep",
                "opleidingen, overheid en andere sectoren",
            ),
        ),
        gauges(
            named(
                "programme.satisfaction",
                "gemiddelde tevredenheid",
                "Het cijfer dat deelnemers na afloop gaven.",
            ),
            named(
                "programme.reach",
                "van de erkende organisaties bereikt",
                "Minstens één iemand van de organisatie nam deel.",
            ),
            note=f"<p>We kregen {fig('programme.evaluations')} evaluaties terug: "
            f"{fig('programme.response_rate')} van wie er was, vulde er een in. Achter "
            f"de {fig('programme.participations')} deelnames zitten "
            f"{fig('programme.participants')} verschillende mensen. Voor "
            f"{fig('programme.first_time_participants')} van hen was het de eerste "
            "keer.</p>",
        ),
        small_charts(
            "Zo verhoudt het jaar zich tot het vorige",
            "programme.activities",
            "programme.half_days",
            "programme.participations",
            caption="Het gearceerde jaar is verzonnen, om te tonen hoe je vergelijkt.",
        ),
        lead=f"Van de deelnames kwamen er "
        f"{fig('programme.primary_share', 'more_than_6_in_10')} uit een erkende "
        "organisatie. De andere mensen kwamen van een opleiding, een bestuur of een "
        "sector naast de onze.",
    )


def _themes() -> Part:
    words = (
        "organisatie\u00adontwikkeling",
        "werken met vrijwilligers",
        "burger\u00adinitiatieven",
        "sociaal-culturele praktijken",
        "diversiteit",
        "leidinggeven",
        "werken met groepen",
        "communicatie",
    )
    return chapter(
        "Thema’s",
        "Van eerste werkdag tot twintig jaar ervaring",
        ("words", {"words": list(words)}),
        chart(
            "Waar de meeste mensen op afkwamen",
            "programme.participations",
            form="rows",
            by="theme",
            caption="Een activiteit kan bij meer dan één thema horen.",
        ),
        lead="Je begint net, of je kent de sector al lang. We maken aanbod voor "
        "allebei, over wat elke organisatie vroeg of laat tegenkomt.",
        colour="sky",
    )


def _decree() -> Part:
    return chapter(
        "Decreet",
        "De dag waar alles naartoe liep",
        ("day", {"day": date(2019, 12, 31)}),
        text(
            "We stelden er een heel pakket vormingen en workshops voor samen. Eén lijn "
            "ging over de rollen en functies: wat betekenen ze voor jouw werking? De "
            "andere lijn ging over het zakelijke deel van het plan."
        ),
        lead="Op die dag moest elke organisatie haar nieuwe beleidsplan indienen, "
        "volgens een nieuw decreet.",
        colour="coral",
        layout="beside",
    )


def _online(drawn: Pictures) -> Part:
    return chapter(
        "Online leren",
        "Digitaal als het helpt, niet omdat het kan",
        pictures("column", (drawn["videocall"], "Samen online")),
        text(
            "We bouwen al een paar jaar aan een plek waar je online kan leren. De "
            "vraag is telkens dezelfde: wordt ons aanbod er beter van?",
            "<ul><li><b>Levensfasentest afdelingsbegeleiding</b> Een zelftest die "
            "toont waar je afdeling vandaag staat.</li><li><b>Groepsdynamica</b> Een "
            "cursus die je op je eigen tempo volgt.</li><li><b>Theory of Change</b> "
            "Nieuw in 2019: een webinar in twee dagen.</li></ul>",
        ),
        layout="beside",
    )


def _voice(drawn: Pictures) -> Part:
    return chapter(
        "Een deelnemer",
        "",
        pair(
            [
                quote(
                    "Ik kwam met een half idee en ging naar huis met een plan dat ik ’s "
                    "anderendaags kon uitleggen.",
                    "Deelnemer aan een workshop",
                    "Dit citaat is verzonnen",
                )
            ],
            [pictures("column", (drawn["talk"], "Na de workshop"))],
        ),
        colour="green",
        in_menu=False,
    )


def _on_demand() -> Part:
    return chapter(
        "Op vraag",
        "Werk op maat: jij vraagt, wij denken mee",
        funnel(
            "Wat er met de vragen gebeurde.",
            (
                "vragen",
                "positief beantwoord",
                "konden we niet beantwoorden",
                "ondersteuningen",
                "kregen een antwoord zonder traject",
            ),
            ("erkende organisaties", "andere organisaties", "na een visitatie"),
        ),
        pair(
            [
                numbers(
                    named(
                        "support.participations", "mensen namen deel aan werk op maat"
                    )
                )
            ],
            [
                text(
                    "<h3>Waarover ging het?</h3>",
                    "Vooral over rollen en functies, impactgedreven werken, "
                    "beleidsplanning, vrijwilligers, diversiteit en communicatie. Daar "
                    "hebben onze medewerkers ook de meeste ervaring mee.",
                    "Samen was het werk op maat goed voor "
                    f"{fig('support.half_days')} dagdelen: bij jullie in huis, bij "
                    "ons, of online.",
                )
            ],
        ),
        lead="Soms past je vraag niet in een vorming of een studiedag. Dan zoeken we "
        f"samen een antwoord. In 2019 klopten organisaties {fig('support.requests')} "
        "keer aan, van binnen en van buiten de sector.",
    )


def _remediation() -> Part:
    return chapter(
        "Na de visitatie",
        "Na een moeilijke visitatie sta je er niet alleen voor",
        numbers(
            named("remediation.trajectories", "trajecten"),
            named("remediation.half_days", "dagdelen begeleiding tegen eind 2019"),
        ),
        half_days(
            "remediation.half_days", "Elke halve schijf is een dagdeel begeleiding."
        ),
        lead="Kreeg een organisatie een negatieve eindbeoordeling? Dan kon ze bij ons "
        "een traject van meerdere dagen volgen. Elk traject begon met een gesprek: wat "
        "is er nodig, en wat komt eerst?",
        colour="rose",
    )


def _media() -> Part:
    return chapter(
        "Media",
        "Onze media in cijfers",
        table(
            "Drie websites in 2019",
            "site",
            "channels.page_views",
            "channels.visits",
            "channels.visitors",
            bars=True,
            arches=True,
        ),
        cells("channels.followers", "network", "volgers op"),
        lead="Publicaties, websites, databanken en sociale media: we willen de plek zijn "
        "waar de sector elkaar vindt. Je leest er ons nieuws, maar ook praktijken, "
        "onderzoek en wat er leeft bij anderen.",
    )


def _own_plan() -> Part:
    return chapter(
        "Ons plan",
        "Intussen schreven we ook ons eigen plan",
        (
            "timeline",
            {
                "moments": [
                    moment(
                        "begin 2019",
                        "Cijfers op tafel",
                        "We bundelden kerngegevens en trends in een dossier over het "
                        "werkveld en wat errond gebeurt.",
                    ),
                    moment(
                        "2019",
                        "Onderzoek naar noden",
                        "Een grondige bevraging van de organisaties waarvoor we werken.",
                    ),
                    moment(
                        "2019",
                        "Gesprekken",
                        "Met partners en anderen rond de sector.",
                    ),
                    moment(
                        "2019",
                        "Blik van buiten",
                        "Een externe doorlichting toonde wat sterk is en wat niet.",
                    ),
                    moment(
                        "eind mei 2020",
                        "Plan klaar",
                        "Met onze keuzes voor de jaren die volgen.",
                        to_come=True,
                    ),
                ]
            },
        ),
        lead="Eind mei 2020 moest ons beleidsplan klaar zijn. Het grote voorwerk "
        "gebeurde in 2019, in vier stappen.",
        colour="sky",
    )


def _pictures(drawn: Pictures) -> Part:
    return chapter(
        "Beelden",
        "Het jaar in beelden",
        pictures(
            "grid",
            (drawn["house"], "Open dag in het buurthuis"),
            (drawn["table"], "Aan tafel met de sector"),
            (drawn["books"], "Onze bibliotheek"),
            (drawn["hall"], "Studiedag"),
            (drawn["bicycle"], "Op weg naar een lid"),
        ),
        in_menu=False,
    )


def _more() -> Part:
    return chapter(
        "Meer weten",
        "Meer weten?",
        (
            "contact",
            {
                "text": "<p>In het volledige rapport staat elk cijfer met zijn "
                "betekenis. De cijfers kan je ook zelf gebruiken. Heb je een vraag, "
                "over ons werk of over onze plannen? We helpen je graag verder.</p>"
            },
        ),
        ("downloads", {}),
        colour="yolk",
        layout="under",
    )


def _thanks() -> Part:
    return chapter(
        "Met dank",
        "",
        pair(
            [("appreciate", {})],
            [
                makers(("Tekst", "De ploeg van Socius")),
                ("credits", {}),
            ],
        ),
        in_menu=False,
    )
