"""Public addresses of the programme, for pages, mails and calendars."""

from urllib.parse import urlencode, urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify

from steunpunt.pictures.models import Picture
from steunpunt.programme.models import Activity, Reading, Track, Trainer


def slug_of(title: str) -> str:
    """A title, or a name, in an address; the number behind it is what counts."""
    return slugify(title)[:60] or "activiteit"


def address_of(activity: Activity) -> str:
    """Where the public reads about an activity."""
    return reverse("programme:activity", args=[slug_of(activity.title), activity.pk])


def address_of_trainer(trainer: Trainer) -> str:
    """Where the public reads about a trainer who agreed."""
    return reverse("programme:trainer", args=[slug_of(trainer.public_name), trainer.pk])


def address_of_track(track: Track) -> str:
    """Where the public reads about a track that is on the website."""
    return reverse("programme:track", args=[slug_of(track.title), track.pk])


def address_in_full(activity: Activity) -> str:
    """The same, for a mail or a calendar."""
    return f"{settings.SITE_URL}{address_of(activity)}"


def track_in_full(track: Track) -> str:
    """Where the public reads about a track, for machines."""
    return f"{settings.SITE_URL}{address_of_track(track)}"


def trainer_in_full(trainer: Trainer) -> str:
    """Where the public reads about a trainer, for machines."""
    return f"{settings.SITE_URL}{address_of_trainer(trainer)}"


def portrait_in_full(picture: Picture) -> str:
    """Where a portrait is, for machines; media may be of another host already."""
    return urljoin(settings.SITE_URL, picture.portrait_url)


def address_of_reading(reading: Reading) -> str:
    """Where it is, for who reads that elsewhere."""
    here = reading.address.startswith("/")
    return f"{settings.SITE_URL}{reading.address}" if here else reading.address


def catalogue_about(activity: Activity) -> str:
    """The programme, narrowed to the themes of an activity, for a mail."""
    themes = activity.themes.values_list("reference", flat=True)
    query = urlencode([("thema", reference) for reference in themes])
    path = reverse("programme:catalogue")
    return f"{settings.SITE_URL}{path}{'?' if query else ''}{query}"
