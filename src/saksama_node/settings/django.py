"""Django's settings, all of them derived from `SETTINGS`.

Rules kept here:
  * No outside host, no inline script or style, no framing but by the addresses that the settings name.
  * No transaction around a request: `ledger.act` is the transaction.
  * Indonesian is the first language, WITA the zone in which a reader sees time; the database keeps UTC.
Left to others: values (`node.py`), database (`database.py`), the node's own log file (`logs.py`).
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.csp import CSP

from saksama.keys.passphrase import LEAST_LETTERS
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.database import database
from saksama_node.settings.keyfiles import read_django_secret
from saksama_node.settings.logs import logging_to_stderr
from saksama_node.settings.mail import NONE, read_mail

_NODE = Path(__file__).parent.parent

SECRET_KEY = read_django_secret(SETTINGS.data)
DEBUG = False
ALLOWED_HOSTS = sorted({urlsplit(SETTINGS.url).hostname or "", "127.0.0.1", "localhost"})
CSRF_TRUSTED_ORIGINS = [SETTINGS.url]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "saksama_node.casekeys",
    "saksama_node.accounts",
    "saksama_node.ledger",
    "saksama_node.tasks",
    "saksama_node.deadlines",
    "saksama_node.norms",
    "saksama_node.seconds",
    "saksama_node.trace",
    "saksama_node.agreements",
    "saksama_node.exchange",
    "saksama_node.cases",
    "saksama_node.contentwatch",
    "saksama_node.incidents",
    "saksama_node.observation",
    "saksama_node.related",
    "saksama_node.results",
    "saksama_node.sigap",
    "saksama_node.upkeep",
    "saksama_node.web",
    "saksama_node.web.desk",
    "saksama_node.web.portal",
    "saksama_node.web.operations",
]

MIDDLEWARE = [
    "saksama_node.web.vitals.requests.RequestRecord",
    "saksama_node.web.gate.standing_headers.StandingHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "saksama_node.web.staying.StaffSessions",
    "saksama_node.web.language.ChosenLanguage",
    "saksama_node.web.plain_headers.PlainHeaders",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "saksama_node.web.plain_text.PlainText",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

LOGGING = logging_to_stderr(SETTINGS.log)

ROOT_URLCONF = "saksama_node.web.urls"
WSGI_APPLICATION = "saksama_node.web.wsgi.application"
APPEND_SLASH = True

# The folder's own templates come first, so that allauth's pages take our look.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_NODE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "saksama_node.web.context.node",
            ],
        },
    },
]

FORM_RENDERER = "saksama_node.web.form_renderer.Renderer"

DATABASES = {"default": database(SETTINGS.database_url, SETTINGS.data, SETTINGS.database_password_file)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [_NODE / "web" / "locale"]
TIME_ZONE = "Asia/Makassar"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATICFILES_DIRS = [_NODE / "web" / "static"]
# Bodies over 1 MiB go to disk as they stream, never whole into memory and never in the clear.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1 << 20
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "saksama_node.web.uploading.WaitingUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 << 20
FILE_UPLOAD_PERMISSIONS = 0o600

# Two nodes share one host in a demonstration; a cookie of one must not reach the other's session. What a browser calls
# `__Host-` no other host and no page of http has set (RFC 6265bis); the device's goes to the login's pages alone.
_COOKIE = f"saksama_{SETTINGS.code.replace('-', '_')}"
_HOST, _SECURE = ("__Host-", "__Secure-") if SETTINGS.secure else ("", "")
SESSION_COOKIE_NAME = f"{_HOST}{_COOKIE}_session"
CSRF_COOKIE_NAME = f"{_HOST}{_COOKIE}_csrf"
LANGUAGE_COOKIE_NAME = f"{_HOST}{_COOKIE}_language"
MESSAGE_COOKIE_NAME = f"{_HOST}{_COOKIE}_said"
DEVICE_COOKIE_NAME = f"{_SECURE}{_COOKIE}_device"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SETTINGS.secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "saksama_node.web.look.csrf_failed"
# When a session ends stands in its row; its cookie goes with the browser.
SESSION_ENGINE = "saksama_node.accounts.staying"
SESSION_SAVE_EVERY_REQUEST = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "saksama_node.web.staying.SaidOnce"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if SETTINGS.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SETTINGS.secure and SETTINGS.proxies else None
# CSP's frame-ancestors replaces X-Frame-Options, which cannot name an address.
SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": list(SETTINGS.frame_ancestors) or [CSP.NONE],
}

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["saksama_node.web.login.StaffBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": LEAST_LETTERS},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "saksama_node.accounts.own_words.OwnWordsValidator",
        "OPTIONS": {"names": (SETTINGS.code, SETTINGS.name_id, SETTINGS.name_en)},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/meja/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "saksama_node.web.login.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SETTINGS.secure else "http"
# We count ourselves (`web.login_tries`): what allauth counts in a cache is neither exact nor kept.
ACCOUNT_RATE_LIMITS = False
ACCOUNT_FORMS = {"change_password": "saksama_node.web.login.ChangePassword"}
ALLAUTH_TRUSTED_PROXY_COUNT = SETTINGS.proxies
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SETTINGS.name_id
MFA_ADAPTER = "saksama_node.web.second_factor.StaffSecondFactor"
MFA_FORMS = {
    "authenticate": "saksama_node.web.second_factor.AskedAtLogin",
    "reauthenticate": "saksama_node.web.second_factor.AskedAgain",
    "activate_totp": "saksama_node.web.second_factor.SetUp",
}

# Nothing here relies on a cache; what must be known again stands in the database.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

MAILERS = read_mail(SETTINGS.mail_url, SETTINGS.mail_password_file).mailers() if SETTINGS.mail_url else NONE
DEFAULT_FROM_EMAIL = SETTINGS.mail_from or f"saksama@{urlsplit(SETTINGS.url).hostname}"
