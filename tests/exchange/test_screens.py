"""Import and export on screen: who may, and what people see."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from steunpunt.exchange.models import Export, Upload
from steunpunt.records.models import Batch
from steunpunt.sector.models import Theme
from steunpunt.support.models import Support

HOME = "/beheer/uitwisseling/"
BROKEN = "id,label_nl\nnieuw,Nieuw thema\nkapot,\n"
MENDED = "id,label_nl\nnieuw,Nieuw thema\nkapot,Hersteld\n"


def a_file(name: str, content: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(
        name, content.encode() if isinstance(content, str) else content
    )


def a_zip(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, text in files.items():
            made.writestr(f"jaar/{name}.csv", text)
    return packed.getvalue()


@pytest.fixture
def checked(signed_in, run_jobs):
    """Upload files as a role, and have them checked; gives browser and upload."""

    def check(*files: SimpleUploadedFile, role: str = "staff"):
        browser = signed_in(role)
        answer = browser.post(f"{HOME}controleer/", {"upload": list(files)})
        run_jobs()
        upload = Upload.objects.latest("created_at")
        assert answer.url == upload.get_absolute_url()
        return browser, upload

    return check


# -- who may ---------------------------------------------------------------------------

IMPORTERS = {"staff", "case_worker", "administrator"}
EXPORTERS = IMPORTERS | {"auditor"}
NOBODY = "00000000-0000-0000-0000-000000000000"
ADDRESSES = [
    ("get", HOME, EXPORTERS, 200),
    ("get", f"{HOME}sjabloon/", EXPORTERS, 200),
    ("post", f"{HOME}controleer/", IMPORTERS, 422),
    ("get", f"{HOME}bestand/{NOBODY}/", IMPORTERS, 404),
    ("post", f"{HOME}bestand/{NOBODY}/importeer/", IMPORTERS, 404),
    ("post", f"{HOME}bestand/{NOBODY}/weg/", IMPORTERS, 404),
    ("get", f"{HOME}bestand/{NOBODY}/geweigerd/", IMPORTERS, 404),
    ("get", f"{HOME}import/0/", IMPORTERS, 404),
    ("post", f"{HOME}import/0/terug/", IMPORTERS, 404),
    ("post", f"{HOME}exporteer/", EXPORTERS, 302),
    ("get", f"{HOME}export/{NOBODY}/", EXPORTERS, 404),
    ("get", f"{HOME}export/{NOBODY}/download/", EXPORTERS, 404),
    ("post", f"{HOME}opnieuw/{NOBODY}/", EXPORTERS, 404),
]


@pytest.mark.parametrize(
    "role", ["staff", "case_worker", "editor", "approver", "auditor", "administrator"]
)
def test_only_who_may_reaches_a_screen(signed_in, demo_years, role) -> None:
    browser = signed_in(role)

    found = {
        (method, address): getattr(browser, method)(address)
        for method, address, _may, _status in ADDRESSES
    }

    for method, address, may, status in ADDRESSES:
        answer = found[method, address]
        if role in may:
            assert answer.status_code == status, address
        else:
            assert (answer.status_code, answer.url) == (302, "/beheer/"), address


def test_who_is_not_signed_in_is_asked_to(client, db) -> None:
    for method, address, _may, _status in ADDRESSES:
        answer = getattr(client, method)(address)
        assert answer.url.startswith("/account/login/"), address


@pytest.mark.parametrize(("role", "shown"), [("staff", True), ("editor", False)])
def test_the_menu_shows_it_only_to_who_may(signed_in, role, shown) -> None:
    page = signed_in(role).get("/beheer/").content.decode()

    assert (HOME in page) == shown


def test_nobody_sees_the_upload_of_somebody_else(checked, client, someone) -> None:
    _browser, upload = checked(a_file("themes.csv", BROKEN))

    client.force_login(someone("administrator"))

    assert client.get(upload.get_absolute_url()).status_code == 404
    assert client.get(f"{upload.get_absolute_url()}geweigerd/").status_code == 404
    assert client.post(f"{upload.get_absolute_url()}importeer/").status_code == 404


# -- the whole path --------------------------------------------------------------------


def test_problems_are_shown_by_sheet_row_and_column(checked) -> None:
    browser, upload = checked(a_file("themes.csv", BROKEN))

    page = browser.get(upload.get_absolute_url())

    assert upload.problems == [
        {
            "sheet": "themes",
            "row": 3,
            "column": "label_nl",
            "message": "is leeg, maar verplicht",
        }
    ]
    assert "is leeg, maar verplicht" in page.content.decode()
    assert "Naam in het Nederlands. Tekst, hoogstens 120 tekens. Verplicht." in (
        page.content.decode()
    )
    assert not Theme.objects.filter(reference="nieuw").exists()


def test_refused_rows_can_be_downloaded(checked) -> None:
    browser, upload = checked(a_file("themes.csv", BROKEN))

    answer = browser.get(f"{upload.get_absolute_url()}geweigerd/")

    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    rows = [[cell.value for cell in row] for row in book["themes"].rows]
    assert rows[0][:3] == ["_row", "id", "label_nl"]
    assert rows[1][:2] == ["3", "kapot"]
    assert rows[1][-1] == "label_nl: is leeg, maar verplicht"


def test_a_file_with_problems_is_never_imported(checked, run_jobs) -> None:
    browser, upload = checked(a_file("themes.csv", BROKEN))

    browser.post(f"{upload.get_absolute_url()}importeer/")

    assert run_jobs() == 0
    assert not Theme.objects.filter(reference="nieuw").exists()


def test_a_check_writes_nothing_and_an_import_writes_all(checked, run_jobs) -> None:
    browser, upload = checked(a_file("themes.csv", MENDED))
    before = Theme.objects.filter(reference__in=["nieuw", "kapot"]).count()

    browser.post(f"{upload.get_absolute_url()}importeer/")
    run_jobs()

    upload.refresh_from_db()
    assert before == 0
    assert Theme.objects.filter(batch=upload.batch).count() == 2
    assert upload.batch.by == upload.by
    assert upload.batch.fingerprint == upload.fingerprint
    assert upload.batch.counts == {
        "themes": {"created": 2, "changed": 0, "unchanged": 0}
    }


def test_exactly_the_checked_file_is_imported(checked, run_jobs) -> None:
    browser, upload = checked(a_file("themes.csv", MENDED))
    (upload.folder / "files" / "themes.csv").write_text("id,label_nl\nander,Ander\n")

    browser.post(f"{upload.get_absolute_url()}importeer/")
    run_jobs()

    upload.refresh_from_db()
    assert upload.state == Upload.State.REFUSED
    assert not Theme.objects.filter(reference="ander").exists()


def test_records_that_changed_since_the_check_are_found_again(
    checked, run_jobs, db
) -> None:
    theme = Theme.objects.create(reference="er-nog", label_nl="Er nog")
    browser, upload = checked(
        a_file("activities.csv", "id,title,status,themes\nAX,x,planned,er-nog\n")
    )
    theme.delete()

    browser.post(f"{upload.get_absolute_url()}importeer/")
    run_jobs()

    before, _row = upload.problem_count, upload.refresh_from_db()
    assert (before, upload.problem_count) == (0, 1)
    assert (upload.step, upload.batch) == (Upload.Step.CHECK, None)


def test_an_import_is_undone_on_screen(checked, run_jobs) -> None:
    browser, upload = checked(a_file("themes.csv", MENDED))
    browser.post(f"{upload.get_absolute_url()}importeer/")
    run_jobs()
    batch = Batch.objects.latest("at")

    page = browser.get(reverse("exchange_batch", args=[batch.pk])).content.decode()
    browser.post(reverse("exchange_take_back", args=[batch.pk]))
    run_jobs()

    batch.refresh_from_db()
    assert "2 records die binnenkwamen, gaan weer weg" in page
    assert batch.undone_at is not None
    assert Theme.objects.filter(reference__in=["nieuw", "kapot"]).count() == 0
    after = browser.get(reverse("exchange_batch", args=[batch.pk])).content.decode()
    assert "ongedaan gemaakt" in after


def test_what_others_lean_on_cannot_be_undone_and_says_why(
    signed_in, demo_years, run_jobs
) -> None:
    browser = signed_in("staff")
    first = Batch.objects.earliest("pk")
    address = reverse("exchange_batch", args=[first.pk])

    page = browser.get(address).content.decode()
    browser.post(reverse("exchange_take_back", args=[first.pk]))

    assert "Deze import kun je niet ongedaan maken." in page
    assert run_jobs() == 0
    first.refresh_from_db()
    assert first.undone_at is None


# -- files -----------------------------------------------------------------------------


def test_a_zip_of_csv_files_is_checked_too(checked) -> None:
    _browser, upload = checked(a_file("jaar.zip", a_zip(themes=MENDED)))

    assert (upload.total("created"), upload.problem_count) == (2, 0)


def test_several_csv_files_are_checked_together(checked) -> None:
    _browser, upload = checked(
        a_file("activities.csv", "id,title,status,themes\nAX,x,planned,nieuw\n"),
        a_file("themes.csv", MENDED),
    )

    assert str(upload) == "activities.csv, themes.csv"
    assert (upload.total("created"), upload.problem_count) == (3, 0)


def test_the_name_of_a_csv_file_may_be_in_capitals(checked) -> None:
    _browser, upload = checked(a_file("Themes.CSV", MENDED))

    assert (upload.total("created"), upload.problem_count) == (2, 0)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([], "verplicht"),
        ([a_file("jaar.pdf", "x")], "Kies een werkmap"),
        ([a_file("themes (1).csv", MENDED)], "is geen blad van het formaat"),
        ([a_file("themes.csv", "x"), a_file("y.zip", "x")], "geen mengeling"),
        ([a_file("themes.csv", "x"), a_file("themes.csv", "y")], "dezelfde naam"),
        ([a_file("themes.csv", "")], "leeg"),
    ],
)
def test_wrong_files_are_refused_beside_the_field(signed_in, files, says) -> None:
    for file in files:
        file.seek(0)

    answer = signed_in("staff").post(f"{HOME}controleer/", {"upload": files})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Upload.objects.count() == 0


def test_an_upload_that_is_too_large_is_refused_before_it_is_kept(
    signed_in, settings, exchange_dir
) -> None:
    settings.LARGEST_REQUEST_BYTES = 1000

    answer = signed_in("staff").post(
        f"{HOME}controleer/", {"upload": a_file("themes.csv", "x" * 2000)}
    )

    assert answer.status_code == 422
    assert "meer dan 50 MB" in answer.content.decode()
    assert not exchange_dir.exists()


def test_an_unreadable_file_says_why(checked) -> None:
    browser, upload = checked(a_file("jaar.xlsx", b"\xd0\xcf\x11\xe0 oud"))

    page = browser.get(upload.get_absolute_url()).content.decode()

    assert upload.state == Upload.State.REFUSED
    assert "beveiligd met een wachtwoord" in page


def test_throwing_away_removes_the_files(checked, exchange_dir) -> None:
    browser, upload = checked(a_file("themes.csv", MENDED))

    browser.post(f"{upload.get_absolute_url()}weg/")

    assert list(exchange_dir.iterdir()) == []
    assert Upload.objects.count() == 0


def test_thousands_of_problems_are_paged(checked) -> None:
    rows = "".join(f"T{n},\n" for n in range(3000))
    browser, upload = checked(a_file("themes.csv", f"id,label_nl\n{rows}"))

    page = browser.get(upload.get_absolute_url(), {"p": "2"}).content.decode()

    assert (upload.problem_count, len(upload.problems)) == (3000, 1000)
    assert page.count('role="row"') == 51
    assert "er zijn er nog 2.000" in page


# -- exporting -------------------------------------------------------------------------


def exported(browser, run_jobs, form: str) -> tuple[Export, bytes]:
    browser.post(f"{HOME}exporteer/", {"year": "2019", "form": form})
    run_jobs()
    export = Export.objects.latest("created_at")
    answer = browser.get(f"{export.get_absolute_url()}download/")
    return export, b"".join(answer.streaming_content)


@pytest.mark.parametrize("form", ["xlsx", "zip"])
def test_a_year_goes_out_and_comes_in_again_unchanged(
    signed_in, demo_years, run_jobs, form
) -> None:
    browser = signed_in("case_worker")
    _export, content = exported(browser, run_jobs, form)

    browser.post(f"{HOME}controleer/", {"upload": a_file(f"2019.{form}", content)})
    run_jobs()

    upload = Upload.objects.latest("created_at")
    assert upload.problems == []
    assert (upload.total("created"), upload.total("changed")) == (0, 0)
    assert upload.total("unchanged") > 5000


def test_remediation_stays_out_for_who_may_not_see_it(
    signed_in, demo_years, run_jobs
) -> None:
    browser = signed_in("staff")

    export, content = exported(browser, run_jobs, "zip")

    text = read_zip(content)
    hidden = Support.objects.filter(kind="remediation", requested_on__year=2019)
    assert hidden.count() > 0
    for support in hidden:
        assert support.reference not in text["supports"]
        assert support.reference not in text["support_sessions"]
        assert support.reference not in text["support_participants"]
        for request in support.requests.all():
            assert f"\n{request.reference}," not in text["requests"]
    assert export.left_out >= hidden.count()
    page = browser.get(export.get_absolute_url()).content.decode()
    assert f"{export.left_out} vertrouwelijke records zijn weggelaten" in page


def test_what_stays_out_is_not_lost_when_it_comes_in_again(
    signed_in, demo_years, run_jobs
) -> None:
    browser = signed_in("staff")
    _export, content = exported(browser, run_jobs, "xlsx")

    browser.post(f"{HOME}controleer/", {"upload": a_file("2019.xlsx", content)})
    run_jobs()

    upload = Upload.objects.latest("created_at")
    assert (upload.problem_count, upload.total("changed")) == (0, 0)


def read_zip(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {Path(n).stem: packed.read(n).decode() for n in packed.namelist()}


# -- waiting ---------------------------------------------------------------------------


def test_a_job_shows_how_far_it_is_and_htmx_gets_only_that_part(signed_in) -> None:
    browser = signed_in("staff")
    browser.post(f"{HOME}controleer/", {"upload": a_file("themes.csv", MENDED)})
    address = Upload.objects.latest("created_at").get_absolute_url()

    whole = browser.get(address).content.decode()
    part = browser.get(address, headers={"HX-Request": "true"}).content.decode()

    assert '<meta http-equiv="refresh" content="3">' in whole
    assert "<progress" in whole
    assert part.strip().startswith('<div class="exchange__progress"')


def test_htmx_is_told_to_load_the_page_when_the_job_is_done(checked) -> None:
    browser, upload = checked(a_file("themes.csv", MENDED))

    answer = browser.get(upload.get_absolute_url(), headers={"HX-Request": "true"})

    assert answer.headers["HX-Refresh"] == "true"
