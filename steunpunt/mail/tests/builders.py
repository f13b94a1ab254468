"""Messages and texts to try things on."""

from steunpunt.accounts.models import User
from steunpunt.mail.envelope import Address
from steunpunt.mail.models import Message
from steunpunt.mail.posting import post

ELA = Address("Éla Peeters", "ela@example.org")


def a_user(email: str = "noor@example.org") -> User:
    return User.objects.create_superuser(email, "x", first_name="Noor")


def a_message(key: str = "one", **more) -> Message:
    """A message that waits; `more` changes what is given to `post`."""
    given = {
        "to": ELA,
        "language": "nl",
        "values": {"name": "Éla", "link": "https://steunpunt.example/beheer/"},
    }
    return post("mail.trial", key=key, **(given | more))
