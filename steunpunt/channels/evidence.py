"""Files that show where a reading comes from: for staff only, under a name to keep.

They lie in the media folder, so that backups hold them, but the site never serves
them from there: `views.evidence` does, to who may see readings.
"""

from pathlib import Path, PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.db.models import Model
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

FOLDER = "evidence"
LARGEST = 10 * 1024 * 1024
KINDS = {".csv", ".jpeg", ".jpg", ".ods", ".pdf", ".png", ".txt", ".webp", ".xlsx"}


class EvidenceStorage(FileSystemStorage):
    """A folder whose files have no address of their own."""

    @property
    def location(self) -> str:  # type: ignore[override] # settings may change in tests
        return str(Path(settings.MEDIA_ROOT) / FOLDER)

    @property
    def base_location(self) -> str:  # type: ignore[override] # likewise
        return self.location

    def url(self, name: str | None) -> str:
        raise NotImplementedError("Evidence is shown by `channels.views.evidence`.")


def evidence_storage() -> EvidenceStorage:
    """Where the files of readings lie."""
    return EvidenceStorage()


def evidence_path(record: Model, name: str) -> str:
    """A folder that nobody can guess, with the name that the file came with."""
    return f"{get_random_string(16)}/{PurePath(name).name[-60:]}"


def check_evidence(file: File[bytes]) -> None:
    """Raise ValidationError for a kind of file that we do not keep, or a huge one."""
    if PurePath(file.name or "").suffix.lower() not in KINDS:
        raise ValidationError(
            _("Choose a file of one of these kinds: %(kinds)s."),
            params={"kinds": ", ".join(sorted(KINDS))},
        )
    if (file.size or 0) > LARGEST:
        raise ValidationError(_("Choose a file of at most 10 MB."))
