"""A site of django-postman, run by its own interpreter: `python postman_site.py fill` makes the people and says who."""

import json
import os
from uuid import uuid4

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import include, path

PEOPLE, STAFF, MESSAGES, WORDS = 20, 3, 20, "Bonjour, je voudrais un rendez-vous."
BASE = "<!doctype html><title>Messages</title>{% block content %}{% endblock %}"

AROUND = ["django.template.context_processors.request",
          "django.contrib.auth.context_processors.auth",
          "django.contrib.messages.context_processors.messages"]  # fmt: skip
LOADERS = [("django.template.loaders.locmem.Loader", {"base.html": BASE}),
           "django.template.loaders.app_directories.Loader"]  # fmt: skip

BACKEND = "django.contrib.auth.backends.ModelBackend"
CACHED = "django.template.loaders.cached.Loader"

settings.configure(
    SECRET_KEY="only in a test", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], USE_TZ=True,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
                    "django.contrib.messages", "django.contrib.sites", "postman"],
    MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
                "django.contrib.auth.middleware.AuthenticationMiddleware",
                "django.contrib.messages.middleware.MessageMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"context_processors": AROUND, "loaders": [(CACHED, LOADERS)]}}],
    DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "postman", "USER": "postgres",
                           "HOST": os.environ["PGHOST"], "CONN_MAX_AGE": None}},
    SITE_ID=1, DEFAULT_AUTO_FIELD="django.db.models.AutoField", POSTMAN_AUTO_MODERATE_AS=True,
    POSTMAN_DISABLE_USER_EMAILING=True, POSTMAN_NOTIFIER_APP=None, POSTMAN_MAILER_APP=None,
)  # fmt: skip
django.setup()
urlpatterns = [path("messages/", include("postman.urls", namespace="postman"))]
application = get_wsgi_application() if __name__ != "__main__" else None


def fill():
    """(session, thread, last message) of each person."""
    from django.contrib.auth.models import User  # noqa: PLC0415 - once Django is set up
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415 - once Django is set up
    from django.core.management import call_command  # noqa: PLC0415 - once Django is set up

    call_command("migrate", verbosity=0)
    staff = [User.objects.create_user(f"staff{n}") for n in range(STAFF)]
    told = []
    for n in range(PEOPLE):
        user, session = User.objects.create_user(f"usager{n}"), SessionStore()
        session.update(
            {
                "_auth_user_id": str(user.pk),
                "_auth_user_backend": BACKEND,
                "_auth_user_hash": user.get_session_auth_hash(),
                "of": uuid4().hex,
            }
        )
        session.save()
        told.append((session.session_key, *_thread(user, staff[n % STAFF])))
    print(json.dumps(told))


def _thread(user, nurse):
    from django.utils.timezone import now  # noqa: PLC0415 - once Django is set up
    from postman.models import STATUS_ACCEPTED, Message  # noqa: PLC0415 - once Django is set up

    first = last = None
    for number in range(MESSAGES):
        pair = (user, nurse) if number % 2 == 0 else (nurse, user)
        last = Message.objects.create(
            subject="Équipe soins", body=WORDS, sender=pair[0], recipient=pair[1], parent=last, thread=first,
            moderation_status=STATUS_ACCEPTED, sent_at=now(),
        )  # fmt: skip
        if first is None:
            first = last
            Message.objects.filter(pk=first.pk).update(thread=first)
    return first.pk, last.pk


if __name__ == "__main__":
    fill()
