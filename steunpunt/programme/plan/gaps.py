"""What is still missing before an activity can take place, or can count."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext

from steunpunt.programme.models import Activity, Mode, Session


def gaps(activity: Activity, at: datetime) -> list[str]:
    """What is missing, a few words each, in the language that is set.

    Prefetch sessions and their trainers. What took place or was cancelled lacks nothing
    any more.
    """
    if activity.status != Activity.Status.PLANNED:
        return []
    sessions = [
        one for one in activity.sessions.all() if one.status != Session.Status.CANCELLED
    ]
    return [*_of_the_sessions(sessions, at), *_of_the_offer(activity)]


def _of_the_sessions(sessions: list[Session], at: datetime) -> Iterator[str]:
    if not sessions:
        yield gettext("no session")
        return
    if all(one.ends_at < at for one in sessions):
        yield gettext("past, and nobody said that it took place")
    if any(not one.trainers.all() for one in sessions):
        yield gettext("no trainer")
    if any(one.mode != Mode.ONLINE and not one.place for one in sessions):
        yield gettext("no room")
    if any(one.mode != Mode.ON_SITE and not one.link for one in sessions):
        yield gettext("no online link")


def _of_the_offer(activity: Activity) -> Iterator[str]:
    if activity.organiser_id is None:
        yield gettext("no organiser")
    if activity.in_open_programme and not activity.is_public:
        yield gettext("not on the website")
    elif activity.is_public and not activity.summary:
        yield gettext("no summary")
