"""Jobs: one works on it, it says how far it is, and one that stopped can go on."""

import fcntl
import os
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from steunpunt.exchange import alone, asking, jobs
from steunpunt.exchange.importing import import_records
from steunpunt.exchange.models import Export, Undo, Upload
from steunpunt.exchange.reading import open_source
from steunpunt.figures.periods import Period
from steunpunt.records.models import Batch
from tests.exchange.test_screens import MENDED, a_file


@pytest.fixture
def staff(someone):
    return someone("staff")


@pytest.fixture
def waiting(staff) -> Upload:
    """Files that wait to be checked."""
    return asking.ask_to_check([a_file("themes.csv", MENDED)], by=staff)


def a_killed(job) -> None:
    """As a worker leaves a job when it is killed: running, and nobody holds it."""
    job.folder.mkdir(parents=True, exist_ok=True)
    (job.folder / "lock").touch()
    type(job).objects.filter(pk=job.pk).update(state="running")
    job.refresh_from_db()


def test_a_job_runs_only_while_somebody_holds_it(waiting) -> None:
    with jobs.working_on(waiting):
        during = waiting.state, jobs.has_stopped(waiting)

    assert during == (Upload.State.RUNNING, False)
    assert jobs.has_stopped(waiting)


def test_a_job_that_just_ended_has_not_stopped(waiting, run_jobs) -> None:
    seen_before = Upload.objects.get(pk=waiting.pk)
    seen_before.state = Upload.State.RUNNING
    run_jobs()

    assert not jobs.has_stopped(seen_before)


def test_a_killed_job_is_seen_and_can_be_done_again(
    waiting, run_jobs, signed_in, client
) -> None:
    a_killed(waiting)
    client.force_login(waiting.by)

    page = client.get(waiting.get_absolute_url()).content.decode()
    client.post(f"/beheer/uitwisseling/opnieuw/{waiting.pk}/")
    run_jobs()

    waiting.refresh_from_db()
    assert "Het werk is gestopt voor het klaar was" in page
    assert (waiting.state, waiting.total("created")) == (Upload.State.DONE, 2)


def test_only_a_job_that_stopped_can_be_started_again(waiting) -> None:
    with pytest.raises(jobs.CannotRestart):
        asking.ask_again(waiting)


def test_a_job_that_stands_in_the_queue_twice_is_done_once(waiting, run_jobs) -> None:
    from steunpunt.exchange import tasks

    tasks.enqueue(waiting)

    run_jobs()

    waiting.refresh_from_db()
    assert waiting.state == Upload.State.DONE


def test_what_goes_wrong_unforeseen_leaves_a_reason(waiting) -> None:
    with pytest.raises(ZeroDivisionError), jobs.working_on(waiting):
        _ = 1 / 0

    waiting.refresh_from_db()
    assert waiting.state == Upload.State.REFUSED
    assert waiting.message == "Er ging iets mis aan onze kant. Er is niets gebeurd."


def test_a_job_speaks_the_language_of_who_asked(staff, run_jobs) -> None:
    from django.utils import translation

    with translation.override("en"):
        upload = asking.ask_to_check([a_file("themes.csv", "id\nx\n")], by=staff)
    run_jobs()

    upload.refresh_from_db()
    assert upload.problems[0]["message"] == "is required, but missing"


def test_an_import_waits_while_another_is_running(
    waiting, run_jobs, monkeypatch
) -> None:
    def busy(*_said: object, **_more: object) -> None:
        raise alone.Busy

    with monkeypatch.context() as patched:
        patched.setattr("steunpunt.exchange.checking.import_records", busy)
        run_jobs()
    waiting.refresh_from_db()
    assert waiting.state == Upload.State.WAITING

    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.update(run_after=timezone.now())
    run_jobs()
    waiting.refresh_from_db()
    assert waiting.state == Upload.State.DONE


def test_progress_is_the_sum_of_all_sheets(waiting, monkeypatch) -> None:
    monkeypatch.setattr(jobs, "EVERY_SECONDS", 0)
    report = jobs.Reporter(waiting, {"people": 100, "roles": 300})

    report("people", 120, 120)
    report("roles", 90, 300)

    assert jobs.progress_of(waiting) == jobs.Progress("roles", 210, 420)
    assert jobs.progress_of(waiting).percent == 50


def test_a_job_without_progress_knows_no_percentage(waiting) -> None:
    assert jobs.progress_of(waiting).percent is None


def test_after_a_week_jobs_and_their_files_go_and_imports_stay(
    waiting, staff, run_jobs, exchange_dir
) -> None:
    run_jobs()
    asking.ask_to_import(Upload.objects.get())
    run_jobs()
    batch = Batch.objects.latest("pk")
    asking.ask_to_export(Period.year(2019), Export.Form.ZIP, by=staff)
    recent = asking.ask_to_check([a_file("themes.csv", MENDED)], by=staff)
    long_ago = timezone.now() - timedelta(days=8)
    for model in (Upload, Export):
        model.objects.exclude(pk=recent.pk).update(created_at=long_ago)
    lost = exchange_dir / "lost"
    lost.mkdir()
    os.utime(lost, (long_ago.timestamp(),) * 2)

    jobs.tidy()

    assert list(Upload.objects.all()) == [recent]
    assert not Export.objects.exists()
    assert [path.name for path in exchange_dir.iterdir()] == [str(recent.pk)]
    assert Batch.objects.filter(pk=batch.pk).exists()


def test_the_files_of_an_upload_are_for_nobody_else_on_this_machine(waiting) -> None:
    assert waiting.folder.stat().st_mode & 0o077 == 0 or (
        waiting.folder.parent.stat().st_mode & 0o077 == 0
    )


def test_undoing_twice_at_once_undoes_once(staff, demo_years, run_jobs) -> None:
    upload = asking.ask_to_check([a_file("themes.csv", MENDED)], by=staff)
    run_jobs()
    asking.ask_to_import(upload)
    run_jobs()
    batch = Batch.objects.latest("pk")
    first = asking.ask_to_undo(batch, by=staff)
    second = asking.ask_to_undo(batch, by=staff)

    run_jobs()

    states = {str(u.pk): u.state for u in Undo.objects.all()}
    assert states == {str(first.pk): "done", str(second.pk): "refused"}


def test_an_import_beside_another_is_told_so(db, tmp_path, monkeypatch) -> None:
    """On PostgreSQL; SQLite has one writer, see test_two_at_once."""
    from django.db import connection

    (tmp_path / "themes.csv").write_text(MENDED)
    if connection.vendor != "postgresql":
        assert alone.Busy().args[0].startswith("Er loopt nog een andere import")
        return
    import psycopg

    monkeypatch.setattr(alone, "PATIENCE", "200ms")
    other = psycopg.connect(
        **connection.get_connection_params() | {"cursor_factory": None}
    )
    other.execute("SELECT pg_advisory_lock(%s)", [alone.KEY])

    started = time.monotonic()
    with pytest.raises(alone.Busy):
        import_records(open_source(tmp_path / "themes.csv"))

    other.close()
    assert time.monotonic() - started < 5
    assert import_records(open_source(tmp_path / "themes.csv")).total("created") == 2


def test_a_lock_file_that_somebody_else_holds_is_respected(waiting) -> None:
    a_killed(waiting)

    with (waiting.folder / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        held = jobs.has_stopped(waiting)

    assert (held, jobs.has_stopped(waiting)) == (False, True)
