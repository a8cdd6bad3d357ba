from django.urls import path

from shop.payouts.office import reports, views

app_name = "office_money"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("deposit/", views.deposit, name="deposit"),
    path("tax/", views.tax_paid, name="tax"),
    path("payouts/new/", views.new, name="new"),
    path("payouts/<slug:number>/", views.batch, name="batch"),
    path("payouts/<slug:number>/approve/", views.approve, name="approve"),
    path("payouts/<slug:number>/cancel/", views.cancel, name="cancel"),
    path("payouts/<slug:number>/file.xml", views.file, name="file"),
    path("payouts/<slug:number>/answer/", views.answer, name="answer"),
    path("payouts/<slug:number>/paid/", views.paid, name="paid"),
    path("payouts/<slug:number>/take-back/", views.take_back, name="take_back"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/settle/", reports.settle_difference, name="settle"),
]
