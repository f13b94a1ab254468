"""One of everything that an address can ask for, and the address that asks for it."""

from datetime import timedelta

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.documents.models import Document
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    Locale,
    PageViewRestriction,
    Site,
    Task,
    UploadedFile,
    Workflow,
)

from steunpunt.config.roles import RECORD_APPS
from steunpunt.mail.envelope import Attachment
from steunpunt.mail.tests.builders import a_message
from steunpunt.money.tests.builders import one_of_each
from steunpunt.pictures.models import Picture
from steunpunt.programme.addresses import slug_of
from steunpunt.programme.afterwards.certificates import issue
from steunpunt.programme.afterwards.inviting import ask_afterwards
from steunpunt.programme.afterwards.links import token_of
from steunpunt.programme.day.checkin import code_of
from steunpunt.programme.models import Series, Track, TrackPart
from steunpunt.programme.own.erasing import ask_erasure
from steunpunt.programme.placing.booking import hold_places
from steunpunt.programme.placing.booking_tracks import hold_track
from steunpunt.programme.tests.builders import (
    a_checklist_line,
    a_mailing,
    a_reading,
    a_registration,
    a_room,
    a_trainer,
    an_activity,
    was_there,
)
from steunpunt.questionnaires.tests.builders import a_questionnaire
from steunpunt.questionnaires.versions import next_version
from steunpunt.reports.models import Edition, ReportPage
from steunpunt.sector.models import Person
from steunpunt.support.models import Support, SupportRequest, SupportSession
from tests.access.people import People

CONFIDENTIAL = {
    "support": Support.objects.filter(kind="remediation"),
    "supportrequest": SupportRequest.objects.filter(supports__kind="remediation"),
    "supportsession": SupportSession.objects.filter(support__kind="remediation"),
}


