"""What this installation is set to: everything comes from the environment, and every default is a safe one."""

import os
import secrets
import sys
from pathlib import Path

# Debian 12's SQLite can lose commits in a rare checkpoint race (fixed in 3.51.3); this wheel carries a fixed one.
import pysqlite3

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

PACKAGE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("REGIE_DATA", "var")).resolve()
DATA.mkdir(parents=True, exist_ok=True)


def kept_secret(name: str) -> str:
    """The secret from the environment, else one made on the first start and kept in the data folder."""
    if os.environ.get(name):
        return os.environ[name]
    file = DATA / name.lower()
    if not file.exists():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "w") as opened:
            opened.write(secrets.token_urlsafe(48))
    return file.read_text().strip()


def database(url: str) -> dict[str, object]:
    """Django's settings for PostgreSQL at any address that libpq reads, or for SQLite when it is empty."""
    if not url or url.startswith("sqlite:"):
        return sqlite(Path(url.removeprefix("sqlite:")) if url else DATA / "regie.sqlite3")
    from regie import postgresql  # noqa: PLC0415  on SQLite nobody needs it

    return postgresql.settings_for(url)


def sqlite(file: Path) -> dict[str, object]:
    """SQLite that keeps what it acknowledged through a power cut: WAL, synchronous=FULL, IMMEDIATE."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        # A thread keeps its connection: opening one costs more than a press.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;"
            # What is deleted or written over is zeroed at once: erasing leaves nothing in a free corner of the file.
            "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON;",
        },
        "TEST": {"NAME": str(file.with_name("test-" + file.name))},
    }


DEBUG = False
DEMO = os.environ.get("REGIE_DEMO") == "1"
SECRET_KEY = kept_secret("REGIE_SECRET_KEY")
# An earlier secret, so that what was sealed under it stays readable after a change.
SECRET_KEY_FALLBACKS = [old for old in os.environ.get("REGIE_OLD_SECRET_KEYS", "").split(",") if old]
ALLOWED_HOSTS = os.environ.get("REGIE_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("REGIE_ORIGINS", "").split(",") if origin]
DATABASES = {"default": database(os.environ.get("REGIE_DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# With IMMEDIATE every GET would take the write lock.
ATOMIC_REQUESTS = False

INSTALLED_APPS = [
    "regie",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
]
MIDDLEWARE = [
    "regie.web.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "regie.web.middleware.Clock",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "regie.web.middleware.ChosenLanguage",
    "regie.web.middleware.SignsOfLife",
    "django.contrib.messages.middleware.MessageMiddleware",
    "regie.web.middleware.Refusals",
]
ROOT_URLCONF = "regie.urls"
ASGI_APPLICATION = "regie.asgi.application"
AUTH_USER_MODEL = "regie.Person"
LOGIN_URL = "web:login"
# So often a name may be tried in vain from one address, and so long it waits then. Both are our own choice: enough for
# a bad morning, and 960 guesses a day at a password of twelve characters.
LOGIN_ATTEMPTS = int(os.environ.get("REGIE_LOGIN_ATTEMPTS", "10"))
LOGIN_WAIT_MINUTES = int(os.environ.get("REGIE_LOGIN_WAIT_MINUTES", "15"))
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "regie.web.layout.page",
            ],
            "builtins": [
                "regie.web.templatetags.regie_look",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
            "libraries": {
                "regie_look": "regie.web.templatetags.regie_look",
                "regie_panels": "regie.web.templatetags.regie_panels",
            },
        },
    }
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# Style sheets, fonts and icons of others come from pinned packages at set-up; a wheel carries them in `vendor/`.
PACKAGED_VENDOR = PACKAGE / "vendor"
NODE_MODULES = PACKAGE.parent / "node_modules"
VENDOR = {
    "utrecht": "@utrecht/component-library-css/dist",
    "voorbeeld": "@nl-design-system-unstable/voorbeeld-design-tokens/dist",
    "noto-sans": "@fontsource/noto-sans",
    "tabler": "@tabler/icons/icons",
}
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
HOUSE_STYLE = DATA / "huisstijl"
for folder in (STATIC_ROOT, HOUSE_STYLE):
    folder.mkdir(exist_ok=True)
VENDORED = {
    name: folder
    for name, path in VENDOR.items()
    for folder in (NODE_MODULES / path, PACKAGED_VENDOR / name)
    if folder.is_dir()
}
# Drawn inside the pages, never asked for by address: six thousand files that no start has to look at.
ICONS = VENDORED.pop("tabler", PACKAGED_VENDOR / "tabler") / "outline"
STATICFILES_DIRS = [
    ("huisstijl", HOUSE_STYLE),
    *((f"vendor/{name}", folder) for name, folder in VENDORED.items()),
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("REGIE_HTTPS") == "1"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_FAILURE_VIEW = "regie.web.views.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Without REGIE_SMTP (smtp://user:password@host:port) letters to staff are written as files, and the screen says so.
SMTP_URL = os.environ.get("REGIE_SMTP", "")
MAIL_FOLDER = DATA / "mail"
MAIL_FROM = os.environ.get("REGIE_MAIL_FROM", "Regie <regie@localhost>")
# Push services may write here when something is wrong with our messages (RFC 8292).
VAPID_CONTACT = os.environ.get("REGIE_VAPID_CONTACT", "mailto:regie@localhost.invalid")
PUBLIC_URL = os.environ.get("REGIE_PUBLIC_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
SIA_HOST = os.environ.get("REGIE_SIA_HOST", "127.0.0.1")
SIA_PORT = int(os.environ.get("REGIE_SIA_PORT", "10500"))
# mqtt://user:password@host:1883 or mqtts://…; empty: no buttons over MQTT.
MQTT_URL = os.environ.get("REGIE_MQTT_URL", "")
# Two processes with the same name would throw each other off the broker.
MQTT_CLIENT = os.environ.get("REGIE_MQTT_CLIENT", "regie")
# Megabytes kept free for alarms on a disk that is full otherwise; 0 keeps nothing.
BALLAST_MB = int(os.environ.get("REGIE_BALLAST_MB", "256"))
EMERGENCY_NUMBER = os.environ.get("REGIE_EMERGENCY_NUMBER", "112")

# Files with a case: how large one may be, and how many pixels an image may have once it is unpacked.
EVIDENCE_MAX_MB = int(os.environ.get("REGIE_EVIDENCE_MAX_MB", "10"))
EVIDENCE_MAX_PIXELS = int(os.environ.get("REGIE_EVIDENCE_MAX_MEGAPIXELS", "40")) * 1_000_000
# clamd:/run/clamav/clamd.ctl, clamd:host:3310 or command:clamdscan --no-summary -; empty: not configured, and said so.
ANTIVIRUS = os.environ.get("REGIE_ANTIVIRUS", "")
# 1: a button to dictate where the browser offers it. Off, because the maker of the browser may process the sound.
DICTATION = os.environ.get("REGIE_DICTATION") == "1"

# Called every twenty seconds while nothing can keep an alarm from arriving; whoever keeps it tells you when it stops.
HEARTBEAT_URL = os.environ.get("REGIE_HEARTBEAT_URL", "")

# How long a burst of presses may go by what was just asked: who hangs where, who is on duty (journal/memory.py).
REMEMBER_SECONDS = 1.0

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["regie.api.tokens.PersonToken", "regie.api.tokens.Session"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "regie.api.answering.OneForm",
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "regie.api.paging.Pages",
    "PAGE_SIZE": 50,
    "EXCEPTION_HANDLER": "regie.api.errors.problem",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Regie",
    "DESCRIPTION": "One press, the right people come, one of them is in charge, and nothing is forgotten after.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "SERVERS": [{"url": f"{PUBLIC_URL}/api/v1"}],
    "CONTACT": {"name": "Regie", "email": "regie@example.org", "url": "https://example.org/regie"},
    "LICENSE": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    "POSTPROCESSING_HOOKS": ["regie.api.schema.complete"],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("REGIE_LOG", "WARNING")},
    "loggers": {"regie": {"level": os.environ.get("REGIE_LOG", "INFO")}},
}
