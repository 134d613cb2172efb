"""Every setting, in one file, each from an environment variable with a default that works on one machine.

`DATABASE_URL` chooses the database: SQLite in `RUMO_HOME` by default, PostgreSQL in production. `docs/deployment.md`
lists the variables.
"""

from __future__ import annotations

import shlex
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.FileAwareEnv()

PACKAGE = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules
# Everything an installation writes when it has no database server and no object storage.
HOME = Path(tempfile.mkdtemp(prefix="rumo-test-") if TESTING else env("RUMO_HOME", default="var")).resolve()

# --- what kind of installation this is ------------------------------------------------------------
DEBUG = env.bool("RUMO_DEBUG", default=False)
DEMO = env.bool("RUMO_DEMO", default=False)
# The day everybody agrees on; tests and the demo move it (see core.clock).
TODAY = date.fromisoformat(env("RUMO_TODAY")) if env("RUMO_TODAY", default="") else None

SECRET_KEY = env("RUMO_SECRET_KEY", default="")
if not SECRET_KEY and (HOME / "secret_key").exists():  # `rumo serve` makes one for an installation on one machine
    SECRET_KEY = (HOME / "secret_key").read_text()
if not SECRET_KEY:
    if not (DEBUG or TESTING):
        raise ImproperlyConfigured("RUMO_SECRET_KEY is not set; it must be long, random and kept secret.")
    SECRET_KEY = "for-development-only-" + "0" * 50

BASE_URL = env("RUMO_URL", default="http://127.0.0.1:8000").rstrip("/")
SECURE = BASE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("RUMO_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("RUMO_TRUSTED_ORIGINS", default=[BASE_URL] if SECURE else [])

# --- rooms, lowest last: the same order as the layers contract ------------------------------------
INSTALLED_APPS = [
    "rumo.demo",
    "rumo.api",
    "rumo.portal",
    "rumo.reports",
    "rumo.intake",
    "rumo.monitoring",
    "rumo.planning",
    "rumo.growth",
    "rumo.expertise",
    "rumo.events",
    "rumo.meetings",
    "rumo.assignments",
    "rumo.documents",
    "rumo.directory",
    "rumo.accounts",
    "rumo.core",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rumo.core.logs.RequestLogMiddleware",
    "rumo.core.public_pages.KeptPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rumo.core.middleware.SessionEndedMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rumo.core.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "rumo.config.urls"
WSGI_APPLICATION = "rumo.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rumo.core.context.shell",
                "rumo.directory.context.region",
            ],
            "builtins": [
                "rumo.core.templatetags.ui",
                "rumo.core.templatetags.fields",
                "rumo.core.templatetags.lists",
                "rumo.core.templatetags.words",
            ],
        },
    }
]

# --- data -----------------------------------------------------------------------------------------
DATABASES: dict[str, Any] = {"default": env.db("DATABASE_URL", default=f"sqlite:///{HOME / 'rumo.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    if TESTING:
        # A file, for threads share no in-memory database.
        DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}
    else:
        # To open the file costs more than most pages: its whole schema is read. A thread keeps it open.
        DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["OPTIONS"] = {
        # A write takes its lock at BEGIN, so two writers wait for each other instead of failing halfway.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {})
    if not TESTING:
        DATABASES["default"]["OPTIONS"]["pool"] = {
            "min_size": env.int("RUMO_DB_POOL_MIN", default=1),
            "max_size": env.int("RUMO_DB_POOL_MAX", default=8),
        }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MEDIA_ROOT = HOME / "files"
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
if env("RUMO_S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env("RUMO_S3_BUCKET"),
            "endpoint_url": env("RUMO_S3_ENDPOINT", default=None),
            "region_name": env("RUMO_S3_REGION", default=None),
            "access_key": env("RUMO_S3_KEY", default=None),
            "secret_key": env("RUMO_S3_SECRET", default=None),
            "default_acl": "private",
            "file_overwrite": False,
        },
    }
MAX_UPLOAD_MB = env.int("RUMO_MAX_UPLOAD_MB", default=25)
# A command that reads a file from its input and exits with 0 (clean) or 1 (infected): «clamdscan --no-summary -».
VIRUS_SCANNER = shlex.split(env("RUMO_VIRUS_SCANNER", default=""))
VIRUS_SCANNER_SECONDS = 60
# Old papers brought at once; Django itself refuses more than 100 files of one form.
MAX_BATCH_FILES = env.int("RUMO_MAX_BATCH_FILES", default=50)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("RUMO_STATIC_ROOT", default=str(HOME / "static")))
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [PACKAGE / "static"]
# The bundle is served straight from the package when nobody has run collectstatic (development, demo, tests).
WHITENOISE_USE_FINDERS = DEBUG or TESTING
WHITENOISE_AUTOREFRESH = DEBUG