class Things:
    confidential = CONFIDENTIAL

    """Real objects of the demonstration."""

    def __init__(self, people: People) -> None:
        self.page = ReportPage.objects.get(
            period_code="2019", locale__language_code="nl"
        )
        self.revision = self.page.latest_revision
        self.edition = Edition.objects.get(period_code="2019")
        self.picture = Picture.objects.first()
        self.document = Document.objects.create(
            title="Nota", file=ContentFile(b"een nota", "nota.txt")
        )
        self.uploads = {
            model: UploadedFile.objects.create(
                for_content_type=ContentType.objects.get_for_model(model),
                file=ContentFile(b"x", "x.txt"),
                uploaded_by_user=people.superuser,
            )
            for model in (Picture, Document)
        }
        self.collection = Collection.get_first_root_node().add_child(name="Beelden")
        self.workflow = Workflow.objects.first()
        self.task = Task.objects.first()
        self.session = EditingSession.objects.create(
            user=people.superuser,
            content_type=ContentType.objects.get_for_model(ReportPage),
            object_id=self.page.pk,
            last_seen_at=timezone.now(),
        )
        self.restriction = PageViewRestriction.objects.create(
            page=self.page.copy(update_attrs={"slug": "kopie", "title": "Kopie"}),
            restriction_type="password",
            password="open",  # noqa: S106 - of nobody
        )
        self.activity = an_activity(
            timezone.localdate() + timedelta(days=30), is_public=True, places=9
        )
        _hold, self.token = hold_places(self.activity, 1)
        self.ticket = code_of(a_registration(self.activity))
        self.questionnaire = a_questionnaire()
        self.draft = next_version(self.questionnaire)
        self.asked = self._asked_afterwards()
        log(Support.objects.first(), "wagtail.edit", user=people.superuser)
        one_of_each()
        a_checklist_line()
        self.trainer = a_trainer(agreed_on=timezone.localdate())
        self.track = Track.objects.create(title="Nieuw in het werk", is_public=True)
        TrackPart.objects.create(track=self.track, activity=self.activity)
        _whole, self.track_token = hold_track(self.track, 1)
        Series.objects.create(title="Groepsdynamica")
        a_room()
        a_reading(self.activity)
        self.records = {
            model._meta.model_name: self._ordinary(model)
            for label in (*RECORD_APPS, "money")
            for model in apps.get_app_config(label).get_models()
        }
        held = self.records["activity"]
        self.certificate = issue(held)[0]
        self.door = held.sessions.first()
        self.mailing = a_mailing(held)
        self.message = a_message(
            attachments=[Attachment("nota.txt", b"een nota", "text/plain")]
        )
        self.own = {
            **dict.fromkeys(
                ("mail_message", "mail_decide", "mail_attachment"), self.message.pk
            ),
            "access_person": self.records["person"].pk,
            "access_download": self.records["person"].pk,
            "erase_person": self.records["person"].pk,
            "erase_address": ask_erasure("zonder-naam@elders.example").pk,
            "wagtailsites": Site.objects.get().pk,
            "wagtaillocales": Locale.objects.get(language_code="en").pk,
            "wagtailusers_users": people.users["no_role"].pk,
            "wagtailusers_groups": Group.objects.get(name="staff").pk,
            "wagtailadmin_collections": self.collection.pk,
        }

    @property
    def values(self) -> dict[str, object]:
        """What stands in the places of an address, by their name."""
        plain = {
            name: value
            for value, names in (
                ("reports", "app_label app_name content_type_app_name"),
                ("reportpage", "model_name content_type_model_name"),
                (self.page.pk, "page_id page_to_move_id page_pk object_id"),
                (self.page.get_parent().pk, "parent_page_id destination_id"),
                (self.document.pk, "doc_id document_id"),
                (1, "one number restriction_id task_state_id uploaded_file_id"),
                (1, "workflow_state_id token uidb36 first second"),
                ("x.png", "path filename document_filename"),
                ("abc-def", "key signature"),
            )
            for name in names.split()
        }
        return plain | {
            "code": "2019",
            "block": self.page.body[0].id,
            "session": self.door.pk,
            "certificate": self.certificate.pk,
            "mailing": self.mailing.pk,
            "question": self.draft.questions.first().pk,
            "version": self.draft.pk,
            "year": 2019,
            "person": self.records["person"].pk,
            "kind": "person",
            "text_code": "mail.trial",
            "language": "nl",
            "file": self.message.attachments.get().pk,
            "figure": "programme.participations",
            "action": "delete",
            "action_name": "copy",
            "collection_id": self.collection.pk,
            "filter_spec": "width-100",
            "image_id": self.picture.pk,
            "page_view_restriction_id": self.restriction.pk,
            "revision_id": self.revision.pk,
            "revision_id_a": self.revision.pk,
            "revision_id_b": self.revision.pk,
            "session_id": self.session.pk,
            "task_id": self.task.pk,
            "uidb64": "MQ",
            "workflow_pk": self.workflow.pk,
        }

    def keys_of(self, name: str) -> dict[str, object]:
        """The key of the record that a screen of this name shows, and of another."""
        if name == "website:theme":
            return {"reference": self.records["theme"].reference}
        if name.startswith("programme:"):
            return {
                "pk": self.activity.pk,
                "slug": self._slug_of(name),
                "trainer": self.trainer.pk,
                "track": self.track.pk,
                "token": self._token_of(name),
                "reference": "ABC",
                "ticket": self.ticket,
                "certificate": self.certificate.code,
            }
        space = name.split(":")[0].removeprefix("choose-")
        record = self.records.get(space)
        another = (
            type(record)._default_manager.exclude(pk=record.pk).order_by("pk").first()
            if record
            else None
        )
        return {
            "pk": self.own.get(space, record.pk if record else 1),
            "other": another.pk if another else 1,
        }

    def _token_of(self, name: str) -> str:
        if name.startswith("programme:track_"):
            return self.track_token
        return self.asked if name.endswith(":evaluate") else self.token

    def _slug_of(self, name: str) -> str:
        return {
            "programme:trainer": slug_of(self.trainer.public_name),
            "programme:track": slug_of(self.track.title),
        }.get(name, slug_of(self.activity.title))

    @staticmethod
    def _asked_afterwards() -> str:
        """The link with which somebody may answer about what was yesterday."""
        yesterday = timezone.localdate() - timedelta(days=1)
        activity = an_activity(yesterday, status="held", is_public=True)
        person = Person.objects.create(first_name="Lotte", email="lotte@x.example")
        registration = a_registration(activity, person)
        was_there(registration, activity.sessions.get())
        ask_afterwards()
        return token_of(activity.rounds.get(), registration)

    @staticmethod
    def _ordinary(model):
        """A record that is not confidential."""
        hidden = CONFIDENTIAL.get(model._meta.model_name)
        found = model._default_manager.order_by("pk")
        return (
            found.exclude(pk__in=hidden.values("pk")) if hidden is not None else found
        ).first()
