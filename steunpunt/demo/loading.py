"""Loads the demonstration: fresh data, two published years, people to sign in as."""

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files import File
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from steunpunt.accounts.models import User
from steunpunt.demo import story
from steunpunt.demo.chapters import leave_tasks, make_the_chapters
from steunpunt.demo.coming import plan_the_coming_months
from steunpunt.demo.held import tell_what_was_held
from steunpunt.demo.money import load_money
from steunpunt.demo.planned import plan_the_rest
from steunpunt.demo.then import as_if_on
from steunpunt.design.models import CentreSettings
from steunpunt.exchange.importing import import_records
from steunpunt.exchange.ledger import Progress
from steunpunt.exchange.reading import open_source
from steunpunt.figures.periods import Period
from steunpunt.pictures.models import Picture
from steunpunt.reports.models import ReportPage
from steunpunt.reports.publishing import publish
from steunpunt.sector.models import Theme
from steunpunt.website.models import ContentPage, HomePage

FOLDER = Path(settings.BASE_DIR) / "demo"
BRUSSELS = ZoneInfo("Europe/Brussels")
MARK = "demonstration"
PASSWORD = "halve-dag-2019"  # noqa: S105 - a demonstration that only this machine sees
#: a mailbox that colleagues share, of whom the demonstration tells
VISITOR = "vorming@voorbeeld.example"
ACCOUNTS = (
    ("noor@steunpunt.example", "Noor", "administrator"),
    ("bram@steunpunt.example", "Bram", "editor"),
    ("samira@steunpunt.example", "Samira", "approver"),
    ("jef@steunpunt.example", "Jef", "staff"),
    ("mieke@steunpunt.example", "Mieke", "finance"),
)


class DemoRefused(Exception):
    """The demonstration would replace real data."""


def load_demo(
    prepare_database: Callable[[], None], progress: Progress | None = None
) -> list[tuple[str, str, str]]:
    """Put fresh demonstration data in the data folder.

    Returns the accounts: address, password, role.

    Raises:
        DemoRefused: when the database holds data that are no demonstration.
    """
    _empty(prepare_database)
    by = _accounts()
    for year in (2018, 2019):
        outcome = import_records(
            open_source(FOLDER / str(year)), by=by, progress=progress
        )
        if outcome.problems:
            raise DemoRefused("; ".join(map(str, list(outcome.problems)[:5])))
    root = _centre()
    pictures = _pictures(by)
    _stories(root, pictures, by)
    _website(root, pictures, by)
    _publish_on(Period.year(2018), datetime(2019, 3, 29, 10, tzinfo=BRUSSELS), by)
    report = ReportPage.objects.get(period_code="2019", locale__language_code="nl")
    make_the_chapters(report)
    _publish_on(Period.year(2019), datetime(2020, 3, 31, 10, tzinfo=BRUSSELS), by)
    leave_tasks(report, timezone.localdate())
    load_money(timezone.localdate(), by)
    plan_the_coming_months(timezone.localdate(), by)
    plan_the_rest(by, pictures)
    tell_what_was_held(timezone.localdate(), by, VISITOR)
    (settings.DATA_DIR / MARK).touch()
    return [(email, PASSWORD, role) for email, _name, role in ACCOUNTS]


def _publish_on(period: Period, moment: datetime, by: User) -> None:
    with as_if_on(moment):
        publish(period, by=by)


def _empty(prepare_database: Callable[[], None]) -> None:
    """Start from an empty database; real data are never thrown away."""
    if (settings.DATA_DIR / MARK).exists():
        _throw_away()  # unseen: a demonstration of another version may not be readable
    prepare_database()
    if User.objects.exists():
        raise DemoRefused(
            f"{settings.DATA_DIR} holds data that are no demonstration. Choose another "
            "folder with --data-dir."
        )


def _throw_away() -> None:
    if connection.vendor == "sqlite":
        name = Path(str(connection.settings_dict["NAME"]))
        connections.close_all()
        for suffix in ("", "-wal", "-shm"):
            name.with_name(name.name + suffix).unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def _accounts() -> User:
    """People to sign in as, one for each role; the first may do everything."""
    from django.contrib.auth.models import Group

    call_command("sync_roles", verbosity=0)
    users = []
    for email, name, role in ACCOUNTS:
        make = (
            User.objects.create_superuser
            if role == "administrator"
            else User.objects.create_user
        )
        user = make(email, PASSWORD, first_name=name)
        user.groups.add(Group.objects.get(name=role))
        users.append(user)
    return users[0]


def _centre() -> Page:
    """The site, its languages and its name."""
    dutch, _new = Locale.objects.get_or_create(language_code="nl")
    Locale.objects.get_or_create(language_code="en")
    root = Page.objects.get(depth=1)
    home = HomePage(title=story.CENTRE["name"], slug="start", locale=dutch)
    root.add_child(instance=home)
    for page in Page.objects.filter(depth=2).exclude(pk=home.pk):
        page.specific.delete()
    Site.objects.all().delete()
    site = Site.objects.create(
        hostname="localhost",
        root_page=home,
        is_default_site=True,
        site_name="Steunpunt",
    )
    CentreSettings.objects.create(site=site, **story.CENTRE)
    return home


def _pictures(by: User) -> dict[str, Picture]:
    """The drawings, each with its rights."""
    pictures = {}
    with (FOLDER / "pictures" / "credits.csv").open(
        newline="", encoding="utf-8"
    ) as opened:
        for row in csv.DictReader(opened):
            path = FOLDER / "pictures" / row["file"]
            with path.open("rb") as content:
                picture = Picture(
                    title=row["alt_nl"],
                    description=row["alt_nl"],
                    maker=row["maker"],
                    licence=row["licence"],
                    shows_people=bool(row["consent"]),
                    consent=row["consent"],
                    uploaded_by_user=by,
                )
                picture.file.save(path.name, File(content), save=False)
                picture.save()
            pictures[path.stem] = picture
    return pictures


def _stories(home: Page, pictures: dict[str, Picture], by: User) -> None:
    """The reports: 2018 in short, 2019 in full, and 2019 in English."""
    english = Locale.objects.get(language_code="en")
    english_home = home.copy_for_translation(english)
    english_home.slug = "home-en"
    english_home.save_revision(user=by).publish()
    for parent, data in (
        (home, story.dutch_2018(pictures)),
        (home, story.dutch(pictures)),
        (english_home, story.english(pictures)),
    ):
        page = ReportPage(locale=parent.locale, **data)
        parent.add_child(instance=page)
        page.save_revision(user=by)


def _website(home: Page, pictures: dict[str, Picture], by: User) -> None:
    """The home page and the page about us, in both languages, and the themes."""
    english_home = home.get_translation(Locale.objects.get(language_code="en"))
    about = ContentPage(locale=home.locale, **story.dutch_about(pictures))
    about_english = ContentPage(
        locale=english_home.locale,
        translation_key=about.translation_key,
        **story.english_about(),
    )
    for parent, body, page in (
        (home, story.dutch_home(pictures), about),
        (english_home, story.english_home(pictures), about_english),
    ):
        front = HomePage.objects.get(pk=parent.pk)
        front.body = body
        front.save_revision(user=by).publish()
        parent.add_child(instance=page)
        page.save_revision(user=by).publish()
    for reference, (dutch, english) in story.ABOUT_THEMES.items():
        Theme.objects.filter(reference=reference).update(
            about_nl=dutch,
            about_en=english,
            synonyms=story.SYNONYMS_OF_THEMES.get(reference, ""),
        )
