"""Addresses of draws: the organiser's under a fair, everybody's under /fairs/, one's own."""

from django.urls import path, re_path

from exhibitions.drawing.views import change, desk, draw, public, rules

# Under /organiser/<slug>/, in the name space of the organisers.
OF_A_FAIR = [
    path("rules/", rules.rules, name="rules"),
    path("rules/preview/", rules.preview, name="rules_preview"),
    path("rules/quotas/", rules.add_quota, name="quota_add"),
    path("rules/quotas/<int:pk>/drop/", rules.drop_quota, name="quota_drop"),
    path("draw/", draw.draw, name="draw"),
    path("draw/publish/", draw.publish, name="draw_publish"),
    path("draw/run/", draw.run, name="draw_run"),
    path("draw/progress/", draw.progress, name="draw_progress"),
    path("draw/change/", change.change, name="draw_change"),
    path("draw/accept/", draw.accept, name="draw_accept"),
    path("draw/void/", draw.void, name="draw_void"),
    path("draw/reopen/", draw.reopen, name="draw_reopen"),
    path("draw/loosen/", draw.loosen, name="draw_loosen"),
    path("draw/pins/", draw.pin, name="draw_pin"),
    path("draw/pins/<int:pk>/drop/", draw.unpin, name="draw_unpin"),
]
# Under /fairs/, in the name space of fairs.
PUBLIC = [
    re_path(r"^(?P<slug>[\w-]+)/draw/$", public.latest, name="draw"),
    re_path(r"^(?P<slug>[\w-]+)/draw/(?P<number>\d{1,4})/$", public.numbered, name="draw_numbered"),
    re_path(
        r"^(?P<slug>[\w-]+)/draw/(?P<number>\d{1,4})/published\.json$",
        public.published_file,
        name="draw_published",
    ),
    re_path(
        r"^(?P<slug>[\w-]+)/draw/(?P<number>\d{1,4})/input\.json$",
        public.input_file,
        name="draw_input",
    ),
    re_path(
        r"^(?P<slug>[\w-]+)/draw/(?P<number>\d{1,4})/plan\.json$",
        public.plan_file,
        name="draw_plan",
    ),
]

# Under /desk/draws/.
app_name = "desk_draws"
urlpatterns = [path("<int:pk>/", desk.mine, name="mine")]
