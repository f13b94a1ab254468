"""Every rule that the database holds is broken once, to see that it holds.

For each constraint of every model: a copy of a row that is right, with the least that
makes it wrong, is written past all forms and checks of the code.
"""

import datetime as dt
import uuid

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import F
from wagtail.models import Site

from steunpunt.accounts.models import User
from steunpunt.design.models import CentreSettings
from steunpunt.exchange.models import Export, Undo, Upload
from steunpunt.figures.periods import Period
from steunpunt.money.tests.builders import one_of_each
from steunpunt.records.models import Batch, KeptApart, Merge
from steunpunt.reports.models import Edition, EditionStory, ReportPage

NOON = dt.datetime(2019, 3, 4, 12, tzinfo=dt.UTC)
MORNING = dt.datetime(2019, 3, 4, 9, tzinfo=dt.UTC)
DAY = dt.date(2019, 3, 4)
DAY_BEFORE = dt.date(2019, 3, 3)

#: what makes a row wrong, for each check; `F` takes a value of the row itself
BREAKS = {
    "correction_has_a_reason": {"number": 2, "reason": ""},
    "upload_refused_exactly_with_a_reason": {"state": "refused", "batch": None},
    "upload_has_a_batch_only_when_imported": {"state": "waiting", "batch": F("batch")},
    "upload_with_problems_is_not_imported": {"step": "import", "problem_count": 3},
    "export_refused_exactly_with_a_reason": {"state": "refused", "message": ""},
    "undo_refused_exactly_with_a_reason": {"state": "refused", "message": ""},
    "held_activity_has_a_first_session": {"status": "held", "starts_on": None},
    "activity_status_is_known": {"status": "dream"},
    "session_ends_after_it_starts": {"starts_at": NOON, "ends_at": MORNING},
    "half_days_set_by_hand_have_a_reason": {
        "half_days_override": 3,
        "half_days_reason": "",
    },
    "session_numbers_start_at_one": {"number": 0},
    "session_status_is_known": {"status": "dream"},
    "session_mode_is_known": {"mode": "dream"},
    "scale_goes_up": {"scale_lowest": 10, "scale_highest": 1, "overall": None},
    "overall_score_lies_on_its_scale": {"scale_highest": 10, "overall": 11},
    "would_recommend_is_0_to_10": {"would_recommend": 11},
    "cancelled_exactly_when_dated": {"status": "cancelled", "cancelled_at": None},
    "registration_status_is_known": {"status": "dream", "cancelled_at": None},
    "nobody_replaces_themselves": {"id": 10**9, "replaces_id": 10**9},
    "decided_exactly_when_dated": {"decision": "accepted", "decided_on": None},
    "declined_exactly_with_a_reason": {
        "decision": "declined",
        "decided_on": dt.date(2030, 1, 1),
        "decline_reason": None,
    },
    "decided_after_it_was_received": {"received_on": dt.date(2030, 1, 1)},
    "only_a_decision_has_a_decider": {
        "decision": "",
        "decided_on": None,
        "decided_by_id": 1,
        "decline_reason": None,
    },
    "decision_is_known": {"decision": "dream"},
    "channel_is_known": {"channel": "dream"},
    "closed_after_it_was_asked": {"requested_on": DAY, "closed_on": DAY_BEFORE},
    "support_kind_is_known": {"kind": "dream"},
    "support_session_ends_after_it_starts": {"starts_at": NOON, "ends_at": MORNING},
    "support_session_has_both_times_or_neither": {"starts_at": NOON, "ends_at": None},
    "given_support_session_has_half_days": {"status": "given", "half_days": 0},
    "support_session_status_is_known": {"status": "dream"},
    "month_is_1_to_12": {"month": 13},
    "year_of_a_reading_is_1990_to_2200": {"year": 1989},
    "metric_is_known": {"metric": "dream"},
    "period_of_a_reading_has_two_ends": {"period_from": DAY, "period_to": None},
    "organisation_is_not_merged_into_itself": {"id": 10**9, "merged_into_id": 10**9},
    "enterprise_number_has_ten_digits": {"enterprise_number": "123"},
    "enterprise_number_has_a_right_check": {"enterprise_number": "0404055578"},
    "association_code_is_v_and_seven_digits": {"association_code": "W1234567"},
    "person_is_not_merged_into_itself": {"id": 10**9, "merged_into_id": 10**9},
    "half_day_rule_counts_something": {"minutes_per_half_day": 0},
    "merge_is_of_two_records": {"kept_id": "1", "absorbed_id": "1"},
    "who_undid_a_merge_has_a_date": {"undone_by_id": 1, "undone_at": None},
    "kept_apart_are_two_records": {"first_id": "1", "second_id": "1"},
    "vat_category_is_known": {"category": "X", "rate": 0},
    "vat_rate_exactly_when_taxed": {"category": "S", "rate": 0},
    "no_vat_has_a_reason": {"category": "E", "rate": 0, "reason_nl": ""},
    "price_unit_is_known": {"unit": "dream"},
    "price_is_not_below_zero": {"amount": -1},
    "price_target_group_is_known": {"target_group": "dream"},
    "policy_counts_known_days": {"days": "dream"},
    "no_show_share_is_0_to_100": {"no_show_share": 101},
    "step_has_a_share_or_a_fixed_fee": {"share": 10, "fixed_fee": 10},
    "there_is_one_seller": {"only": False},
    "terms_are_1_to_365_days": {"terms_days": 0},
    "buyer_number_has_ten_digits": {"buyer_enterprise_number": "123"},
    "buyer_number_has_a_right_check": {"buyer_enterprise_number": "0404055578"},
    "order_is_in_a_known_language": {"language": "fr"},
    "buyer_country_is_two_letters": {"buyer_country": "be"},
    "order_line_is_above_zero": {"quantity": 0},
    "counter_kind_is_known": {"kind": "X"},
    "invoice_adds_up": {"tax": 1},
    "creditnote_adds_up": {"tax": 1},
    "invoice_is_due_after_it_was_issued": {"due_on": DAY},
    "credit_note_has_a_reason": {"reason": ""},
    "payment_is_above_zero": {"amount": 0},
    "payment_by_bank_has_a_statement": {"statement": None},
    "allocation_is_above_zero": {"amount": 0},
    "online_payment_is_above_zero": {"amount": 0, "provider_id": "tr_2"},
    "online_status_is_of_the_provider": {"status": "started", "provider_id": "tr_2"},
    "reminders_count_from_one": {"number": 0},
}
ENDS_BEFORE_IT_STARTS = {"valid_from": DAY, "valid_to": DAY_BEFORE}

