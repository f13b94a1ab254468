"""Someone of each role, and those who have none."""

from django.contrib.auth.models import Group
from django.test import Client

from steunpunt.accounts.models import User
from steunpunt.accounts.proving import account_of
from steunpunt.config.roles import ROLES

#: column of the table → who it is
COLUMNS = ("anonymous", "inactive", "no_role", *ROLES, "superuser")


class People:
    """Clients that are signed in, by column of the table."""

    def __init__(self) -> None:
        make = User.objects.create_user
        self.users: dict[str, User | None] = {"anonymous": None}
        self.users["inactive"] = make("weg@example.org", "x", is_active=False)
        self.users["inactive"].groups.add(Group.objects.get(name="administrator"))
        # As a visitor: for their own pages only.
        self.users["no_role"] = account_of("zonder@example.org")
        for role in ROLES:
            self.users[role] = make(f"{role}@example.org", "x")
            self.users[role].groups.add(Group.objects.get(name=role))
        self.superuser = User.objects.create_superuser("alles@example.org", "x")
        self.users["superuser"] = self.superuser

    def client(self, column: str, **kwargs) -> Client:
        """Someone's browser."""
        client = Client(**kwargs)
        user = self.users[column]
        if user is not None:
            client.force_login(user)
        return client
