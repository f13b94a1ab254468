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

from steunpunt.accounts import codes
from steunpunt.accounts.models import SignInCode, User
from steunpunt.design.models import CentreSettings
from steunpunt.exchange.models import Export, Undo, Upload
from steunpunt.figures.periods import Period
from steunpunt.mail.models import EditedText, EditedTextVersion, Message, MessageStep
from steunpunt.mail.tests.builders import a_message
from steunpunt.money.tests.builders import an_order, one_of_each
from steunpunt.programme.models import (
    AccessNeed,
    Activity,
    ActivityKind,
    Booking,
    BookingAnswers,
    CalendarAddress,
    Certificate,
    ChecklistItem,
    ChecklistLine,
    ErasureRequest,
    EvaluationInvitation,
    EvaluationRound,
    FollowUp,
    GoDecision,
    Hold,
    LateChange,
    Mailing,
    OrderToLookAt,
    Reading,
    RegistrationQuestions,
    Room,
    Series,
    SessionTrainer,
    Track,
    TrackHold,
    TrackPart,
    Trainer,
)
from steunpunt.programme.own import calendar
from steunpunt.programme.own.erasing import ask_erasure
from steunpunt.programme.tests.builders import (
    a_certificate,
    a_checklist_item,
    a_checklist_line,
    a_decision,
    a_late_change,
    a_mailing,
    a_reading,
    a_room,
    a_trainer,
    an_activity,
)
from steunpunt.questionnaires.answering import take_in
from steunpunt.questionnaires.models import (
    Answer,
    AnswerSet,
    Question,
    Questionnaire,
    QuestionnaireVersion,
)
from steunpunt.questionnaires.tests.builders import a_questionnaire
from steunpunt.records.models import Batch, KeptApart, Merge
from steunpunt.reports.models import (
    Chapter,
    ChapterStep,
    ChapterTask,
    Edition,
    EditionStory,
    ReportPage,
)
from steunpunt.sector.models import Theme

NOON = dt.datetime(2019, 3, 4, 12, tzinfo=dt.UTC)
MORNING = dt.datetime(2019, 3, 4, 9, tzinfo=dt.UTC)
DAY = dt.date(2019, 3, 4)
DAY_BEFORE = dt.date(2019, 3, 3)

