"""Sets the stage in the database of a site, and looks at it: one question a run."""

import json
import sys
from collections import Counter
from datetime import datetime, time, timedelta

import django


def activity(places: str, waiting: str) -> int:
    """A public activity a month from now; places 0: no limit."""
    return _activity(int(places) or None, waiting == "1", days=30).pk


def season(coming: str, past: str) -> dict[str, int]:
    """Many to come and many that were; returns the key of one to come."""
    from steunpunt.programme.models import Activity, Session
    from steunpunt.sector.models import Theme

    theme = Theme.objects.create(reference="groepen", label_nl="Groepen")
    first = None
    for number in range(int(coming)):
        made = _activity(20, True, days=10 + number, title=f"Activiteit {number}")
        made.themes.set([theme])
        first = first or made
    today = datetime.now().astimezone()
    old = Activity.objects.bulk_create(
        Activity(
            title=f"Voorbij {number}",
            status="held",
            is_public=True,
            starts_on=(today - timedelta(days=1 + number // 20)).date(),
        )
        for number in range(int(past))
    )
    Session.objects.bulk_create(
        Session(
            activity=one,
            starts_at=today - timedelta(days=2),
            ends_at=today - timedelta(days=2, hours=-3),
            status="held",
        )
        for one in old
    )
    assert first is not None
    return {"activity": first.pk}


def counts(key: str) -> dict[str, object]:
    """Statuses of an activity, people found twice, mails, and the order of the list."""
    from steunpunt.mail.models import Message
    from steunpunt.programme.models import Registration

    found = Registration.objects.filter(activity=key)
    statuses = Counter(found.values_list("status", flat=True))
    people = Counter(found.exclude(status="cancelled").values_list("person", flat=True))
    return {
        "statuses": dict(statuses),
        "twice": [str(who) for who, times in people.items() if times > 1],
        "mails": Message.objects.count(),
    }


def _activity(places, waiting, *, days, title="Stormloop"):
    from steunpunt.programme.models import Activity, Session
    from steunpunt.programme.plan import planning
    from steunpunt.sector.half_days import BRUSSELS

    day = datetime.now(BRUSSELS).date() + timedelta(days=days)
    made = Activity(
        title=title, is_public=True, places=places, has_waiting_list=waiting
    )
    session = Session(
        starts_at=datetime.combine(day, time(9, 30), BRUSSELS),
        ends_at=datetime.combine(day, time(12, 30), BRUSSELS),
        municipality="Gent",
    )
    planning.plan(made, themes=[], sessions=[session], by=None)
    return made


if __name__ == "__main__":
    django.setup()
    question, *words = sys.argv[1:]
    answer = {"activity": activity, "season": season, "counts": counts}[question]
    json.dump(answer(*words), sys.stdout)
