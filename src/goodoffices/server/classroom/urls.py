"""The addresses of classes."""

from django.urls import URLPattern, path

from goodoffices.server.classroom.pages import (
    balancing,
    debrief,
    debrief_papers,
    debrief_pictures,
    debrief_replay,
    debrief_tables,
    join,
    new,
    papers,
    score,
    table,
    tables,
    teacher,
    wall,
)

app_name = "classroom"
urlpatterns: list[URLPattern] = [
    path("", join.join, name="join"),
    path("mine/", join.mine, name="mine"),
    path("mine/score/", score.score, name="score"),
    path("new/", new.new, name="new"),
    path("teach/<str:token>/", new.teach, name="teach"),
    path("<slug:name>/", teacher.desk, name="desk"),
    path("<slug:name>/wall/", wall.wall, name="wall"),
    path("<slug:name>/tables/", tables.tables, name="tables"),
    path("<slug:name>/tables/<int:number>/", table.table, name="table"),
    path("<slug:name>/balance/", balancing.balancing, name="balance"),
    path("<slug:name>/cards.pdf", papers.cards, name="cards"),
    path("<slug:name>/sheets.pdf", papers.sheets, name="sheets"),
    path("<slug:name>/debrief/", debrief.debrief, name="debrief"),
    path("<slug:name>/debrief/picture.svg", debrief_pictures.of_class, name="debrief-picture"),
    path("<slug:name>/debrief/sheets/", debrief_papers.sheets, name="debrief-sheets"),
    path("<slug:name>/debrief/sheets.pdf", debrief_papers.sheets_pdf, name="debrief-sheets-pdf"),
    path("<slug:name>/debrief/debrief.csv", debrief_papers.table_csv, name="debrief-csv"),
    path("<slug:name>/debrief/tables/<int:number>/", debrief_tables.one, name="debrief-table"),
    path("<slug:name>/debrief/tables/<int:number>/picture.svg", debrief_pictures.of_table, name="debrief-path"),
    path("<slug:name>/debrief/tables/<int:number>/replay/", debrief_replay.replay, name="debrief-replay"),
]
