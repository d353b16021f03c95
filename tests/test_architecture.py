"""The project keeps its own rules. Each failure names file, line and rule."""

import pytest

from tests.architecture.project import PRODUCT, Project, load
from tests.architecture.rules import RULES, Rule


@pytest.fixture(scope="module")
def project() -> Project:
    return load()


def test_the_rules_see_the_whole_project(project: Project) -> None:
    seen = {module.package for module in project.modules}
    assert seen >= {*PRODUCT, "main", "tests", "tools"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_kept(rule: Rule, project: Project) -> None:
    problems = sorted({str(problem) for problem in rule.find(project)})
    if problems:
        pytest.fail("\n".join([f"{rule.words}:", *problems]), pytrace=False)
