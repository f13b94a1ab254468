"""Who made the report of 2019, and what they want to do better the next time."""

from datetime import date, datetime, timedelta

from steunpunt.accounts.models import User
from steunpunt.demo.then import as_if_on
from steunpunt.reports.chapters import people, stepping, tasks
from steunpunt.reports.chapters.standing import standings
from steunpunt.reports.models import ReportPage
from steunpunt.sector.half_days import BRUSSELS

HANDED_IN = datetime(2020, 3, 9, 16, tzinfo=BRUSSELS)
CHECKED = datetime(2020, 3, 16, 11, tzinfo=BRUSSELS)
APPROVED = datetime(2020, 3, 27, 9, tzinfo=BRUSSELS)
#: what is left, by the number of the chapter: for whom, and in how many days
LEFT = (
    (1, "Vragen of we ook de foto's van de slotdag mogen tonen", "noor", 9),
    (7, "Een citaat zoeken bij een vereniging die ondersteuning kreeg", "jef", 16),
)


def make_the_chapters(report: ReportPage) -> None:
    """Bram prepares each chapter, Jef checks it, Samira approves it."""
    bram, jef, samira = (_colleague(name) for name in ("bram", "jef", "samira"))
    people.name_for_the_rest(
        report, {"preparer": bram, "checker": jef, "approver": samira}
    )
    for chapter in standings(report):
        block, read = chapter.block, chapter.text
        with as_if_on(HANDED_IN):
            stepping.hand_in(report, block, by=bram)
        with as_if_on(CHECKED):
            stepping.check(report, block, by=jef, read=read)
        with as_if_on(APPROVED):
            stepping.approve(report, block, by=samira, read=read)


def leave_tasks(report: ReportPage, today: date) -> None:
    """Note what is still to be done."""
    chapters = standings(report)
    for number, words, name, days in LEFT:
        tasks.add_task(
            report,
            chapters[number].block,
            words=words,
            person=_colleague(name),
            due_on=today + timedelta(days=days),
        )


def _colleague(name: str) -> User:
    return User.objects.get(email=f"{name}@steunpunt.example")
