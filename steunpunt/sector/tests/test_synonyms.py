"""Synonyms of a term: tidy, found, and never the name of another."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from steunpunt.programme.models import Level
from steunpunt.sector.models import Theme
from steunpunt.sector.synonyms import tidied

YESTERDAY = timezone.localdate() - timedelta(days=1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        (" inclusie ", "inclusie"),
        ("inclusie, super  diversiteit", "inclusie; super diversiteit"),
        ("inclusie;;\r\nkansen\n, ;", "inclusie; kansen"),
        ("Cohésion, cohesion, COHÉSION", "Cohésion"),
    ],
)
def test_words_are_kept_once_as_they_were_first_typed(typed, kept) -> None:
    assert tidied(typed) == kept
    assert tidied(kept) == kept


@pytest.mark.django_db
def test_its_own_names_are_no_synonyms() -> None:
    theme = Theme(
        reference="d",
        label_nl="Diversiteit",
        label_en="Diversity",
        synonyms="diversiteit, inclusie, DIVERSITY",
    )

    theme.full_clean()

    assert theme.synonyms == "inclusie"
    assert theme.also_called == ["inclusie"]


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["Groepen", "groepen", "Groups"])
def test_a_synonym_is_not_the_name_of_another_in_use(word) -> None:
    Theme.objects.create(label_nl="Groepen", label_en="Groups")
    theme = Theme(reference="t", label_nl="Teams", synonyms=f"ploegen, {word}")

    with pytest.raises(ValidationError) as refused:
        theme.full_clean()

    [message] = refused.value.message_dict["synonyms"]
    assert word in message
    assert "Groepen" in message


@pytest.mark.django_db
def test_a_name_is_not_the_synonym_of_another_in_use() -> None:
    Theme.objects.create(label_nl="Groepen", synonyms="teams; kringen")

    with pytest.raises(ValidationError) as refused:
        Theme(reference="t", label_nl="Teams").full_clean()

    [message] = refused.value.message_dict["label_nl"]
    assert "Groepen" in message


@pytest.mark.django_db
def test_the_name_of_a_retired_one_and_of_another_list_may_live_on() -> None:
    Theme.objects.create(label_nl="Kringen", valid_to=YESTERDAY)
    Level.objects.create(label_nl="Gevorderd")

    Theme(reference="t", label_nl="Groepen", synonyms="kringen, gevorderd").full_clean()
    Theme(
        reference="u", label_nl="Oud", synonyms="Groepen", valid_to=YESTERDAY
    ).full_clean()


@pytest.mark.django_db
def test_a_retired_one_is_offered_only_where_it_stands_already() -> None:
    ours = Theme.objects.filter(reference__in="abc")
    used = Theme.objects.create(reference="a", label_nl="In gebruik")
    retired = Theme.objects.create(reference="b", label_nl="Weg", valid_to=YESTERDAY)
    soon = Theme.objects.create(
        reference="c",
        label_nl="Straks",
        valid_from=timezone.localdate() + timedelta(days=40),
    )

    assert set(ours.to_choose()) == {used, soon}
    assert set(ours.to_choose([None])) == {used, soon}
    assert set(ours.to_choose([retired.pk])) == {used, soon, retired}
    assert (used.is_retired, retired.is_retired, soon.is_retired) == (
        False,
        True,
        False,
    )
