"""The WSGI application that a server runs."""

import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steunpunt.config.settings")
# A thread that holds a lock in the database waits less long for its turn in Python.
sys.setswitchinterval(0.001)
application = get_wsgi_application()
