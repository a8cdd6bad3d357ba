from django.urls import path

from shop.order.desk import papers, several, views

app_name = "desk_orders"
urlpatterns = [
    path("", views.orders, name="list"),
    path("several/", several.several, name="several"),
    path("labels.pdf", papers.labels, name="labels"),
    path("<slug:number>/", views.detail, name="detail"),
    path("<slug:number>/accept/", views.accept, name="accept"),
    path("<slug:number>/refuse/", views.refuse, name="refuse"),
    path("<slug:number>/post/", views.post, name="post"),
    path("<slug:number>/code/", views.correct, name="correct"),
    path("<slug:number>/delivered/", views.deliver, name="deliver"),
    path("<slug:number>/slip.pdf", papers.slip, name="slip"),
    path("<slug:number>/invoice.pdf", papers.invoice, name="invoice"),
]
