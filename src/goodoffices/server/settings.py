"""Settings, all of them from the environment; see the reference of settings."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.functional import lazy

from goodoffices.server import languages
from goodoffices.server.database import database
from goodoffices.server.folder import secret_key
from goodoffices.server.logs import LOGGING as LOGGING


def _listed(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


# This installation
DATA = Path(os.environ.get("GOODOFFICES_DATA", "data")).absolute()
DEMO = os.environ.get("GOODOFFICES_DEMO") == "1"
# Browsers send secure cookies over https only. Plain http is for one machine, or a room's own network.
HTTP = DEMO or os.environ.get("GOODOFFICES_HTTP") == "1"
# Where a class on a room's own network finds this server: its https and its plain address, and the fingerprint of its
# certificate, with spaces between. It is set by `goodoffices class --lan`, and weakens nothing: it is printed.
LAN = os.environ.get("GOODOFFICES_LAN", "")
# What seals the records at rest; without either it is looked for as a credential of systemd, and in the folder.
MASTER_KEY = os.environ.get("GOODOFFICES_MASTER_KEY", "")
MASTER_KEY_FILE = os.environ.get("GOODOFFICES_MASTER_KEY_FILE", "")
GOODOFFICES_CLOCK = os.environ.get("GOODOFFICES_CLOCK", "goodoffices.server.store.registry.clock")
GOODOFFICES_RANDOMNESS = os.environ.get("GOODOFFICES_RANDOMNESS", "goodoffices.server.store.registry.randomness")
# With which the house signs its records; without it they are a credential of systemd, or in the folder.
HOUSE_KEYS = os.environ.get("GOODOFFICES_HOUSE_KEYS", "")
GOODOFFICES_HOUSE = os.environ.get("GOODOFFICES_HOUSE", "goodoffices.server.signing.house")

# Django
DEBUG = False
SECRET_KEY = os.environ.get("GOODOFFICES_SECRET_KEY") or lazy(secret_key, str)(DATA)
ALLOWED_HOSTS = _listed("GOODOFFICES_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _listed("GOODOFFICES_ORIGINS")
ROOT_URLCONF = "goodoffices.server.urls"
ASGI_APPLICATION = "goodoffices.server.asgi.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "goodoffices.server.store",
    "goodoffices.server.doors",
    "goodoffices.server.desks",
    "goodoffices.server.outside",
    "goodoffices.server.jobs",
    "goodoffices.server.classroom",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "ninja",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "goodoffices.server.doors.headers.headers",
    "goodoffices.server.api.shape.one_shape",
    "goodoffices.server.static.StaticFiles",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
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
                "goodoffices.server.classroom.lan.unprotected",
            ],
        },
    },
]
# One act is at most 1 MiB; sent by a form, each of its bytes can take three.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

# The database. No ATOMIC_REQUESTS: each act is its own transaction, under its room's lock.
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Limits are counted for all processes of this installation together, apart from the records.
CACHES = {"default": {"BACKEND": "goodoffices.server.counts.SharedCounts", "LOCATION": DATA / "counts.sqlite3"}}

# Long work for pages goes on in a process of its own, which the server starts when there is some.
JOBS = True

# Language and time: a reader chooses the language of what the product says; pages say each time's zone.
LANGUAGE_CODE = "en"
LANGUAGES = languages.LANGUAGES
LOCALE_PATHS = [Path(__file__).parent / "locale"]
LANGUAGE_COOKIE_NAME = "interface"
LANGUAGE_COOKIE_AGE = 365 * 86400
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = not HTTP
TIME_ZONE = "UTC"
USE_TZ = True

# Static files are served from where they lie: there is nothing to collect.
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

# What a page may load, and where it may send: this server only; pictures written into the page are for QR codes.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 0 if HTTP else int(os.environ.get("GOODOFFICES_HSTS_SECONDS", "0"))
# Which proxies may say whence and how a request came is known to the ASGI server alone, by their addresses: whoever
# reaches this server past them cannot. What the proxy took in the clear is sent to https.
SECURE_SSL_REDIRECT = os.environ.get("GOODOFFICES_BEHIND_PROXY") == "1"

# Cookies. The prefix makes browsers refuse them from another host, without https, or for a part of the site only.
SESSION_COOKIE_NAME = "goodoffices-session" if HTTP else "__Host-session"
SESSION_COOKIE_SECURE = not HTTP
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "goodoffices-csrf" if HTTP else "__Host-csrf"
CSRF_COOKIE_SECURE = not HTTP
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# A session ends with the browser, or after a day at the table. Nothing is written while one only reads.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_ENGINE = "goodoffices.server.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_SESSION_REMEMBER = False

# Accounts, by user name. They are made through an invitation; no e-mail is needed, and none is sent.
AUTH_USER_MODEL = "doors.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 10},
        "CommonPasswordValidator": {},
    }.items()
]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "goodoffices.server.doors.limits.Adapter"
ACCOUNT_FORMS = {"login": "goodoffices.server.doors.forms.SignIn"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}

# The second step: an authenticator app, passkeys, and recovery codes, which are shown once.
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Good Offices"
MFA_ADAPTER = "goodoffices.server.doors.second_step.Adapter"
MFA_FORMS = {
    "add_webauthn": "goodoffices.server.doors.forms.AddPasskey",
    "edit_webauthn": "goodoffices.server.doors.forms.RenamePasskey",
}
CSRF_FAILURE_VIEW = "goodoffices.server.doors.pages.trouble.stale_form"
