"""The staff areas: every page stands for staff, and for nobody else."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext
from oscar.core.loading import get_model
from wagtail.models import Locale, Page

from tests import factories as make
from tests.shop.order.tools import basket, order_it
from tests.staff_world import LEADS_ON, POST_ONLY, SIGN_IN, pages, populate

pytestmark = pytest.mark.django_db

GUARD = "shop.security.StaffAreaMiddleware"


@pytest.fixture
def world():
    return populate()


@pytest.fixture
def boss(client):
    user = make.user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


@pytest.fixture
def site_pages():
    """The root of all pages, which a migration would make."""
    Locale.objects.get_or_create(language_code="fa")
    return Page.objects.first() or Page.add_root(title="Root", slug="root")


def producer():
    """A producer whom Oscar would let into its dashboard."""
    user = make.user()
    mine = make.seller()
    mine.users.add(user)
    user.user_permissions.add(Permission.objects.get(codename="dashboard_access"))
    return user, mine


def test_stock_oscar_shows_a_producer_the_lines_of_others(client, settings):
    """Why the guard is there: without it, a producer reads what a buyer bought elsewhere."""
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if m != GUARD]
    user, mine = producer()
    permissions = Permission.objects.filter(content_type__app_label="order")
    user.user_permissions.add(*permissions)
    client.force_login(user)
    order = order_it(basket(make.product(seller=mine), make.product("قالی همسایه")))

    page = client.get(reverse("dashboard:order-detail", args=[order.number]))

    assert page.status_code == 200
    assert "قالی همسایه" in page.content.decode()


def test_with_the_guard_the_same_producer_finds_nothing(client):
    user, mine = producer()
    user.user_permissions.add(*Permission.objects.filter(content_type__app_label="order"))
    client.force_login(user)
    order = order_it(basket(make.product(seller=mine), make.product("قالی همسایه")))

    page = client.get(reverse("dashboard:order-detail", args=[order.number]))

    assert page.status_code == 404
    assert "قالی همسایه" not in page.content.decode()


@pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results")  # Oscar's offers
def test_every_dashboard_page_stands_for_staff(client, boss, world):
    faults = []
    for name, path in pages(world):
        status = client.get(path).status_code
        expected = 405 if name in POST_ONLY else 302 if name in LEADS_ON | SIGN_IN else 200
        if status != expected and not (name in LEADS_ON and status == 200):
            faults.append((name, path, status))

    assert not faults, faults


@pytest.mark.parametrize("kind", ["producer", "buyer"])
def test_no_dashboard_page_is_there_for_others(client, world, kind):
    client.force_login(producer()[0] if kind == "producer" else make.user())
    walked = [(name, path) for name, path in pages(world) if name not in SIGN_IN]

    found = [path for _, path in walked if client.get(path).status_code != 404]
    found += [path for _, path in walked if client.post(path).status_code != 404]

    assert len(walked) > 80
    assert found == []


def test_strangers_meet_the_one_door(client, world):
    for name, path in pages(world):
        target = "/dashboard/" if name in SIGN_IN else path
        assert client.get(path).url == f"/sign-in/?next={target}"


@pytest.mark.parametrize("area", ["/dashboard/", "/cms/", "/admin/"])
def test_areas_own_doors_lead_to_the_one_door(client, area):
    door = {"/dashboard/": "login/", "/cms/": "login/", "/admin/": "login/"}[area]

    assert client.get(area + door).url == f"/sign-in/?next={area}"
    assert client.get(area + door, {"next": f"{area}x/"}).url == f"/sign-in/?next={area}x/"
    assert client.get(area + door, {"next": "//evil.example/"}).url == f"/sign-in/?next={area}"
    assert client.post(area + door, {"username": "x", "password": "y"}).status_code == 302


def test_password_at_a_side_door_signs_nobody_in(client):
    make.user(username="boss", password="a-long-password", is_staff=True)
    for door in ("/dashboard/login/", "/cms/login/", "/admin/login/", "/_util/login/"):
        client.post(door, {"username": "boss", "password": "a-long-password"})

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("area", ["/dashboard/", "/cms/", "/admin/"])
def test_areas_open_for_staff_and_lead_to_each_other(client, boss, site_pages, area):
    page = client.get(area)

    assert page.status_code == 200
    for other in {"/dashboard/", "/cms/", "/admin/"} - {area}:
        assert other in page.content.decode()


def test_orders_are_shown_and_never_edited_among_the_records(client, boss):
    order = order_it(basket(make.product()))
    page = reverse("admin:order_order_change", args=[order.pk])

    shown = client.get(page)

    assert shown.status_code == 200
    assert 'name="status"' not in shown.content.decode()
    assert client.post(page, {"status": "placed"}).status_code == 403
    delete = reverse("admin:order_order_delete", args=[order.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
    assert client.get(reverse("admin:order_order_changelist")).status_code == 200


def test_a_producer_with_orders_is_not_deleted_and_staff_hear_why(client, boss):
    goods = make.product()
    order_it(basket(goods))
    page = reverse("dashboard:partner-delete", args=[goods.stockrecords.get().partner_id])

    answer = client.post(page, follow=True)

    assert answer.status_code == 200
    said = [str(m) for m in answer.context["messages"]]
    assert said == [gettext("It cannot be deleted: orders or other records need it.")]
    assert goods.stockrecords.get().partner.parcels.exists()


def test_stock_below_what_orders_hold_is_a_sentence(client, boss):
    goods = make.product(stock=5)
    goods.categories.add(get_model("catalogue", "Category").add_root(name="خوراک", slug="food"))
    order_it(basket(goods, quantity=3))
    page = reverse("dashboard:catalogue-product", args=[goods.pk])
    sent = {**sent_by(client.get(page).context), "stockrecords-0-num_in_stock": "2"}

    answer = client.post(page, sent)

    assert answer.status_code == 200
    assert "num_in_stock" in answer.context["stockrecord_formset"].errors[0]
    assert client.post(page, {**sent, "stockrecords-0-num_in_stock": "3"}).status_code == 302
    assert goods.stockrecords.get().num_in_stock == 3


def sent_by(context):
    """What the form of a product would send: its fields, its offers and its categories."""
    sets = [
        context[f"{name}_formset"] for name in ("stockrecord", "category", "image", "recommended")
    ]
    forms = [context["form"], *(form for each in sets for form in each.initial_forms)]
    sent = {field.html_name: field.value() for form in forms for field in form}
    for each in sets:
        total = len(each.initial_forms)
        sent |= {f"{each.prefix}-TOTAL_FORMS": total, f"{each.prefix}-INITIAL_FORMS": total}
    return {name: value for name, value in sent.items() if value is not None and value is not False}


def test_editors_reach_the_pages_only(client, site_pages):
    editor = make.user()
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)

    assert client.get("/cms/").status_code == 200
    assert client.get("/dashboard/").status_code == 404
    assert client.get("/admin/").status_code == 404
    assert "/dashboard/" not in client.get("/cms/").content.decode()


@pytest.mark.parametrize("area", ["/dashboard/", "/cms/", "/admin/"])
def test_areas_are_not_there_for_buyers(client, area):
    client.force_login(make.user())

    assert client.get(area).status_code == 404


def test_category_below_another_keeps_its_parent(client, boss):
    """treebeard 5.3 renamed the field that Oscar fills in: it silently fell to the top."""
    root = get_model("catalogue", "Category").add_root(name="خوراک", slug="food")
    url = reverse("dashboard:catalogue-category-create-child", args=[root.pk])
    form = client.get(url).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    assert int(values["treebeard_ref_node"]) == root.pk

    answer = client.post(url, {**values, "name": "مربا", "name_en": "Jam"})
    assert answer.status_code == 302, answer.context["form"].errors

    child = get_model("catalogue", "Category").objects.get(name="مربا")
    assert (child.get_parent(), child.name_en) == (root, "Jam")


def test_staff_s_password_reset_goes_through_our_mail(
    client, boss, mailoutbox, django_capture_on_commit_callbacks
):
    buyer = make.user(email="zahra@example.com")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("dashboard:user-password-reset", args=[buyer.pk]))

    assert [mail.to for mail in mailoutbox] == [["zahra@example.com"]]
    assert "/sign-in/password/reset/key/" in mailoutbox[0].body


def test_another_site_signs_no_editor_out(client, boss):
    """A picture of ours on its page is a GET; Wagtail would drop the cookie for that."""
    assert client.get("/cms/logout/").url == "/cms/"
    assert client.cookies["sessionid"].value

    client.post("/cms/logout/")
    assert not client.cookies["sessionid"].value
