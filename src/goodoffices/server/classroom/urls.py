"""The addresses of classes."""

from django.urls import URLPattern, path

from goodoffices.server.classroom.pages import balancing, join, new, papers, table, tables, teacher, wall

app_name = "classroom"
urlpatterns: list[URLPattern] = [
    path("", join.join, name="join"),
    path("mine/", join.mine, name="mine"),
    path("new/", new.new, name="new"),
    path("teach/<str:token>/", new.teach, name="teach"),
    path("<slug:name>/", teacher.desk, name="desk"),
    path("<slug:name>/wall/", wall.wall, name="wall"),
    path("<slug:name>/tables/", tables.tables, name="tables"),
    path("<slug:name>/tables/<int:number>/", table.table, name="table"),
    path("<slug:name>/balance/", balancing.balancing, name="balance"),
    path("<slug:name>/cards.pdf", papers.cards, name="cards"),
    path("<slug:name>/sheets.pdf", papers.sheets, name="sheets"),
]
