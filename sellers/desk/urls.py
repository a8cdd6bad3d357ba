from django.urls import path

from sellers.away import views as away
from sellers.bank import views as bank
from sellers.desk import invitations, settings, views
from sellers.helping import taking_up
from sellers.helping import views as helping
from sellers.joining import views as joining
from sellers.members import views as members
from sellers.team import views as team

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("holiday/", away.holiday, name="holiday"),
    path("holiday/back/", away.back, name="holiday-back"),
    path("menu/", views.menu, name="menu"),
    path("switch/", views.switch, name="switch"),
    path("join/", joining.welcome, name="join"),
    path("join/done/", joining.done, name="join_done"),
    path("join/<slug:step>/", joining.step, name="join_step"),
    path("invitations/", invitations.show, name="invitations"),
    path("invitations/team/<int:pk>/", invitations.answer_team, name="answer_team"),
    path("invitations/company/<int:pk>/", invitations.answer_company, name="answer_company"),
    path("bank/", bank.show, name="bank"),
    path("bank/change/", bank.change, name="bank_change"),
    path("team/", team.team, name="team"),
    path("team/invite/", team.invite, name="team_invite"),
    path("team/leave/", team.leave, name="team_leave"),
    path("team/<int:pk>/", team.member, name="team_member"),
    path("team/<int:pk>/remove/", team.remove, name="team_remove"),
    path("team/invitations/<int:pk>/withdraw/", team.withdraw, name="team_withdraw"),
    path("helpers/", helping.helpers, name="helpers"),
    path("helpers/new/", helping.new, name="helpers_new"),
    path("helpers/code/", helping.code, name="helpers_code"),
    path("helpers/acts/", helping.acts, name="helpers_acts"),
    path("helpers/<int:pk>/end/", helping.end, name="helpers_end"),
    path("helpers/<int:pk>/withdraw/", helping.withdraw, name="helpers_withdraw"),
    path("help/", taking_up.help_, name="help"),
    path("help/yes/", taking_up.consent, name="help_consent"),
    path("help/<int:pk>/stop/", taking_up.stop, name="help_stop"),
    path("members/", members.members, name="members"),
    path("members/invite/", members.invite, name="members_invite"),
    path("members/<int:pk>/answer/", members.answer, name="members_answer"),
    path("members/<int:pk>/end/", members.end, name="members_end"),
    path("company/", members.company, name="company"),
    path("company/<int:pk>/end/", members.leave, name="company_leave"),
    path("shop/", settings.shop, name="shop"),
]
