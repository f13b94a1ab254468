"""The programme of the coming months, made with the verbs of the site.

The days follow from today, so that a visitor of the demonstration can always register:
there are activities with plenty of places, nearly full and full ones, one that opens
later and one for the invited.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from steunpunt.accounts.models import User
from steunpunt.demo.days import days_of
from steunpunt.demo.dice import Dice
from steunpunt.money.models import CancellationPolicy, PriceList
from steunpunt.programme.models import Activity, ActivityKind, Level, Session
from steunpunt.programme.placing import booking
from steunpunt.programme.plan import planning
from steunpunt.sector.half_days import BRUSSELS
from steunpunt.sector.models import Organisation, Person, Theme

WHOLE_DAY = ((9, 30), (16, 30))
MORNING = ((9, 30), (12, 30))
AFTERNOON = ((13, 30), (16, 30))
EVENING = ((19, 0), (22, 0))

Hours = tuple[tuple[int, int], tuple[int, int]]

ACCESS = (
    "Lift, ruim toilet en plaats voor een rolstoel in de zaal.\n"
    "Ringleiding in de zaal. Wie online meedoet, ziet ondertitels.\n"
    "Tien minuten stappen van het station, met twee aangepaste parkeerplaatsen.\n"
    "Het eten is altijd vegetarisch."
)


@dataclass(frozen=True)
class Coming:
    """An activity to come: after how many days, how often, where, and how full."""

    title: str
    summary: str
    themes: str
    level: str
    kind: str
    after: int
    hours: Hours = MORNING
    sessions: int = 1
    place: str = ""
    town: str = ""
    province: str = ""
    mode: str = "on_site"
    places: int | None = 20
    taken: int = 6
    waiting: int = 0
    free: bool = False


PLACES = {
    "Gent": ("De Zuidpoort", "Oost-Vlaanderen"),
    "Leuven": ("Het Vergaderhuis", "Vlaams-Brabant"),
    "Antwerpen": ("Zaal De Kade", "Antwerpen"),
    "Hasselt": ("Huis aan de Vaart", "Limburg"),
    "Kortrijk": ("De Spinnerij", "West-Vlaanderen"),
    "Brussel": ("Het Muntpunthuis", "Brussel"),
}


def _in(town: str, **more: Any) -> dict[str, Any]:
    place, province = PLACES[town]
    return {"town": town, "place": place, "province": province, **more}


COMING = (
    Coming(
        "Nieuw in de sector? Begin hier",
        "Wie is wie, hoe werkt het decreet, en bij wie klop je aan met je eerste vraag?",
        "organisatieontwikkeling;rollen-functies",
        "nieuwkomers",
        "vorming",
        after=12,
        hours=WHOLE_DAY,
        sessions=2,
        **_in("Brussel", places=16, taken=13),
    ),
    Coming(
        "Vergaderen met wie nooit iets zegt",
        "Je oefent zes manieren om iedereen aan het woord te laten, ook in een volle zaal.",
        "groepen",
        "iedereen",
        "workshop",
        after=16,
        **_in("Gent", places=18, taken=5),
    ),
    Coming(
        "De vrijwilligerswet in een uur",
        "Wat moet, wat mag, en wat schrijf je beter op? Met de vragen die jij meebrengt.",
        "vrijwilligers",
        "nieuwkomers",
        "webinar",
        after=19,
        hours=((10, 0), (11, 30)),
        mode="online",
        places=None,
        taken=24,
        free=True,
    ),
    Coming(
        "Moeilijke gesprekken in een groep",
        "Een dag met een acteur: je speelt het gesprek dat je al weken uitstelt.",
        "groepen;leidinggeven",
        "ervaren",
        "workshop",
        after=24,
        hours=WHOLE_DAY,
        **_in("Leuven", places=12, taken=12, waiting=4),
    ),
    Coming(
        "Een affiche die niemand voorbijloopt",
        "Breng je eigen affiche mee en ga met drie betere versies naar huis.",
        "communicatie",
        "nieuwkomers",
        "workshop",
        after=31,
        hours=AFTERNOON,
        **_in("Antwerpen", places=14, taken=11),
    ),
    Coming(
        "Groepsdynamica: zie wat er gebeurt",
        "Drie halve dagen kijken, proberen en terugkijken, met opdrachten tussendoor.",
        "groepen",
        "nieuwkomers",
        "vorming",
        after=38,
        sessions=3,
        **_in("Antwerpen", mode="mixed", places=24, taken=15),
    ),
    Coming(
        "Theory of Change in twee voormiddagen",
        "Je tekent de weg van wat je doet naar wat er voor mensen verandert.",
        "impact;beleidsplanning",
        "ervaren",
        "webinar",
        after=45,
        sessions=2,
        mode="online",
        places=20,
        taken=20,
        waiting=2,
    ),
    Coming(
        "Toegankelijke activiteiten organiseren",
        "Van uitnodiging tot napraten: waar loopt het mis, en wat kost weinig?",
        "diversiteit;praktijken",
        "iedereen",
        "workshop",
        after=52,
        hours=WHOLE_DAY,
        **_in("Hasselt", places=20, taken=7),
    ),
    Coming(
        "Je jaarplan op één bladzijde",
        "Schrap tot er overblijft wat telt. Je bestuur zal je dankbaar zijn.",
        "organisatieontwikkeling;beleidsplanning",
        "iedereen",
        "workshop",
        after=60,
        **_in("Kortrijk", places=15, taken=3),
    ),
    Coming(
        "Vrijwilligers bedanken en uitzwaaien",
        "Goed afscheid nemen is de beste werving. Met voorbeelden uit tien organisaties.",
        "vrijwilligers",
        "iedereen",
        "webinar",
        after=66,
        hours=EVENING,
        mode="online",
        places=60,
        taken=18,
    ),
    Coming(
        "Samen stad maken",
        "Een studiedag over burgers die beginnen, en over wie hen helpt zonder over te nemen.",
        "burgerinitiatieven;diversiteit",
        "iedereen",
        "studiedag",
        after=80,
        hours=WHOLE_DAY,
        **_in("Gent", places=120, taken=37),
    ),
    Coming(
        "Van doelstelling naar indicator",
        "Hoe weet je dat het werkt? Je bouwt indicatoren die je echt zal gebruiken.",
        "beleidsplanning;impact",
        "ervaren",
        "workshop",
        after=95,
        **_in("Leuven", places=16, taken=2),
    ),
)


#: the forms come in from so long ago, so far apart that all of them are there today
SINCE, BETWEEN_FORMS = timedelta(days=20), timedelta(minutes=47)
OFFICE_OPENS, OFFICE_CLOSES = time(8, 12), time(20)


class Season:
    """Plans what is to come and registers people for it."""

    def __init__(self, today: date, by: User) -> None:
        self.by = by
        self.now = datetime.combine(today - SINCE, OFFICE_OPENS, BRUSSELS)
        self.days = days_of(
            ((one.title, one.after, one.sessions) for one in COMING), today
        )
        self.prices = PriceList.objects.first()
        self.policy = CancellationPolicy.objects.first()
        self.dice = Dice(f"coming {today:%Y}")
        self.people = list(
            Person.objects.not_merged()
            .exclude(email="")
            .prefetch_related("roles__organisation")
            .order_by("pk")[:400]
        )

    def plan(self) -> None:
        """All of it."""
        for coming in COMING:
            activity = self._activity(coming)
            for comer in self._comers(coming.taken + coming.waiting):
                self._register(activity, comer)

    def _activity(self, coming: Coming) -> Activity:
        activity = Activity(
            title=coming.title,
            summary=coming.summary,
            description=f"{coming.summary}\n\nJe werkt met wat je zelf meebrengt, en gaat "
            "naar huis met een plan voor de volgende weken.",
            audience="Voor wie in het sociaal-cultureel werk actief is, als beroep of ernaast.",
            accessibility="" if coming.mode == "online" else ACCESS,
            kind=ActivityKind.objects.filter(reference=coming.kind).first(),
            level=Level.objects.filter(reference=coming.level).first(),
            is_public=True,
            places=coming.places,
            price_list=None if coming.free else self.prices,
            policy=None if coming.free else self.policy,
            organiser=self.by,
        )
        themes = Theme.objects.filter(reference__in=coming.themes.split(";"))
        sessions = self._sessions(coming)
        planning.plan(activity, themes=themes, sessions=sessions, by=self.by)
        return activity

    def _sessions(self, coming: Coming) -> list[Session]:
        found = []
        for day in self.days[coming.title]:
            (hour, minute), (last_hour, last_minute) = coming.hours
            found.append(
                Session(
                    starts_at=datetime.combine(day, time(hour, minute), BRUSSELS),
                    ends_at=datetime.combine(
                        day, time(last_hour, last_minute), BRUSSELS
                    ),
                    mode=coming.mode,
                    place=coming.place,
                    municipality=coming.town,
                    province=coming.province,
                    link=""
                    if coming.mode == "on_site"
                    else "https://meet.example/zaal",
                )
            )
        return found

    def _comers(self, how_many: int) -> list[Person]:
        return self.dice.shuffled(self.people)[:how_many]

    def _register(self, activity: Activity, person: Person) -> None:
        self.now = _a_while_after(self.now)
        comer = booking.Comer(person.first_name, person.last_name, person.email)
        _hold, token = booking.hold_places(activity, 1, waiting=True, at=self.now)
        asked = booking.Asked(
            [comer],
            organisation=self._works_for(person),
            contact_name=f"{person.first_name} {person.last_name}",
            contact_email=person.email,
        )
        booking.book(token, asked, at=self.now)

    def _works_for(self, person: Person) -> Organisation | None:
        roles = [role for role in person.roles.all() if role.valid_to is None]
        return roles[0].organisation if roles else None


def _a_while_after(moment: datetime) -> datetime:
    """When the next form comes in: by day."""
    later = moment + BETWEEN_FORMS
    if later.time() < OFFICE_CLOSES:
        return later
    return datetime.combine(later + timedelta(days=1), OFFICE_OPENS, BRUSSELS)


def plan_the_coming_months(today: date, by: User) -> None:
    """Put what took place on the website, and plan what is to come."""
    Activity.objects.filter(status=Activity.Status.HELD, in_open_programme=True).update(
        is_public=True
    )
    Season(today, by).plan()
