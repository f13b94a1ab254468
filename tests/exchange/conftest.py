"""People with a role, and jobs that run when a test says so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from steunpunt.accounts.models import User
from steunpunt.config.roles import sync_roles


@pytest.fixture(autouse=True)
def exchange_dir(settings, tmp_path) -> Path:
    """Where files of jobs go; each test has its own."""
    settings.EXCHANGE_DIR = tmp_path / "exchange"
    return settings.EXCHANGE_DIR


@pytest.fixture
def run_jobs(db) -> Callable[[], int]:
    """Do what stands in the queue, as the worker does; returns how many there were."""

    def run() -> int:
        waiting = list(DBTaskResult.objects.ready())
        for found in waiting:
            DBTaskResult.objects.filter(pk=found.pk).delete()
            import_string(found.task_path).call(*found.args_kwargs["args"])
        return len(waiting)

    return run


@pytest.fixture
def someone(db) -> Callable[[str], User]:
    """Make somebody with a role."""
    sync_roles()

    def make(role: str) -> User:
        user = User.objects.create_user(f"{role}@example.org", "x", first_name=role)
        user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def signed_in(client: Client, someone) -> Callable[[str], Client]:
    """A browser in which somebody with a role is signed in."""

    def sign_in(role: str) -> Client:
        client.force_login(someone(role))
        return client

    return sign_in
