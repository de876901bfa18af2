"""The addresses of a seat's pages. Rooms and points stand in them under their own ids; nothing is numbered globally."""

from django.urls import URLPattern, URLResolver, include, path

from goodoffices.server.desks import live
from goodoffices.server.desks.offices import principal
from goodoffices.server.desks.pages import (
    act,
    at_rest,
    board,
    chronology,
    closing,
    delegations,
    dispatches,
    heads,
    home,
    language,
    mandate,
    papers,
    point,
    press,
    programme,
    record,
    report,
    reports,
    review,
    room,
    rooms,
    rounds,
    rules,
    sheet,
    understandings,
    undertakings,
)

seat_patterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="desk"),
    path("answer/<int:number>/<int:place>/", principal.answer, name="answer"),
    path("board/", board.board, name="board"),
    path("points/<str:room>/<str:point>/", point.point, name="point"),
    path("rooms/", rooms.rooms, name="rooms"),
    path("rooms/<str:room>/", room.room, name="room"),
    path("rooms/<str:room>/act/<str:kind>/", act.act, name="act"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("programme/", programme.programme, name="programme"),
    path("synchronization/<str:room>/<int:number>/", sheet.sheet, name="sheet"),
    path("mandate/", mandate.mandate, name="mandate"),
    path("reports/", reports.reports, name="reports"),
    path("reports/draft/", reports.draft, name="draft-report"),
    path("reports/<int:number>/", report.report, name="report"),
    path("papers/", papers.papers, name="papers"),
    path("undertakings/", undertakings.undertakings, name="undertakings"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("closing/", closing.closing, name="closing"),
    path("press/", press.press, name="press"),
    path("chronology/", chronology.chronology, name="chronology"),
    path("chronology/rounds.svg", chronology.picture, name="chronology-picture"),
    path("chronology/claims.csv", chronology.as_table, name="chronology-csv"),
    path("chronology/claims.json", chronology.as_objects, name="chronology-json"),
    path("dispatches/", dispatches.dispatches, name="dispatches"),
    path("dispatches/<int:number>/original/", dispatches.original, name="original"),
    path("dispatches/<int:number>/", review.review, name="review"),
    path("understandings/", understandings.understandings, name="understandings"),
    path("at-rest/", at_rest.at_rest, name="at-rest"),
    path("rules/", rules.rules, name="rules"),
    path("record/", record.record, name="record"),
    path("record/bundle/", record.bundle, name="bundle"),
    path("record/heads/", heads.heads, name="heads"),
    path("live/", live.live, name="live"),
    path("language/", language.language, name="language"),
]

app_name = "desks"
urlpatterns: list[URLPattern | URLResolver] = [path("t/<str:talks>/as/<str:seat>/", include(seat_patterns))]
