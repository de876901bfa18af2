"""The addresses of what outsiders get. They are kept by feed readers and calendars, so they do not change."""

from django.urls import URLPattern, path

from goodoffices.server.outside import calendar, checking, claims, page, statements

app_name = "outside"
urlpatterns: list[URLPattern] = [
    path("verify.html", checking.verifier, name="verifier"),
    path("house-keys.txt", checking.keys, name="keys"),
    path("public/<str:talks>/", page.page, name="page"),
    path("public/<str:talks>/statements.atom", statements.feed, name="statements"),
    path("public/<str:talks>/rounds.ics", calendar.rounds, name="rounds"),
    path("public/<str:talks>/claims.csv", claims.as_table, name="claims-csv"),
    path("public/<str:talks>/claims.json", claims.as_objects, name="claims-json"),
]
