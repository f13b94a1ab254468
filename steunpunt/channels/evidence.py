"""Files that show where a reading comes from: for staff only, under a name to keep.

They lie in the media folder, so that backups hold them, but the site never serves
them from there: `views.evidence` does, to who may see readings.
"""

from pathlib import Path, PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

FOLDER = "evidence"
LARGEST = 10 * 1024 * 1024
KINDS = {".csv", ".jpeg", ".jpg", ".ods", ".pdf", ".png", ".txt", ".webp", ".xlsx"}


def evidence_storage() -> FileSystemStorage:
    """Where the files lie; they have no address of their own."""
    return FileSystemStorage(Path(settings.MEDIA_ROOT) / FOLDER, base_url=None)


def evidence_path(record: Model, name: str) -> str:
    """A folder that nobody can guess, with the name that the file came with."""
    return f"{get_random_string(16)}/{PurePath(name).name[-60:]}"


def check_evidence(file: UploadedFile) -> None:
    """Raise ValidationError for a kind of file that we do not keep, or a huge one."""
    if PurePath(file.name or "").suffix.lower() not in KINDS:
        raise ValidationError(
            _("Choose a file of one of these kinds: %(kinds)s."),
            params={"kinds": ", ".join(sorted(KINDS))},
        )
    if (file.size or 0) > LARGEST:
        raise ValidationError(_("Choose a file of at most 10 MB."))
