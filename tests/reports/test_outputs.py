"""Page, PDF, CSV and JSON of one edition never differ."""

import csv
import io
import json
import re
import zipfile

import pikepdf
import pytest
from django.urls import reverse

from steunpunt.reports.dataset import as_csv, as_json, package, public_values
from steunpunt.reports.document import numbers_in
from steunpunt.reports.models import Edition
from steunpunt.reports.numbers import frozen_numbers
from steunpunt.reports.pdf import pdf_of
from steunpunt.reports.views import document_or_404


@pytest.fixture
def story(client, edition) -> str:
    answer = client.get("/jaar/2019/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_csv_and_json_say_the_same_of_every_figure(edition) -> None:
    numbers = frozen_numbers(edition)
    rows = list(csv.DictReader(io.StringIO(as_csv(numbers))))
    figures = json.loads(as_json(numbers))["figures"]

    assert [(r["code"], r["cell"], r["display"]) for r in rows] == [
        (f["code"], f["cell"] or "", f["display"]) for f in figures
    ]
    assert len(rows) == len(list(public_values(numbers)))


def test_every_number_on_the_page_is_in_the_data(story, edition) -> None:
    shown = re.findall(r'data-figure="([^"]+)" data-period="2019"', story)

    assert set(shown) <= set(frozen_numbers(edition).codes())
    assert len(shown) > 40


def test_the_page_shows_the_figures_of_the_edition(story, edition) -> None:
    document = document_or_404(edition)

    for number in numbers_in(document.chapters):
        assert number.display in story


def test_the_pdf_carries_the_same_data_and_every_figure(edition) -> None:
    numbers = frozen_numbers(edition)
    made = pdf_of(document_or_404(edition))

    with pikepdf.open(io.BytesIO(made)) as pdf:
        attached = {
            name: spec.get_file().read_bytes().decode()
            for name, spec in pdf.attachments.items()
        }
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.Lang is not None
    assert attached["figures.csv"] == as_csv(numbers)
    assert attached["figures.json"] == as_json(numbers)


def test_the_pdf_is_accessible_and_archivable(edition, tmp_path) -> None:
    import page as validation

    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of(document_or_404(edition)))

    profile = validation.ValidationProfile.PDF_UA_1
    assert validation.validate_pdf(str(path), profile=profile).is_compliant


def test_the_data_package_is_read_by_an_outsider(edition, tmp_path) -> None:
    from frictionless import Package

    with zipfile.ZipFile(io.BytesIO(package(frozen_numbers(edition)))) as zipped:
        zipped.extractall(tmp_path)

    report = Package(str(tmp_path / "datapackage.json")).validate()

    assert report.valid, report.flatten(["message"])


def test_the_story_costs_few_queries(client, edition, django_assert_max_num_queries):
    client.get("/jaar/2019/")

    with django_assert_max_num_queries(15):
        client.get("/jaar/2019/")


def test_small_cells_are_nowhere_in_public_data(edition) -> None:
    for figure in json.loads(as_json(frozen_numbers(edition)))["figures"]:
        if figure["code"] in ("programme.participations", "remediation.trajectories"):
            assert figure["suppressed"] or not 0 < (figure["value"] or 0) < 5


@pytest.mark.parametrize("code", ["programme.participations", "remediation.half_days"])
def test_rows_about_people_are_not_public(client, edition, code) -> None:
    assert (
        client.get(reverse("reports:rows_csv", args=["2019", code])).status_code == 404
    )


def test_rows_are_there_for_staff(client, edition, noor) -> None:
    client.force_login(noor)

    answer = client.get(
        reverse("reports:rows_csv", args=["2019", "programme.participations"])
    )

    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 1325 + 1


def test_every_figure_has_a_page(client, edition) -> None:
    for code in frozen_numbers(edition).codes():
        assert client.get(f"/cijfers/2019/{code}/").status_code == 200, code


def test_appreciation_counts_once_a_visitor(client, edition) -> None:
    client.get("/jaar/2019/")
    for _ in range(3):
        client.post(reverse("reports:appreciate", args=["2019"]))

    assert "1 " in client.get("/jaar/2019/").content.decode().split('id="cheer"')[1]


def test_an_old_edition_stays_reachable_and_says_so(client, edition, noor) -> None:
    from steunpunt.figures.periods import Period
    from steunpunt.reports.publishing import publish

    publish(Period.year(2019), by=noor, reason="Nagekeken")

    old = client.get("/jaar/2019/editie/1/").content.decode()
    new = client.get("/jaar/2019/").content.decode()

    assert "note--warn" in old
    assert "Nagekeken" in new


def test_a_year_that_was_never_published_is_not_there(client, edition) -> None:
    assert client.get("/jaar/1999/").status_code == 404
    assert client.get("/jaar/onzin/").status_code == 404


def test_an_invented_year_says_so_in_every_form(edition):
    invented = frozen_numbers(Edition.objects.get(period_code="2018"))
    published = frozen_numbers(edition)

    assert invented.invented
    assert not published.invented
    assert json.loads(as_json(invented))["invented"] is True
    assert {
        row["invented"] for row in csv.DictReader(io.StringIO(as_csv(invented)))
    } == {"true"}
    assert {
        row["invented"] for row in csv.DictReader(io.StringIO(as_csv(published)))
    } == {"false"}
