"""Who imports whom, beyond the lines in ``pyproject.toml``: nobody in a circle."""

import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from django.utils.module_loading import import_string
from django_tasks.base import Task
from grimp import build_graph

ROOT = Path(__file__).parents[1]
APPS = ("core", "sellers", "catalog", "shop", "exhibitions", "themes")
NAMED = sorted(
    name
    for app in APPS
    for path in (ROOT / app).rglob("*.py")
    for name in re.findall(r'^\s+after_commit\(\s*"([\w.]+)"', path.read_text(), re.MULTILINE)
)


def test_no_modules_import_each_other_not_even_inside_functions():
    graph = build_graph(*APPS, exclude_type_checking_imports=True, cache_dir=None)

    ordered = TopologicalSorter(
        {m: graph.find_modules_directly_imported_by(m) for m in graph.modules}
    )

    ordered.prepare()  # raises CycleError, with the circle


@pytest.mark.parametrize("name", NAMED)
def test_tasks_that_are_named_are_there(name):
    assert isinstance(import_string(name), Task)
