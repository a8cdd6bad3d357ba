from django.urls import path

from sellers.office import reasons, register, views

app_name = "office"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("cases/<slug:kind>/<int:pk>/", views.case, name="case"),
    path("cases/<slug:kind>/<int:pk>/proof/", views.proof, name="proof"),
    path("cases/<slug:kind>/<int:pk>/<slug:decision>/", views.decide, name="decide"),
    path("files/<int:pk>/", views.file, name="file"),
    path("register/", register.register, name="register"),
    path("register/<int:pk>/", register.preview, name="register-preview"),
    path("register/<int:pk>/apply/", register.apply, name="register-apply"),
    path("register/<int:pk>/to-correct.xlsx", register.to_correct, name="register-to-correct"),
    path("reasons/", reasons.reasons, name="reasons"),
    path("reasons/<int:pk>/", reasons.reason, name="reason"),
    path("reasons/<int:pk>/forget/", reasons.forget, name="forget-reason"),
]
