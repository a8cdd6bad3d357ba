"""What ``deploy/`` says is true: settings that exist, commands that exist, files that parse."""

import re
import runpy
from configparser import ConfigParser
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from shop.settings.database import patience

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
README = (ROOT / "README.md").read_text()
pytestmark = pytest.mark.once


def unit(path: Path) -> ConfigParser:
    parser = ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str
    parser.read(path)
    return parser


def test_every_setting_of_the_sample_is_explained():
    names = re.findall(r"^([A-Z_]+)=", (DEPLOY / "bazarche.env").read_text(), re.M)
    assert len(names) > 15
    assert [name for name in names if f"`{name}`" not in README] == []


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_units_run_commands_that_exist(path):
    service = unit(path)["Service"]
    command = re.search(r"manage\.py (\w+)", service["ExecStart"])
    assert command is None or command[1] in get_commands()
    assert service["EnvironmentFile"] == "/etc/bazarche.env"
    assert service["User"] == "bazarche"
    assert service["ProtectSystem"] == "strict"


def test_compose_runs_the_whole_house():
    services = yaml.safe_load((DEPLOY / "compose.yml").read_text())["services"]
    assert {"web", "worker", "scheduler", "database", "cache", "front"} <= services.keys()
    assert services["web"]["deploy"]["replicas"] == 2
    commands = re.findall(r"manage\.py (\w+)", str(services))
    assert {"migrate", "collectstatic", "db_worker", "schedule"} <= set(commands)
    assert set(commands) <= get_commands().keys()


def test_gunicorn_waits_longer_than_for_a_bank(settings):
    made = runpy.run_path(str(DEPLOY / "gunicorn.py"))
    assert made["timeout"] > settings.BANK_TIMEOUT_SECONDS * 2
    assert made["workers"] >= 2


def test_operations_name_commands_that_exist():
    text = (ROOT / "docs" / "operations.md").read_text()
    commands = set(re.findall(r"\brun (\w+)", text)) | set(re.findall(r"manage\.py (\w+)", text))
    assert {"backup", "restore", "schedule"} <= commands
    assert commands - get_commands().keys() == set()


def test_the_page_while_nobody_answers_is_whole_in_itself():
    caddy, away = (DEPLOY / "Caddyfile").read_text(), (DEPLOY / "away/away.html").read_text()
    assert "/opt/bazarche/deploy/away" in caddy
    assert "rewrite * /away.html" in caddy
    assert "./away:/opt/bazarche/deploy/away" in (DEPLOY / "compose.yml").read_text()
    assert "چند لحظه صبر کنید" in away
    assert "One moment, please" in away
    assert re.findall(r"(?:src|href|url)\s*[=(]", away) == []


def test_pages_do_not_wait_for_the_database_for_ever(monkeypatch):
    made = runpy.run_path(str(DEPLOY / "gunicorn.py"))
    assert made["raw_env"] == ["DATABASE_PATIENCE_SECONDS=20"]
    options = patience(20)["options"]
    assert "statement_timeout=20s" in options
    assert "lock_timeout=10s" in options
    assert "options" not in patience(0)
