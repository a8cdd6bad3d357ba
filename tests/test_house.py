"""The house itself stands."""

import ast
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parents[1]
APPS = ("core", "sellers", "catalog", "shop", "exhibitions", "themes")
SOURCES = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))]
SPEAKING = {"_", "gettext", "pgettext", "ngettext", "npgettext"}


def test_models_and_migrations_agree(db):
    out = StringIO()

    call_command("makemigrations", "--check", "--dry-run", stdout=out)

    assert "No changes detected" in out.getvalue()


@pytest.mark.django_db
def test_health_answers(client):
    assert client.get("/health/").json() == {"status": "ok"}


def test_no_text_hides_inside_an_f_string():
    # xgettext does not look there: nobody collects such a text, and its translation drops out.
    assert [place for path in SOURCES for place in _hidden(path)] == []


def test_a_hidden_text_is_found(tmp_path):
    path = tmp_path / "hidden.py"
    path.write_text("shown = _('Stall')\nhidden = f\"{_('Stall')} 7\"\n")
    assert _hidden(path) == [f"{path}:2"]


def _hidden(path):
    drawn = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.JoinedStr)]
    return [
        f"{path}:{call.lineno}"
        for node in drawn
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", None) in SPEAKING
        and any(isinstance(word, ast.Constant) for word in call.args)
    ]


def _tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))
