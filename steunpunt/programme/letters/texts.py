"""The standard wording of what the programme writes; staff may change it."""

from django.utils.translation import gettext_lazy as _

from steunpunt.mail.declaring import mail_text

ACTIVITY = {
    "name": _("whom we write to"),
    "activity": _("title of the activity"),
    "sessions": _("days, times and places"),
}
CODES = {"codes": _("the code of each person, to show at the door; not when online")}
OWN_LINK = {"link": _("where they change or cancel it themselves")}
EXAMPLES = {"name": "Lotte Peeters", "activity": "Groepsdynamica"}

mail_text(
    "programme.confirmed",
    label=_("registration confirmed"),
    about=_("At once, to whoever filled in the form, with a calendar file."),
    placeholders={**ACTIVITY, "people": _("who comes"), **CODES, **OWN_LINK},
    examples=EXAMPLES,
    subject={
        "nl": "Je bent ingeschreven: {activity}",
        "en": "You are registered: {activity}",
    },
    body={
        "nl": """
Dag {name}

Fijn dat je komt naar {activity}. Dit is je bevestiging.

{sessions}

Wie komt: {people}

{codes}

Kan je niet, of komt er iemand anders? Regel het zelf. Dan kan wie wacht, mee.

Bekijk of wijzig je inschrijving: {link}
""",
        "en": """
Hello {name}

Good to hear that you come to {activity}. This is your confirmation.

{sessions}

Who comes: {people}

{codes}

You cannot come, or somebody else will? Change it yourself; then whoever waits can join.

See or change your registration: {link}
""",
    },
)
mail_text(
    "programme.track_confirmed",
    label=_("registration for a whole track confirmed"),
    about=_("At once, to whoever filled in the form, with one calendar file."),
    placeholders={
        "name": _("whom we write to"),
        "track": _("title of the track"),
        "activities": _(
            "each activity with its days, who comes, codes, and where to change it"
        ),
    },
    examples={"name": "Lotte Peeters", "track": "Je eerste jaar in de sector"},
    subject={
        "nl": "Je bent ingeschreven voor het leertraject: {track}",
        "en": "You are registered for the track: {track}",
    },
    body={
        "nl": """
Dag {name}

Fijn dat je het hele leertraject volgt. Dit is je bevestiging voor elke activiteit.

{activities}

Kan je er een keer niet zijn, of komt er iemand anders? Regel het zelf met de link bij die activiteit. De andere blijven zoals ze zijn.
""",
        "en": """
Hello {name}

Good to hear that you follow the whole track. This is your confirmation for each activity.

{activities}

You cannot come to one of them, or somebody else will? Change it yourself with the link of that activity. The others stay as they are.
""",
    },
)
mail_text(
    "programme.waiting",
    label=_("on the waiting list"),
    about=_("At once, to whoever joined the waiting list."),
    placeholders={**ACTIVITY, "people": _("who waits"), **OWN_LINK},
    examples=EXAMPLES,
    subject={
        "nl": "Je staat op de wachtlijst: {activity}",
        "en": "You are on the waiting list: {activity}",
    },
    body={
        "nl": """
Dag {name}

Alle plaatsen voor {activity} zijn bezet. Je staat op de wachtlijst: {people}.

{sessions}

Komt er een plaats vrij, dan krijg je een mail. Je hebt dan even de tijd om ja te zeggen.

Bekijk je inschrijving, of ga van de lijst: {link}
""",
        "en": """
Hello {name}

All places for {activity} are taken. You are on the waiting list: {people}.

{sessions}

When a place comes free we write to you. Then you have some time to say yes.

See your registration, or leave the list: {link}
""",
    },
)
mail_text(
    "programme.known",
    label=_("was registered already"),
    about=_(
        "To whoever sends a form for somebody who had a place, or waited, already."
    ),
    placeholders={**ACTIVITY, "people": _("who was registered, and how"), **OWN_LINK},
    examples=EXAMPLES,
    subject={
        "nl": "Je was al ingeschreven: {activity}",
        "en": "You were registered already: {activity}",
    },
    body={
        "nl": """
Dag {name}

We kregen een formulier voor {activity} met namen die er al bij stonden. Er is niets dubbel genoteerd.

Zo staat het nu: {people}

{sessions}

Iets wijzigen kan met de link in je eerste mail, of hier: {link}
""",
        "en": """
Hello {name}

We received a form for {activity} with names that were on it already. Nothing is noted twice.

This is how it stands: {people}

{sessions}

To change something use the link in your first mail, or this one: {link}
""",
    },
)
mail_text(
    "programme.colleague",
    label=_("registered by a colleague"),
    about=_("At once, to who was registered by somebody else, with a calendar file."),
    placeholders={
        **ACTIVITY,
        "by": _("who registered them"),
        **CODES,
        "link": _("the page of the activity"),
    },
    examples=EXAMPLES,
    subject={
        "nl": "{by} schreef je in: {activity}",
        "en": "{by} registered you: {activity}",
    },
    body={
        "nl": """
Dag {name}

{by} schreef je in voor {activity}.

{sessions}

{codes}

Klopt dit niet? Zeg het aan {by}, of antwoord op deze mail.

Lees meer over de activiteit: {link}
""",
        "en": """
Hello {name}

{by} registered you for {activity}.

{sessions}

{codes}

Is this not right? Tell {by}, or answer this mail.

Read more about the activity: {link}
""",
    },
)
mail_text(
    "programme.track_colleague",
    label=_("registered by a colleague for a whole track"),
    about=_("At once, to who was registered by somebody else, with one calendar file."),
    placeholders={
        "name": _("whom we write to"),
        "by": _("who registered them"),
        "track": _("title of the track"),
        "activities": _("each activity with its days, code and page"),
    },
    examples={
        "name": "Jef Claes",
        "by": "Lotte Peeters",
        "track": "Je eerste jaar in de sector",
    },
    subject={
        "nl": "{by} schreef je in voor het leertraject: {track}",
        "en": "{by} registered you for the track: {track}",
    },
    body={
        "nl": """
Dag {name}

{by} schreef je in voor een heel leertraject. Dit zijn je activiteiten.

{activities}

Klopt dit niet? Zeg het aan {by}, of antwoord op deze mail.
""",
        "en": """
Hello {name}

{by} registered you for a whole track. These are your activities.

{activities}

Is this not right? Tell {by}, or answer this mail.
""",
    },
)
mail_text(
    "programme.offered",
    label=_("place offered"),
    about=_("To who waits, when a place came free in their turn."),
    placeholders={**ACTIVITY, "deadline": _("until when it stands"), **OWN_LINK},
    examples=EXAMPLES,
    subject={
        "nl": "Er is een plaats voor je: {activity}",
        "en": "There is a place for you: {activity}",
    },
    body={
        "nl": """
Dag {name}

Er kwam een plaats vrij voor {activity}, en het is jouw beurt.

{sessions}

Antwoord voor {deadline}. Daarna gaat de plaats naar de volgende op de lijst.

Zeg ja of nee: {link}
""",
        "en": """
Hello {name}

A place came free for {activity}, and it is your turn.

{sessions}

Answer before {deadline}. After that the place goes to the next on the list.

Say yes or no: {link}
""",
    },
)
mail_text(
    "programme.lapsed",
    label=_("offer lapsed"),
    about=_("To who did not answer an offer in time."),
    placeholders={**ACTIVITY, "link": _("the page of the activity")},
    examples=EXAMPLES,
    subject={
        "nl": "De plaats ging naar de volgende: {activity}",
        "en": "The place went to the next: {activity}",
    },
    body={
        "nl": """
Dag {name}

We boden je een plaats aan voor {activity}, en kregen geen antwoord. De plaats ging naar de volgende op de lijst.

Wil je toch nog komen? Zet je opnieuw op de lijst.

Naar de activiteit: {link}
""",
        "en": """
Hello {name}

We offered you a place for {activity} and received no answer. The place went to the next on the list.

You still want to come? Join the list again.

To the activity: {link}
""",
    },
)
mail_text(
    "programme.cancelled",
    label=_("registration cancelled"),
    about=_("To who gave a place back, or whose place staff cancelled."),
    placeholders={
        **ACTIVITY,
        "people": _("who does not come"),
        "link": _("the page of the activity"),
    },
    examples=EXAMPLES,
    subject={"nl": "Geannuleerd: {activity}", "en": "Cancelled: {activity}"},
    body={
        "nl": """
Dag {name}

We noteerden het: {people} komt niet naar {activity}. De plaats gaat naar wie wacht.

Naar de activiteit: {link}
""",
        "en": """
Hello {name}

We noted it: {people} does not come to {activity}. The place goes to who waits.

To the activity: {link}
""",
    },
)
mail_text(
    "programme.changed",
    label=_("activity changed"),
    about=_(
        "To everyone registered or waiting, when a day, time, place or link changes; "
        "and to whoever's price changes by that."
    ),
    placeholders={**ACTIVITY, "changes": _("what changed"), **OWN_LINK},
    examples=EXAMPLES,
    subject={
        "nl": "Er verandert iets: {activity}",
        "en": "Something changes: {activity}",
    },
    body={
        "nl": """
Dag {name}

Er verandert iets aan {activity}.

{changes}

Zo is het nu:

{sessions}

Kan je nu niet meer? Annuleer dan, zodat een ander mee kan.

Bekijk of wijzig je inschrijving: {link}
""",
        "en": """
Hello {name}

Something changes about {activity}.

{changes}

This is how it is now:

{sessions}

You can no longer come? Please cancel, so that somebody else can.

See or change your registration: {link}
""",
    },
)
mail_text(
    "programme.called_off",
    label=_("activity cancelled by us"),
    about=_("To everyone registered or waiting, when the activity does not go on."),
    placeholders={
        **ACTIVITY,
        "why": _("why, as staff wrote it"),
        "instead": _("what they may come to instead, when staff say so"),
        "other_dates": _("the same on other days; nothing when there are none"),
        "link": _("the page of that activity, else activities about the same"),
    },
    examples=EXAMPLES,
    subject={"nl": "Gaat niet door: {activity}", "en": "Does not go on: {activity}"},
    body={
        "nl": """
Dag {name}

{activity} gaat niet door. {why}

Dat spijt ons. Je hoeft niets te doen.

{instead}
{other_dates}

Misschien past een andere dag je: {link}
""",
        "en": """
Hello {name}

{activity} does not go on. {why}

We are sorry. You need do nothing.

{instead}
{other_dates}

Perhaps another day suits you: {link}
""",
    },
)
mail_text(
    "programme.reminder",
    label=_("reminder"),
    about=_("Two days before each session, with the link for who joins online."),
    placeholders={
        **ACTIVITY,
        "session": _("day, time and place of this session"),
        **OWN_LINK,
    },
    examples=EXAMPLES,
    subject={
        "nl": "Overmorgen: {activity}",
        "en": "The day after tomorrow: {activity}",
    },
    body={
        "nl": """
Dag {name}

Binnenkort zien we je op {activity}.

{session}

Kan je toch niet? Laat het weten, dan kan wie wacht, mee.

Bekijk of wijzig je inschrijving: {link}
""",
        "en": """
Hello {name}

We see you soon at {activity}.

{session}

You cannot come after all? Tell us; then whoever waits can join.

See or change your registration: {link}
""",
    },
)
mail_text(
    "programme.decide",
    label=_("day to decide whether an activity goes on"),
    about=_("To the organiser, on the day to decide, when there are too few people."),
    placeholders={
        "name": _("whom we write to"),
        "activity": _("title of the activity"),
        "day": _("day of the first session"),
        "people": _("how many have a place"),
        "minimum": _("from how many it goes on"),
        "waiting": _("how many wait for a place"),
        "link": _("where they decide"),
    },
    examples={
        "name": "Noor",
        "activity": "Groepsdynamica",
        "people": "4",
        "minimum": "8",
        "waiting": "0",
    },
    subject={
        "nl": "Gaat het door? {activity}",
        "en": "Does it go on? {activity}",
    },
    body={
        "nl": """
Dag {name}

Vandaag beslis je of {activity} van {day} doorgaat.

Er zijn {people} inschrijvingen, en het gaat door vanaf {minimum}. Op de wachtlijst: {waiting}.

Beslis: {link}
""",
        "en": """
Hello {name}

Today you decide whether {activity} of {day} goes on.

There are {people} registrations, and it goes on from {minimum}. On the waiting list: {waiting}.

Decide: {link}
""",
    },
)
mail_text(
    "programme.mailing",
    label=_("mail to participants"),
    about=_("When staff write to the people of an activity; they begin from this."),
    placeholders={
        **ACTIVITY,
        "people": _("for whom they get it"),
        **OWN_LINK,
    },
    examples=EXAMPLES,
    subject={"nl": "Over {activity}", "en": "About {activity}"},
    body={
        "nl": """
Dag {name}

…

Heb je nog een vraag? Antwoord gerust op deze mail.

Bekijk of wijzig je inschrijving: {link}
""",
        "en": """
Hello {name}

…

Do you have a question? Just answer this mail.

See or change your registration: {link}
""",
    },
)
mail_text(
    "programme.late_asked",
    label=_("late change asked"),
    about=_("At once, to who asks to cancel or change a name when staff decide."),
    placeholders={**ACTIVITY, "asked": _("what they asked"), **OWN_LINK},
    examples=EXAMPLES,
    subject={"nl": "We kregen je vraag: {activity}", "en": "We have it: {activity}"},
    body={
        "nl": """
Dag {name}

We kregen je vraag over {activity}: {asked}.

Het is kort voor de start. Daarom bekijkt een collega het, en we schrijven je wat kan. Tot dan blijft de plaats zoals ze was.

Komt er iemand anders in de plaats? Dat kan je zelf regelen tot het begint.

Bekijk je inschrijving: {link}
""",
        "en": """
Hello {name}

We have your question about {activity}: {asked}.

It is shortly before the start. So a colleague looks at it, and we write to you what is possible. Until then the place stays as it was.

Does somebody else come instead? You can arrange that yourself until it begins.

See your registration: {link}
""",
    },
)
mail_text(
    "programme.late_decided",
    label=_("late change decided"),
    about=_("To who asked, when staff refuse it or change a name."),
    placeholders={
        **ACTIVITY,
        "asked": _("what they asked"),
        "decision": _("what was decided"),
        "note": _("what staff wrote about it"),
        **OWN_LINK,
    },
    examples=EXAMPLES,
    subject={
        "nl": "Over je vraag: {activity}",
        "en": "About your question: {activity}",
    },
    body={
        "nl": """
Dag {name}

Je vroeg ons over {activity}: {asked}.

{decision} {note}

Vragen? Antwoord op deze mail.

Bekijk je inschrijving: {link}
""",
        "en": """
Hello {name}

You asked us about {activity}: {asked}.

{decision} {note}

Questions? Just answer this mail.

See your registration: {link}
""",
    },
)
