"""How ready a report is, before it is published."""

from steunpunt.figures.periods import Period
from steunpunt.programme.models import Registration
from steunpunt.reports import readiness


def test_a_report_is_ready_chapter_by_chapter(stories):
    [state] = [
        s
        for s in readiness.states(Period.year(2018))
        if s.page.locale.language_code == "nl"
    ]

    assert state.is_ready
    assert state.percent > 0
    assert state.ready_chapters <= len(state.chapters)


def test_records_to_mend_take_their_figures_off_the_ready_ones(stories):
    before = readiness.states(Period.year(2019))[0]
    Registration.objects.filter(
        activity__starts_on__year=2019, attendances__present=True
    ).first().attendances.all().delete()

    after = readiness.states(Period.year(2019))[0]

    assert after.reliable_figures <= before.reliable_figures
    assert any(chapter.unreliable for chapter in after.chapters)
