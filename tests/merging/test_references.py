"""Nothing can refer to a person or an organisation unknown to a merge."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.core.exceptions import ImproperlyConfigured

from steunpunt.programme.models import Registration
from steunpunt.records import references
from steunpunt.records.merging import CannotMerge, merge
from steunpunt.records.models import Record
from steunpunt.records.references import Reference, declare, undeclared
from steunpunt.sector.models import Organisation, Person
from steunpunt.sector.tests.builders import a_person


def kinds_that_merge() -> list[type[Record]]:
    records = (m for m in apps.get_models() if issubclass(m, Record))
    return [model for model in records if model.merges]


def test_people_and_organisations_merge() -> None:
    assert kinds_that_merge() == [Organisation, Person]


@pytest.mark.parametrize("model", kinds_that_merge())
def test_every_foreign_key_to_them_is_declared(model) -> None:
    assert undeclared(model) == [], (
        "declare it in the references.py of its app: what does a merge do with it?"
    )


def test_no_record_refers_to_them_without_a_foreign_key() -> None:
    ours = [m for m in apps.get_models() if m.__module__.startswith("steunpunt.")]
    loose = [
        model
        for model in ours
        if any(isinstance(f, GenericForeignKey) for f in model._meta.private_fields)
    ]
    assert loose == []


@pytest.mark.django_db
def test_a_merge_is_refused_while_something_unknown_refers(monkeypatch) -> None:
    monkeypatch.delitem(references.declared, "programme.registration.person")

    with pytest.raises(CannotMerge, match=r"programme\.registration\.person"):
        merge(a_person(), a_person())


def test_a_declaration_names_a_foreign_key_once() -> None:
    with pytest.raises(ImproperlyConfigured):
        declare(Reference(Registration, "person", label="registrations"))
    with pytest.raises(ImproperlyConfigured):
        declare(Reference(Registration, "status", label="registrations"))