#: what makes a row wrong, for each check; `F` takes a value of the row itself
BREAKS = {
    "address_proven_exactly_when_dated": {
        "email": "another@x.example",
        "proven_email": "another@x.example",
    },
    "code_is_tried_three_times_at_most": {"tries": 4},
    "code_lasts_a_while": {"expires_at": F("made_at")},
    "late_change_of_name_says_who": {"kind": "name", "first_name": ""},
    "late_change_is_decided_exactly_when_dated": {"outcome": "granted"},
    "a_refused_late_change_says_why": {
        "outcome": "refused",
        "decided_at": F("asked_at"),
    },
    "checklist_line_says_something": {"words": ""},
    "checklist_item_says_something": {"words": ""},
    "only_a_done_item_says_by_whom": {"done_by_id": 1},
    "refund_is_above_zero": {"amount": 0},
    "not_going_on_has_a_reason": {"goes_on": False, "note": ""},
    "mailing_goes_to_a_known_group": {"group": "friends"},
    "mailing_says_something": {"body_nl": ""},
    "mailing_is_whole_in_english_or_not_there": {"subject_en": "Hello"},
    "mailing_went_to_someone": {"count": 0},
    "correction_has_a_reason": {"number": 2, "reason": ""},
    "who_prepares_does_not_check": {"preparer_id": F("checker_id")},
    "who_prepares_does_not_approve": {"preparer_id": F("approver_id")},
    "chapter_is_checked_exactly_with_its_text": {"status": "checked", "seen": ""},
    "chapter_step_status_is_known": {"status": "dream"},
    "chapter_sent_back_says_why": {"status": "preparing", "note": ""},
    "chapter_task_says_something": {"words": ""},
    "only_a_done_chapter_task_says_by_whom": {"done_by_id": 1},
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
    "activity_has_a_place_or_no_limit": {"places": 0},
    "minimum_fits_in_the_places": {"places": 2, "minimum": 3, "decide_on": DAY},
    "minimum_has_a_day_to_decide": {"minimum": 2, "decide_on": None},
    "registration_closes_after_it_opens": {"opens_at": NOON, "closes_at": MORNING},
    "an_offer_stands_for_an_hour": {"offer_hours": 0},
    "a_certificate_takes_a_session": {"sessions_for_certificate": 0},
    "certificate_versions_start_at_one": {"version": 0},
    "admission_is_known": {"admission": "dream"},
    "booking_is_for_someone": {"seats": 0, "together": 0},
    "together_are_at_most_all": {"seats": 2, "together": 3},
    "hold_keeps_all_or_nothing": {"seats": 2, "kept": 1},
    "hold_of_a_track_keeps_its_seats": {"kept": 0, "booking_id": None},
    "hold_lasts_a_while": {"made_at": NOON, "expires_at": MORNING},
    "purpose_of_a_questionnaire_is_known": {"purpose": "dream"},
    "answers_are_kept_a_day_at_least": {"answers_kept_days": 0},
    "versions_are_numbered_from_one": {"number": 0},
    "question_kind_is_known": {"position": 9, "kind": "dream"},
    "scale_of_a_question_has_two_to_eleven_steps": {
        "position": 9,
        "kind": "scale",
        "lowest": 5,
        "highest": 5,
    },
    "choice_has_choices": {"position": 9, "kind": "choice", "choices_nl": ""},
    "answers_are_about_something": {"about": ""},
    "answer_is_words_or_a_number": {"text": "", "number": None},
    "purpose_of_a_round_is_known": {"purpose": "dream"},
    "round_closes_after_it_opens": {
        "purpose": "follow_up",
        "opens_on": DAY,
        "closes_on": DAY_BEFORE,
    },
    "applied_is_known": {"applied": "dream"},
    "erasure_is_decided_exactly_when_dated": {"status": "done"},
    "erasure_says_why_exactly_when_refused": {"reason": "zomaar"},
    "order_to_look_at_has_other_half_days": {"half_days_now": 2},
    "who_looked_at_an_order_did_so_once": {"looked_by_id": 1},
    "reading_is_about_something": {"activity": None, "theme": None},
    "reading_is_here_or_over_https": {"address": "http://lezen.example/"},
    "reading_says_what_it_is": {"kind": "dream"},
    "room_holds_someone": {"name": "Other", "capacity": 0},
    "parts_of_a_track_count_from_one": {"position": 0},
    "offered_exactly_with_a_deadline": {
        "status": "offered",
        "cancelled_at": None,
        "cancelled_by": "",
        "offered_until": None,
    },
    "only_a_cancelled_registration_says_by_whom": {
        "status": "confirmed",
        "cancelled_at": None,
        "cancelled_by": "centre",
    },
    "who_cancelled_is_known": {
        "status": "cancelled",
        "cancelled_at": NOON,
        "cancelled_by": "dream",
    },
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
    "erased_person_has_no_details": {
        "first_name": "Lotte",
        "erased_at": "2020-01-01T00:00:00Z",
    },
    "half_day_rule_counts_something": {"minutes_per_half_day": 0},
    "merge_is_of_two_records": {"kept_id": "1", "absorbed_id": "1"},
    "who_undid_a_merge_has_a_date": {"undone_by_id": 1, "undone_at": None},
    "kept_apart_are_two_records": {"first_id": "1", "second_id": "1"},
    "message_status_is_known": {"status": "dream", "next_attempt_at": None},
    "message_waits_exactly_for_an_attempt": {"next_attempt_at": None},
    "message_is_leased_exactly_while_being_sent": {
        "leased_until": NOON,
        "leased_by": "somebody",
    },
    "message_lease_has_a_holder": {
        "status": "sending",
        "next_attempt_at": None,
        "leased_until": NOON,
    },
    "message_sent_exactly_when_dated": {"sent_at": NOON},
    "message_in_doubt_says_why": {"status": "failed", "next_attempt_at": None},
    "message_is_about_one_record_or_none": {"about_type": "sector.person"},
    "message_is_blanked_whole_once_settled": {"blanked_at": NOON},
    "message_step_status_is_known": {"status": "dream"},
    "edited_text_says_something": {"body": ""},
    "text_version_is_whole_or_standard": {"body": ""},
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


def a_report() -> ReportPage:
    from wagtail.models import Page

    return Page.get_first_root_node().add_child(
        instance=ReportPage(title="A year", slug="a-year", period_code="2018")
    )


def a_chapter(model: type[models.Model]) -> models.Model:
    """With somebody to check it and to approve it, a step and a task."""
    checker, approver = (
        User.objects.create(email=f"{name}@steunpunt.example") for name in ("b", "c")
    )
    chapter = Chapter.objects.create(
        page=a_report(), block="first", checker=checker, approver=approver
    )
    chapter.steps.create(status="to_check", at=NOON)
    chapter.tasks.create(words="Ask for a picture")
    return model.objects.get()


def a_story_of(edition: Edition) -> EditionStory:
    page = a_report()
    revision = page.save_revision()
    return EditionStory.objects.create(edition=edition, page=page, revision=revision)


def a_visitor(model: type[models.Model]) -> models.Model:
    codes.make_code("somebody@x.example")
    calendar.new_address(User.objects.create(email="somebody@x.example"))
    return model.objects.first()


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


def a_booked_form(model: type[models.Model]) -> models.Model:
    activity = Activity.objects.first()
    booking = Booking.objects.create(activity=activity, made_at=MORNING)
    AccessNeed.objects.create(booking=booking, words="large print", consented_at=NOON)
    track = Track.objects.create(title="Nieuw in het werk")
    Hold.objects.create(
        activity=activity,
        booking=booking,
        whole=TrackHold.objects.create(track=track, token_hash="t"),  # noqa: S106 - of nobody
        token_hash="h",  # noqa: S106 - of nobody
        made_at=MORNING,
        expires_at=NOON,
    )
    return model.objects.get()


def an_order_to_look_at(_model: type[models.Model]) -> models.Model:
    return OrderToLookAt.objects.create(
        activity=Activity.objects.first(),
        order=an_order(),
        half_days_before=2,
        half_days_now=3,
        noted_at=NOON,
    )


def asked_afterwards(model: type[models.Model]) -> models.Model:
    """A round with an invitation, and what came of it."""
    activity = Activity.objects.first()
    asked = EvaluationRound.objects.create(
        activity=activity, purpose="evaluation", opens_on=DAY_BEFORE, closes_on=DAY
    )
    EvaluationInvitation.objects.create(
        round=asked,
        registration=activity.registrations.first(),
        token_hash="h",  # noqa: S106 - of nobody
        invited_on=DAY,
    )
    FollowUp.objects.create(activity=activity, applied="yes")
    return model.objects.get()


def a_question_with_an_answer(model: type[models.Model]) -> models.Model:
    """Of a draft, asked with a registration."""
    version = a_questionnaire("registration", published=False).versions.get()
    question = version.questions.first()
    answer_set = take_in(version, "x:1", {question: 2}, mixed=False)
    activity = Activity.objects.first()
    RegistrationQuestions.objects.create(
        activity=activity, questionnaire=version.questionnaire
    )
    BookingAnswers.objects.create(
        booking=Booking.objects.create(activity=activity, made_at=MORNING),
        answer_set=answer_set,
    )
    return model.objects.first()


def planned(model: type[models.Model]) -> models.Model:
    """An activity with a trainer, in a room, of a series and of a track."""
    activity = Activity.objects.first()
    session = activity.sessions.first()
    SessionTrainer.objects.create(session=session, trainer=a_trainer())
    TrackPart.objects.create(
        activity=activity, track=Track.objects.create(title="Nieuw in het werk")
    )
    Series.objects.create(title="Groepsdynamica")
    a_room(capacity=20)
    return model.objects.first()


def a_letter(model: type[models.Model]) -> models.Model:
    """Of a text with a version in Dutch, and of a message that waits."""
    wording = {"code": "mail.trial", "language": "nl", "subject": "Dag", "body": "Dag"}
    if model in (EditedText, EditedTextVersion):
        return model.objects.create(**wording)
    message = a_message()
    if model is MessageStep:
        return message.steps.create(status="sending", at=NOON)
    return message


MADE = {
    CalendarAddress: a_visitor,
    SignInCode: a_visitor,
    AccessNeed: a_booked_form,
    Booking: a_booked_form,
    ChecklistItem: lambda _model: a_checklist_item(),
    ChecklistLine: lambda _model: a_checklist_line(kind=ActivityKind.objects.first()),
    Certificate: lambda _model: a_certificate(),
    GoDecision: lambda _model: a_decision(),
    Hold: a_booked_form,
    TrackHold: a_booked_form,
    ErasureRequest: lambda _model: ask_erasure("lotte@x.example"),
    OrderToLookAt: an_order_to_look_at,
    LateChange: lambda _model: a_late_change(),
    Mailing: lambda _model: a_mailing(),
    Answer: a_question_with_an_answer,
    AnswerSet: a_question_with_an_answer,
    BookingAnswers: a_question_with_an_answer,
    Question: a_question_with_an_answer,
    Questionnaire: a_question_with_an_answer,
    QuestionnaireVersion: a_question_with_an_answer,
    RegistrationQuestions: a_question_with_an_answer,
    EvaluationInvitation: asked_afterwards,
    EvaluationRound: asked_afterwards,
    FollowUp: asked_afterwards,
    Reading: lambda _model: a_reading(an_activity(), theme=Theme.objects.first()),
    Room: planned,
    Series: planned,
    SessionTrainer: planned,
    Track: planned,
    TrackPart: planned,
    Trainer: planned,
    EditedText: a_letter,
    EditedTextVersion: a_letter,
    Message: a_letter,
    MessageStep: a_letter,
    Upload: an_import,
    Export: an_import,
    Undo: an_import,
    Merge: two_that_look_alike,
    KeptApart: two_that_look_alike,
}


def a_right(model: type[models.Model]) -> models.Model:
    """A row of this model that breaks no rule."""
    if model in (Chapter, ChapterStep, ChapterTask):
        return a_chapter(model)
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
