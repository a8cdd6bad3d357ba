from django.urls import path, re_path

from catalog.bulk.views import changes, files

app_name = "bulk"
urlpatterns = [
    path("", files.home, name="home"),
    path("template.xlsx", files.template, name="template"),
    re_path(r"^goods\.(?P<kind>xlsx|csv)$", files.export, name="export"),
    path("files/<int:pk>/", files.file, name="file"),
    path("files/<int:pk>/progress/", files.progress, name="progress"),
    path("files/<int:pk>/start/", files.start, name="start"),
    path("files/<int:pk>/drop/", files.drop, name="drop"),
    path("files/<int:pk>/to-correct.xlsx", files.to_correct, name="to_correct"),
    re_path(r"^change/(?P<field>price|stock|lead_days)/$", changes.choose, name="choose"),
    path("changes/<int:pk>/", changes.change, name="change"),
    path("changes/<int:pk>/apply/", changes.apply, name="apply"),
    path("changes/<int:pk>/undo/", changes.undo, name="undo"),
]
