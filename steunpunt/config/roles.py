"""What each role may do. Keys are stable; Django keeps a group for each of them.

Editing a report and publishing it are different rights: an editor writes, an approver
puts an edition before the public.
"""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

RECORD_APPS = ("sector", "programme", "support", "channels", "questionnaires")
BACK_OFFICE = "wagtailadmin.access_admin"
SEE_RECORDS = "records.view_change"
SEE_PEOPLE = "records.view_personal_data"
MERGE = ("sector.merge_person", "sector.merge_organisation")
IMPORT = "exchange.import_records"
EXPORT = "exchange.export_records"
SEE_MAIL = "mail.view_message"
MAIL = (SEE_MAIL, "mail.decide_message", "mail.change_editedtext")

#: read by whom the record itself names, or by nobody
FOR_NOBODY = {
    "programme.AccessNeed",
    "programme.Hold",
    "programme.TrackHold",
    "programme.CalendarAddress",
    "programme.EvaluationInvitation",
}

#: role → what it may do with money; others do not see it
MONEY: dict[str, tuple[str, ...]] = {
    "finance": ("view", "add", "change"),
    "auditor": ("view",),
    "administrator": ("view", "add", "change", "delete"),
}
#: rows of a form, that whoever may change it takes away too
MONEY_ROWS = (
    "money.delete_orderline",
    "money.delete_pricerule",
    "money.delete_cancellationstep",
)

#: what hangs on an activity, that whoever may change it takes away too
PROGRAMME_ROWS = ("programme.delete_reading",)

#: role → what it may do with records, and which permissions it has beside that
ROLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "staff": (
        ("view", "add", "change"),
        (
            SEE_RECORDS,
            SEE_PEOPLE,
            *MERGE,
            IMPORT,
            EXPORT,
            *MAIL,
            *PROGRAMME_ROWS,
        ),
    ),
    "case_worker": (
        ("view", "add", "change"),
        (
            SEE_RECORDS,
            SEE_PEOPLE,
            *MERGE,
            IMPORT,
            EXPORT,
            *MAIL,
            *PROGRAMME_ROWS,
            "support.view_remediation",
            "support.decide_supportrequest",
        ),
    ),
    "editor": (("view",), (SEE_RECORDS,)),
    "approver": (("view",), (SEE_RECORDS, "reports.publish_edition")),
    "finance": (
        ("view",),
        (SEE_RECORDS, SEE_PEOPLE, *MONEY_ROWS, "programme.change_ordertolookat"),
    ),
    "auditor": (
        ("view",),
        (SEE_RECORDS, SEE_PEOPLE, EXPORT, SEE_MAIL, "support.view_remediation"),
    ),
    "administrator": (
        ("view", "add", "change", "delete"),
        (
            SEE_RECORDS,
            SEE_PEOPLE,
            *MERGE,
            IMPORT,
            EXPORT,
            *MAIL,
            "support.view_remediation",
            "support.decide_supportrequest",
            "reports.publish_edition",
        ),
    ),
}
PAGE_RIGHTS = {
    "editor": ("add_page", "change_page"),
    "approver": ("change_page",),
    "administrator": ("add_page", "change_page", "publish_page"),
}
#: role → what it may do with pictures; who adds one, may mend it
PICTURE_RIGHTS = {
    "staff": ("add_image", "choose_image"),
    "case_worker": ("add_image", "choose_image"),
    "editor": ("add_image", "choose_image"),
    "administrator": ("add_image", "choose_image", "change_image", "delete_image"),
}


def sync_roles() -> None:
    """Give every role its group and its permissions, and nothing else."""
    for role, (actions, extra) in ROLES.items():
        group, _new = Group.objects.get_or_create(name=role)
        wanted = {
            *extra,
            BACK_OFFICE,
            *_permissions_in(RECORD_APPS, actions),
            *_permissions_in(("money",), MONEY.get(role, ())),
        }
        group.permissions.set(
            permission
            for permission in Permission.objects.select_related("content_type")
            if f"{permission.content_type.app_label}.{permission.codename}" in wanted
        )
        _give_page_rights(group, PAGE_RIGHTS.get(role, ()))
        _give_picture_rights(group, PICTURE_RIGHTS.get(role, ()))


def _permissions_in(labels: tuple[str, ...], actions: tuple[str, ...]) -> set[str]:
    return {
        f"{label}.{action}_{model._meta.model_name}"
        for label in labels
        for model in apps.get_app_config(label).get_models()
        for action in actions
        if model._meta.label not in FOR_NOBODY
    }


def _give_page_rights(group: Group, rights: tuple[str, ...]) -> None:
    root = Page.objects.filter(depth=1).first()
    GroupPagePermission.objects.filter(group=group).delete()
    for right in rights:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=right
        )
        GroupPagePermission.objects.create(
            group=group, page=root, permission=permission
        )


def _give_picture_rights(group: Group, rights: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.filter(group=group).delete()
    for right in rights:
        permission = Permission.objects.get(
            content_type__app_label="wagtailimages", codename=right
        )
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )
