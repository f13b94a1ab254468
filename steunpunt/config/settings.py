"""All settings; what differs between machines comes from STEUNPUNT_… variables.

docs/reference/settings.md lists the variables.
"""

import secrets
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from steunpunt.config import environment as env

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = env.folder("STEUNPUNT_DATA_DIR", BASE_DIR / "data")


def _secret_key() -> str:
    """The key from the environment, else one made once and kept in the data folder."""
    if key := env.text("STEUNPUNT_SECRET_KEY", ""):
        return key
    kept = DATA_DIR / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64))
    return kept.read_text()


# -- Where the site lives --------------------------------------------------------------
SITE_URL = env.text("STEUNPUNT_URL", "http://localhost:8000").rstrip("/")
HTTPS = SITE_URL.startswith("https://")
SITE_HOST = SITE_URL.split("://")[1].split("/")[0].split(":")[0]
DEBUG = env.flag("STEUNPUNT_DEBUG", default=False)
SECRET_KEY = _secret_key()
# With https only its own name: links in mail are made with the name that was asked for.
ALLOWED_HOSTS = env.words(
    "STEUNPUNT_HOSTS",
    SITE_HOST if HTTPS else f"{SITE_HOST},localhost,127.0.0.1,[::1]",
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# -- Apps: the layers of pyproject.toml, top first -------------------------------------
INSTALLED_APPS = [
    "steunpunt.config.apps.ConfigApp",
    "steunpunt.demo",
    "steunpunt.website",
    "steunpunt.reports",
    "steunpunt.exchange",
    "steunpunt.programme",
    "steunpunt.support",
    "steunpunt.channels",
    "steunpunt.money",
    "steunpunt.questionnaires.apps.QuestionnairesConfig",
    "steunpunt.sector",
    "steunpunt.records.apps.RecordsConfig",
    "steunpunt.mail.apps.MailConfig",
    "steunpunt.pictures",
    "steunpunt.figures.apps.FiguresConfig",
    "steunpunt.accounts.apps.AccountsConfig",
    "steunpunt.design",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.locales",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "steunpunt.design.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "steunpunt.config.guarding.keep_private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "steunpunt.accounts.second_factor.ask_for_second_factor",
    "steunpunt.config.guarding.GuardScreens",
    "steunpunt.records.middleware.remember_who",
]

ROOT_URLCONF = "steunpunt.config.urls"
WSGI_APPLICATION = "steunpunt.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "steunpunt.design.context_processors.site",
            ],
            "builtins": ["steunpunt.design.templatetags.components"],
        },
    }
]

# -- Database: SQLite in the data folder, or PostgreSQL --------------------------------
_DATABASE_URL = env.text("STEUNPUNT_DATABASE_URL", "")
SQLITE_OPTIONS = {
    "timeout": 20,
    # FULL: what was confirmed to a person also survives a power cut.
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
        "PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;PRAGMA foreign_keys=ON;"
    ),
}
if _DATABASE_URL:
    DATABASES = {"default": dj_database_url.parse(_DATABASE_URL)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "steunpunt.config.sqlite",
            "NAME": str(DATA_DIR / "steunpunt.sqlite3"),
            "OPTIONS": SQLITE_OPTIONS,
        }
    }
# A fresh connection costs more than most pages: SQLite reads its whole schema anew.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# All processes count guesses at passwords together. Large, so that nobody can push
# out what was counted.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# -- People who sign in ----------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
VISITORS_LOGIN_REDIRECT_URL = "programme:own"
ACCOUNT_ADAPTER = "steunpunt.accounts.adapter.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""  # the sender says who we are
# Codes for one mailbox: enough for who mistypes, too few to guess or to flood it.
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,3/m/key,12/h/key"}
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Whoever opens the back office shows a second factor (accounts/second_factor.py).
REQUIRE_2FA = env.flag("STEUNPUNT_REQUIRE_2FA", default=HTTPS)

# -- Back office -----------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Steunpunt"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
# Passwords and addresses change where allauth asks again who you are.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False  # who is invited signs in with a code
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "json", "odt", "pdf", "txt", "xlsx", "zip"]
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "dutch"}
}
TAGGIT_CASE_INSENSITIVE = True

# -- Languages and time ----------------------------------------------------------------
LANGUAGE_CODE = "nl"
LOCALE_PATHS = [BASE_DIR / "steunpunt" / "locale"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = "steunpunt.config.formats"
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

# -- Files -----------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
IMPORT_MAX_UPLOAD_BYTES = 50 * 1024 * 1024
LARGEST_REQUEST_BYTES = IMPORT_MAX_UPLOAD_BYTES + 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "steunpunt.design.uploads.RefuseTooLarge",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Files to import and exported years: private, never served, gone after a week.
EXCHANGE_DIR = DATA_DIR / "exchange"

# -- Registering -----------------------------------------------------------------------
# Forms for one activity that may be open at once from one address; an office shares it.
MOST_HOLDS_FROM_ONE_ADDRESS = env.number("STEUNPUNT_MOST_HOLDS", 10)

# -- Mail: the outbox, and the server to which a worker sends it -----------------------
EMAIL_BACKEND = "steunpunt.mail.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = env.text("STEUNPUNT_FROM_EMAIL", f"steunpunt@{SITE_HOST}")
# Without a host the site keeps its mail: it can be read in the back office.
SMTP_HOST = env.text("STEUNPUNT_SMTP_HOST", "")
SMTP_PORT = env.number("STEUNPUNT_SMTP_PORT", 587)
SMTP_USER = env.text("STEUNPUNT_SMTP_USER", "")
SMTP_PASSWORD = env.text("STEUNPUNT_SMTP_PASSWORD", "")
SMTP_TLS = env.one_of("STEUNPUNT_SMTP_TLS", "starttls", "tls", "no")
#: after so long without signing in a visitor's account is removed, with a mail before
ACCOUNT_UNUSED_DAYS = env.number("STEUNPUNT_ACCOUNT_UNUSED_DAYS", 730)
#: after the last session, unless a questionnaire says otherwise
ANSWERS_KEPT_DAYS = env.number("STEUNPUNT_ANSWERS_KEEP_DAYS", 180)
MAIL_KEEP_DAYS = env.number("STEUNPUNT_MAIL_KEEP_DAYS", 180)

# -- Paying online: only with a key of the provider ------------------------------------
MOLLIE_KEY = env.text("STEUNPUNT_MOLLIE_KEY", "")
MOLLIE_URL = env.text("STEUNPUNT_MOLLIE_URL", "https://api.mollie.com").rstrip("/")

# -- Background work: search at once, long jobs in the database ------------------------
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# -- Security --------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS and env.flag("STEUNPUNT_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = False  # Wagtail's editor reads it
# The editor shows previews in a frame of our own; nobody else may frame us.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]
# Whoever asks may write any X-Forwarded header, so only those of our own proxies count.
ALLAUTH_TRUSTED_PROXY_COUNT = 0
if env.flag("STEUNPUNT_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = env.number("STEUNPUNT_TRUSTED_PROXIES", 1)

# -- Logs ------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["console"], "propagate": False},
    },
}