OURS = [
    model for model in apps.get_models() if model.__module__.startswith("steunpunt")
]
CHECKS = [
    pytest.param(model, rule, id=rule.name)
    for model in OURS
    for rule in model._meta.constraints
    if isinstance(rule, models.CheckConstraint)
]
UNIQUE = [
    pytest.param(model, rule.fields, id=rule.name)
    for model in OURS
    for rule in model._meta.constraints
    if isinstance(rule, models.UniqueConstraint)
] + [
    pytest.param(model, (field.name,), id=f"{model._meta.label}.{field.name}")
    for model in OURS
    for field in model._meta.local_fields
    if field.unique and not field.primary_key
]


def of_an_edition(model: type[models.Model]) -> models.Model:
    """A row of a published year; its comparison and thanks come beside it."""
    from steunpunt.reports.models import Appreciation, Comparison
    from steunpunt.reports.publishing import publish

    edition = publish(Period.year(2018), by=None)
    if model is Comparison:
        return Comparison.objects.create(edition=edition, compared_at=NOON)
    if model is Appreciation:
        return Appreciation.objects.create(period_code="2018")
    if model is EditionStory:
        return a_story_of(edition)
    return model.objects.first()


def a_story_of(edition: Edition) -> EditionStory:
    from wagtail.models import Page

    page = Page.get_first_root_node().add_child(
        instance=ReportPage(title="A year", slug="a-year", period_code="2018")
    )
    revision = page.save_revision()
    return EditionStory.objects.create(edition=edition, page=page, revision=revision)


def an_import(model: type[models.Model]) -> models.Model:
    batch = Batch.objects.create(source="year.xlsx")
    own = {
        Upload: {
            "name": "year.xlsx",
            "fingerprint": "f",
            "batch": batch,
            "state": "done",
            "step": "import",
        },
        Export: {"period_code": "2019"},
        Undo: {"batch": batch},
    }[model]
    by = User.objects.create(email="somebody@steunpunt.example")
    return model.objects.create(language="nl", by=by, **own)


def two_that_look_alike(model: type[models.Model]) -> models.Model:
    names = {
        Merge: {"kept_id": "1", "absorbed_id": "2"},
        KeptApart: {"first_id": "1", "second_id": "2"},
    }[model]
    return model.objects.create(model="sector.person", **names)


MADE = {
    Upload: an_import,
    Export: an_import,
    Undo: an_import,
    Merge: two_that_look_alike,
    KeptApart: two_that_look_alike,
}


def a_right(model: type[models.Model]) -> models.Model:
    """A row of this model that breaks no rule."""
    if model._meta.app_label == "reports":
        return of_an_edition(model)
    if model._meta.app_label == "money":
        one_of_each()
        return model.objects.first()
    if model is User:
        return User.objects.create(email="somebody@steunpunt.example")
    if model is CentreSettings:
        return CentreSettings.for_site(Site.objects.get(is_default_site=True))
    return model.objects.first() or MADE[model](model)


def copy_of(row: models.Model, **changes) -> models.Model:
    """The same row once more, with a key of its own."""
    key = row._meta.pk
    fresh = type(row)()
    for field in row._meta.local_concrete_fields:
        if not field.generated:
            setattr(fresh, field.attname, getattr(row, field.attname))
    new = uuid.uuid4() if isinstance(key, models.UUIDField) else None
    setattr(fresh, key.attname, new)
    for name, value in changes.items():
        own = getattr(row, value.name) if isinstance(value, F) else value
        setattr(fresh, name, own)
    return fresh


def write(row: models.Model) -> None:
    """Past `save`, `clean` and every verb."""
    with transaction.atomic():
        type(row)._base_manager.bulk_create([row])


def own_reference(row: models.Model) -> dict[str, str]:
    return {"reference": "one-of-its-own"} if hasattr(row, "reference") else {}


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "rule"), CHECKS)
def test_the_database_refuses_a_row_that_is_wrong(model, rule) -> None:
    row = a_right(model)
    wrong = BREAKS.get(rule.name)
    if rule.name.endswith("_ends_after_it_starts") and not wrong:
        wrong = ENDS_BEFORE_IT_STARTS

    with pytest.raises(IntegrityError, match=rule.name):
        write(copy_of(row, **own_reference(row), **wrong))


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "fields"), UNIQUE)
def test_the_database_refuses_the_same_twice(model, fields) -> None:
    row = of_its_own(model, fields)
    reference = {} if "reference" in fields else own_reference(row)

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        write(copy_of(row, **reference))


def of_its_own(model: type[models.Model], fields: tuple[str, ...]) -> models.Model:
    """A row in which the fields are filled; what replaces another is made so."""
    row = a_right(model)
    if fields == ("replaces",):
        other = model.objects.exclude(pk=row.pk).first()
        model.objects.filter(pk=row.pk).update(replaces=other)
        row.refresh_from_db()
    return row
