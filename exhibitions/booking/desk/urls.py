from django.urls import path, re_path

from exhibitions.booking.desk import acts, papers, views

app_name = "desk_stalls"
urlpatterns = [
    path("stalls/", views.mine, name="mine"),
    path("stalls/<slug:number>/", views.booking, name="booking"),
    path("stalls/<slug:number>/pay/", acts.pay, name="pay"),
    path("stalls/<slug:number>/answer/", acts.answer, name="answer"),
    path("stalls/<slug:number>/agree/", acts.agree, name="agree"),
    path("stalls/<slug:number>/give-back/", acts.give_back, name="give_back"),
    path("stalls/<slug:number>/letter/", acts.letter, name="letter"),
    path("stalls/<slug:number>/papers/<int:paper>/", acts.paper, name="paper"),
    path("stalls/<slug:number>/pass.pdf", papers.stall_pass, name="pass"),
    path("stalls/<slug:number>/badges.pdf", papers.badges, name="badges"),
    path("stalls/<slug:number>/sign.pdf", papers.sign, name="sign"),
    path("stalls/<slug:number>/invoice.pdf", papers.invoice, name="invoice"),
    re_path(r"^(?P<slug>[\w-]+)/book/$", views.book, name="book"),
    re_path(r"^(?P<slug>[\w-]+)/wait/$", acts.wait, name="wait"),
]
