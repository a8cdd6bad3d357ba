"""What every environment shares. Each value that may change is read from the environment."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from shop.settings import env
from shop.settings.database import patience
from shop.settings.oscar import *  # noqa: F403 -- Oscar reads its settings from the same module
from shop.settings.oscar import OSCAR_APPS
from shop.settings.paying import *  # noqa: F403 -- a room of its own
from shop.settings.watching import *  # noqa: F403 -- a room of its own
from shop.settings.watching import METRICS

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env.text("VAR_DIR") or BASE_DIR / "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = False
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
SITE_URL = env.url("SITE_URL", "http://127.0.0.1:8000", ["http", "https"]).rstrip("/")
SITE_ID = 1
ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Apps: ours from the floor up, then what we stand on -------------------------------------
INSTALLED_APPS = [
    "core",
    "themes",
    "catalog.commission",
    "catalog.tax",
    "shop.ledger",
    "shop.coupons",
    "shop.talk",
    "shop.returns",
    "shop.payouts",
    "shop.pages",
    "exhibitions",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "django.contrib.flatpages",
    *OSCAR_APPS,
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.embeds",
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_guid",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django_guid.middleware.guid_middleware",
    "shop.security.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "shop.security.ContentSecurityMiddleware",  # outside the others: errors bear the policy, too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shop.security.StaffAreaMiddleware",
    "shop.limits.middleware.LimitMiddleware",
    "shop.basket.middleware.BasketMiddleware",
]

# --- Data -------------------------------------------------------------------------------------
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'bazarche.sqlite3'}")}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        # A writer takes its lock at BEGIN, so two checkouts queue instead of failing half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.number("DATABASE_KEEP_SECONDS", 600)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"] = patience(env.number("DATABASE_PATIENCE_SECONDS", 0))

REDIS_URL = env.url("REDIS_URL", "", ["redis", "rediss", "unix"])
CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "core.cache.RedisOrMemory",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "bazarche",
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "bazarche"}
}
# Whole pages (core.kept) lie apart, so that odd addresses push out nothing but pages.
CACHES["pages"] = {**CACHES["default"], "LOCATION": REDIS_URL or "pages"}
_ROOM: dict[str, object] = (
    {"KEY_PREFIX": "page"} if REDIS_URL else {"OPTIONS": {"MAX_ENTRIES": 500}}
)
CACHES["pages"] |= _ROOM
KEEP_PAGES_SECONDS = env.number("KEEP_PAGES_SECONDS", 60)
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

# Django's Tasks API: mail and SMS leave the request. "immediate" runs them in place (a laptop),
# "database" hands them to `manage.py db_worker`.
TASKS_BACKEND = env.choice("TASKS", "immediate", ["immediate", "database"])
TASKS: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if TASKS_BACKEND == "database"
        else "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": [],
    }
}

# --- Search: the database's own index, or an OpenSearch cluster by one setting ----------------
SEARCH_URL = env.url("SEARCH_URL", "", ["http", "https"])
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.opensearch3",
        "URLS": [SEARCH_URL],
        "INDEX_PREFIX": "bazarche",
    }
    if SEARCH_URL
    else {"BACKEND": "catalog.search.backend", "SEARCH_CONFIG": "simple"}
}

# --- People -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "customer:summary"
ACCOUNT_ADAPTER = "shop.customer.adapter.AccountAdapter"
# allauth's forms ask for e-mail and password; signing in by mobile and code is ours, over its
# stages (shop.customer.sign_in), so that numbers are proven before they are looked up.
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "phone"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 300
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
SIGN_IN_RESEND_SECONDS = 60
ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = {"length": 6, "numeric": True, "dashed": False}
ACCOUNT_PHONE_VERIFICATION_TIMEOUT = 300
# Nobody learns whether an e-mail has an account: whoever signs up by one must prove it first.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
# allauth's own limits, within each worker: an inner fence. Those that hold for all workers stand in
# shop.limits and where codes are judged. "key" is the number or the e-mail; "ip" the visitor's
# address, which a whole mobile network may share in Iran, so it is generous.
ACCOUNT_RATE_LIMITS = {
    "verify_phone": "5/10m/key,60/10m/ip",
    "change_phone": "20/h/user",
    "signup": "30/h/ip",
}
_FORMS = "shop.customer.plain_forms"
ACCOUNT_FORMS = {
    "reset_password": f"{_FORMS}.ResetPasswordForm",
    "reset_password_from_key": f"{_FORMS}.ResetPasswordKeyForm",
    "add_email": f"{_FORMS}.AddEmailForm",
    "set_password": f"{_FORMS}.SetPasswordForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "reauthenticate": f"{_FORMS}.ReauthenticateForm",
    "change_phone": "shop.customer.sign_in_forms.NewMobileForm",
    "verify_phone": "shop.customer.sign_in_forms.NewMobileCodeForm",
}
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
MFA_ADAPTER = "shop.customer.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Bazarche"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # people without an e-mail may add the step, too
MFA_FORMS = {
    "authenticate": f"{_FORMS}.SecondStepForm",
    "reauthenticate": f"{_FORMS}.SecondStepAgainForm",
    "activate_totp": f"{_FORMS}.ActivateAppForm",
}
# Staff sign in through the same door as everyone: their areas' own doors know no second step.
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_FRONTEND_LOGIN_URL = "/sign-in/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False

# --- Language, time, money --------------------------------------------------------------------
LANGUAGE_CODE = "fa"
LANGUAGES = [("fa", _("Persian")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = True
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "borrowed"]
USE_TZ = True
TIME_ZONE = "Asia/Tehran"
PHONENUMBER_DEFAULT_REGION = "IR"

# --- The face ---------------------------------------------------------------------------------
THEME = env.text("THEME", "bazaar")
if not (BASE_DIR / "themes" / THEME).is_dir():
    known = ", ".join(sorted(p.parent.name for p in (BASE_DIR / "themes").glob("*/templates")))
    raise ImproperlyConfigured(f"The setting THEME is {THEME!r}. Write one of: {known}.")
_FACES = list(dict.fromkeys([THEME, "base"]))
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "themes" / face / "templates" for face in _FACES],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oscar.core.context_processors.metadata",
                "shop.context.shop",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "themes" / face / "static" for face in _FACES]

# --- Files ------------------------------------------------------------------------------------
MEDIA_URL = env.text("MEDIA_URL", "/media/")
MEDIA_ROOT = env.text("MEDIA_ROOT") or VAR_DIR / "media"
SERVE_MEDIA = env.flag("SERVE_MEDIA", True)
PRIVATE_ROOT = Path(env.text("PRIVATE_ROOT") or VAR_DIR / "private")
if PRIVATE_ROOT.resolve().is_relative_to(Path(MEDIA_ROOT).resolve()):
    raise ImproperlyConfigured("The setting PRIVATE_ROOT lies in MEDIA_ROOT. Write another folder.")
STORAGES = {
    "default": {"BACKEND": "core.storage.Folder"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    # Licences, receipts, papers: no address of the site leads here (core.private).
    "private": {
        "BACKEND": env.text("PRIVATE_STORAGE", "core.storage.PrivateFolder"),
        "OPTIONS": env.json_object("PRIVATE_STORAGE_OPTIONS", {"location": str(PRIVATE_ROOT)}),
    },
}
PRIVATE_MAX_BYTES = 15 * 1024 * 1024
WAGTAILIMAGES_IMAGE_MODEL = "core.Photo"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024

WAGTAIL_SITE_NAME = "Bazarche"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

# --- Speaking: mail and SMS -------------------------------------------------------------------
vars().update(env.email("EMAIL_URL", "consolemail://"))
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "Bazarche <no-reply@localhost>")
OSCAR_FROM_EMAIL = DEFAULT_FROM_EMAIL
SMS_HTTP_URL = env.url("SMS_HTTP_URL", "", ["http", "https"])
SMS_HTTP_TOKEN = env.text("SMS_HTTP_TOKEN")
# What the provider signs messages that arrive with, at /sms/in/; without it nothing is taken in.
SMS_INBOUND_SECRET = env.text("SMS_INBOUND_SECRET")
SMS_BACKEND = "core.sms.HttpSms" if SMS_HTTP_URL else "core.sms.ConsoleSms"

# --- Listings: whose goods are on sale at once, and how soon operators look at the others -----
LISTING_TRUST_ACCEPTED = env.number("LISTING_TRUST_ACCEPTED", 3)
LISTING_TRUST_DAYS = env.number("LISTING_TRUST_DAYS", 14)
LISTING_TRUST_CLEAN_DAYS = env.number("LISTING_TRUST_CLEAN_DAYS", 60)
LISTING_SAMPLE_EVERY = env.number("LISTING_SAMPLE_EVERY", 10)
LISTING_REVIEW_DAYS = env.number("LISTING_REVIEW_DAYS", 1, least=1)
# What an hour's work should bring, in toman: the price coach warns below it.
HOURLY_WAGE_TOMAN = env.number("HOURLY_WAGE_TOMAN", 80_000)

# How buyers reach the people behind the shop: shown in the foot, each only when it is set.
SHOP_PHONE = env.text("SHOP_PHONE")
SHOP_EMAIL = env.text("SHOP_EMAIL")
SHOP_ADDRESS = env.text("SHOP_ADDRESS")

# --- Licences: who looks them up, and where a person does it -----------------------------------
LICENCE_CHECKER = env.text("LICENCE_CHECKER", "sellers.licensing.checkers.manual.ManualChecker")
LICENCE_CHECK_URL = env.url("LICENCE_CHECK_URL", "https://mojavez.ir", ["http", "https"])

# --- Stalls at fairs -------------------------------------------------------------------------
# How long a stall chosen on the plan is kept while it is paid; how long an offer from the waiting
# list may be answered; how long organisers may look at a letter of guarantee.
STALL_HOLD_MINUTES = env.number("STALL_HOLD_MINUTES", 15, least=1)
STALL_OFFER_HOURS = env.number("STALL_OFFER_HOURS", 24, least=1)
GUARANTEE_DAYS = env.number("GUARANTEE_DAYS", 5, least=1)

# --- Security ---------------------------------------------------------------------------------
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail's previews loosen it for themselves
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# No page uses these; photographs and voices are recorded by the phone's own programs.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation",
        "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb",
    )
)  # fmt: skip
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# --- Watching: logs, monitors, errors -----------------------------------------------------------
if METRICS:
    MIDDLEWARE = [
        "django_prometheus.middleware.PrometheusBeforeMiddleware",
        *MIDDLEWARE,
        "django_prometheus.middleware.PrometheusAfterMiddleware",
    ]