# --- public pages ---------------------------------------------------------------------------------
# So long a browser shows a public page without asking again; 0 keeps none (tests write without a trail).
PUBLIC_SECONDS = env.int("RUMO_PUBLIC_SECONDS", default=0 if DEBUG or TESTING else 60)
CACHES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Apart, so that many pages never push out what is counted in the other.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

# --- other systems --------------------------------------------------------------------------------
# Hosts of the own network that webhooks may be sent to; any other must be of the public internet and speak HTTPS.
WEBHOOK_HOSTS = env.list("RUMO_WEBHOOK_HOSTS", default=[])

# --- background work ------------------------------------------------------------------------------
TASKS = {
    "default": {
        "BACKEND": env(
            "RUMO_TASKS_BACKEND",
            default="django_tasks.backends.immediate.ImmediateBackend"
            if TESTING
            else "django_tasks_db.DatabaseBackend",
        ),
        "QUEUES": ["default"],
    }
}

# --- sign-in --------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if TESTING:
    # A slow hash is the point in production and a waste for a cast of ten in every test.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:desk"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "rumo.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip"}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "РУМО"
AXES_FAILURE_LIMIT = env.int("RUMO_LOGIN_ATTEMPTS", default=5)
AXES_COOLOFF_TIME = timedelta(minutes=env.int("RUMO_LOGIN_COOLOFF_MINUTES", default=15))
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "rumo.accounts.lockout.lockout_response"
AXES_USERNAME_CALLABLE = "rumo.accounts.lockout.attempted_address"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
INVITATION_DAYS = env.int("RUMO_INVITATION_DAYS", default=14)

# --- mail -----------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://" if not DEMO else "dummymail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("RUMO_MAIL_FROM", default="РУМО <no-reply@localhost>")

# --- language and time ----------------------------------------------------------------------------
LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский")]
TIME_ZONE = env("RUMO_TIME_ZONE", default="Europe/Moscow")
USE_I18N = True
USE_TZ = True

# --- safety ---------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SECURE and env.bool("RUMO_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.int("RUMO_HSTS_SECONDS", default=31536000 if SECURE else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_FAILURE_VIEW = "rumo.core.views.csrf_failure"
if env.bool("RUMO_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    AXES_IPWARE_PROXY_COUNT = 1

# --- logs: one JSON object a line, plain text for a person at a terminal --------------------------
LOG_LEVEL = env("RUMO_LOG_LEVEL", default="WARNING" if TESTING or DEMO else "INFO")
LOG_FORMAT = env("RUMO_LOG_FORMAT", default="plain" if DEBUG or DEMO else "json")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
            "json_ensure_ascii": False,
            "rename_fields": {"asctime": "at", "levelname": "level", "name": "logger"},
        },
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    # The handler has the level too: the worker sets its own loggers to INFO whatever is asked for.
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "level": LOG_LEVEL}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {"django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}

SILENCED_SYSTEM_CHECKS: list[str] = []
