"""Two hundred at once for one place, for fifty, and with a waiting list.

`python -m bench.registering` does it twenty times each, and measures.
"""

import pytest
from django.db import connection

from tests.rush.site import a_site, ask
from tests.rush.visitors import outcomes, rush

pytestmark = pytest.mark.slow

CLIENTS = 200


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    """A site of its own, from the database that is migrated already."""
    folder = tmp_path_factory.mktemp("rush")
    environment = {"STEUNPUNT_DATA_DIR": str(folder)}
    with django_db_blocker.unblock():
        name = connection.settings_dict["NAME"]
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(folder / "steunpunt.sqlite3")])
        else:
            environment["STEUNPUNT_DATABASE_URL"] = _copy_of(name)
    with a_site(environment) as made:
        yield made


def _copy_of(name: str) -> str:
    """Another database like this one, on the same server."""
    import os
    from urllib.parse import urlsplit, urlunsplit

    own = f"rush_{os.getpid()}"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {own}")
        cursor.execute(f'CREATE DATABASE {own} TEMPLATE "{name}"')
    address = urlsplit(os.environ["STEUNPUNT_DATABASE_URL"])
    return urlunsplit(address._replace(path=f"/{own}"))


@pytest.mark.parametrize(
    ("places", "waiting_list", "met"),
    [
        (1, False, {"confirmed": 1, "refused": CLIENTS - 1}),
        (50, False, {"confirmed": 50, "refused": CLIENTS - 50}),
        (50, True, {"confirmed": 50, "waiting": CLIENTS - 50}),
    ],
)
def test_never_more_than_there_are_and_everybody_gets_an_answer(
    site, places, waiting_list, met
) -> None:
    activity = ask(site, "activity", places, int(waiting_list))

    visits = rush(site.port, activity, CLIENTS, waiting=waiting_list)

    assert outcomes(visits) == met
    found = ask(site, "counts", activity)
    met.pop("refused", None)
    assert found["statuses"] == met
    assert found["twice"] == []
