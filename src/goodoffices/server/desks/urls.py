"""The addresses of a seat's pages. Rooms and points stand in them under their own ids; nothing is numbered globally."""

from django.urls import URLPattern, URLResolver, include, path

from goodoffices.server.desks import live
from goodoffices.server.desks.pages import board, home, language

seat_patterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="desk"),
    path("board/", board.board, name="board"),
    path("language/", language.language, name="language"),
    path("live/", live.live, name="live"),
]

app_name = "desks"
urlpatterns: list[URLPattern | URLResolver] = [path("t/<str:talks>/as/<str:seat>/", include(seat_patterns))]
