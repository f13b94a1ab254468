"""One of everything that an address can ask for, and the address that asks for it."""

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import reverse
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

from django.contrib.auth.models import Group
from django.utils import timezone

from steunpunt.config.roles import RECORD_APPS
from steunpunt.reports.models import Edition, Picture, ReportPage
from steunpunt.support.models import Support, SupportRequest, SupportSession
from tests.access.addresses import Address
from tests.access.people import People

CONFIDENTIAL = {
    "support": Support.objects.filter(kind="remediation"),
    "supportrequest": SupportRequest.objects.filter(
        supports__kind="remediation"
    ),
    "supportsession": SupportSession.objects.filter(support__kind="remediation"),
}


class Things:
    """Real objects of the demonstration."""

    def __init__(self, people: People) -> None:
        self.page = ReportPage.objects.get(period_code="2019", locale__language_code="nl")
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
            password="open",
        )
        self.key = Authenticator.objects.create(
            user=people.superuser, type="webauthn", data={"name": "sleutel"}
        )
        log(Support.objects.first(), "wagtail.edit", user=people.superuser)
        self.records = {
            model._meta.model_name: self._ordinary(model)
            for label in RECORD_APPS
            for model in apps.get_app_config(label).get_models()
        }
        self.own = {
            "wagtailsites": Site.objects.get().pk,
            "wagtaillocales": Locale.objects.get(language_code="en").pk,
            "wagtailusers_users": people.users["no_role"].pk,
            "wagtailusers_groups": Group.objects.get(name="staff").pk,
            "wagtailadmin_collections": self.collection.pk,
        }

    @staticmethod
    def _ordinary(model):
        """A record that is not confidential."""
        hidden = CONFIDENTIAL.get(model._meta.model_name)
        found = model._default_manager.order_by("pk")
        return (found.exclude(pk__in=hidden.values("pk")) if hidden is not None else found).first()
