from django.urls import path

from exhibitions.booking.organising import acts, views

BOOKINGS = [
    path("", views.bookings, name="bookings"),
    path("bookings.xlsx", views.sheet, name="bookings_sheet"),
    path("signs.pdf", views.signs, name="bookings_signs"),
    path("<slug:number>/", views.booking, name="booking"),
    path("<slug:number>/take-back/", acts.take_back, name="take_back"),
    path("<slug:number>/move/", acts.move, name="move_booking"),
    path("<slug:number>/excuse/", acts.excuse, name="excuse"),
    path("<slug:number>/letter/", acts.letter, name="judge_letter"),
    path("<slug:number>/letter/file/", acts.letter_file, name="letter_file"),
    path("<slug:number>/papers/<int:pk>/", acts.paper_file, name="booking_paper"),
]
READY = [path("", views.ready, name="ready")]
CANCEL = [path("", acts.cancel, name="cancel")]
