"""The texts are those that the code uses; hassfest checks their form."""

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
import re

import pytest

from custom_components.openvox_uc.pbx.errors import TRANSLATED_ERRNOS
from custom_components.openvox_uc.pbx.models import Direction, Outcome, Reason

from .languages import leaves
from .repository import ENGLISH, INTEGRATION, placeholders, syntax_trees, texts_of_flows

# Reasons and errors that Home Assistant's own flow helpers give.
GIVEN_BY_HOME_ASSISTANT = {
    "already_configured",
    "already_in_progress",
    "reauth_successful",
    "reconfigure_successful",
    "unique_id_mismatch",
}


def literal(node: ast.AST | None) -> str | None:
    return (
        node.value
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        else None
    )


def called(call: ast.Call) -> str:
    return (
        call.func.attr
        if isinstance(call.func, ast.Attribute)
        else call.func.id
        if isinstance(call.func, ast.Name)
        else ""
    )


def calls_in_code() -> Iterator[tuple[Path, ast.Call]]:
    for path, tree in syntax_trees():
        yield from (
            (path, node) for node in ast.walk(tree) if isinstance(node, ast.Call)
        )


def keys_in_flows(kind: str) -> set[str]:
    return {key for texts in texts_of_flows() for key in texts.get(kind, {})}


# Which argument of which call names a text, and which texts there are for it.
ARGUMENTS = [
    (("Error", "Failed", "NotReady"), "translation_key", set(ENGLISH["exceptions"])),
    (("async_create_issue",), "translation_key", set(ENGLISH["issues"])),
    (("async_abort",), "reason", keys_in_flows("abort")),
    (("async_show_form",), "step_id", keys_in_flows("step")),
]


def test_every_text_that_the_code_names_exists() -> None:
    missing = []
    for path, call in calls_in_code():
        given = {keyword.arg: literal(keyword.value) for keyword in call.keywords}
        for endings, argument, known in ARGUMENTS:
            key = given.get(argument)
            if called(call).endswith(endings) and key is not None and key not in known:
                missing.append(f"{path.name}: {key}")
    assert missing == [], "translations/en.json: these texts are missing"


EXCEPTIONS = {key: text["message"] for key, text in ENGLISH["exceptions"].items()}
# The functions that take the key of a text, and which texts these are.
TEXTS_OF = {
    "translated": EXCEPTIONS,
    "invalid": EXCEPTIONS,
    "text": dict(leaves(ENGLISH["config_panel"])),
}


def test_placeholders_of_the_code_are_those_of_the_text() -> None:
    wrong = []
    for path, call in calls_in_code():
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        key, filled = (
            literal(given.get("translation_key")),
            given.get("translation_placeholders"),
        )
        if (
            key in EXCEPTIONS
            and isinstance(filled, ast.Dict)
            and {literal(name) for name in filled.keys} != placeholders(EXCEPTIONS[key])
        ):
            wrong.append(f"{path.name}: {key}")
        # The `text` of `pbx/` is a value that the PBX has sent.
        texts = (
            {}
            if "pbx" in path.relative_to(INTEGRATION).parts
            else TEXTS_OF.get(called(call), {})
        )
        keys = filter(None, map(literal, call.args if texts else ()))
        misfits = (
            key
            for key in keys
            if key not in texts
            or (None not in given and given.keys() != placeholders(texts[key]))
        )
        wrong += [f"{path.name}: {key}" for key in misfits]
    assert wrong == [], (
        "translations/en.json: exceptions or config_panel: these are missing, or have "
        "other placeholders"
    )


def test_every_text_is_used_by_the_code() -> None:
    """A text whose key the code never writes is dead.

    Steps are named by the methods that show them, selectors by actions, too.
    """
    written = GIVEN_BY_HOME_ASSISTANT | set(
        re.findall(
            r"translation_key: (\w+)",
            (INTEGRATION / "services.yaml").read_text("utf-8"),
        )
    )
    for _, tree in syntax_trees():
        for node in ast.walk(tree):
            if (text := literal(node)) is not None:
                written.add(text)
            elif isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef):
                written.add(node.name.removeprefix("async_step_"))
    written |= {f"pbx_error_{errno}" for errno in TRANSLATED_ERRNOS}
    offered = keys_in_flows("error") | keys_in_flows("step") | keys_in_flows("abort")
    sections = (
        ENGLISH[name]
        for name in (
            "exceptions",
            "issues",
            "services",
            "triggers",
            "conditions",
            "device",
            "selector",
        )
    )
    for texts in (
        *sections,
        ENGLISH["system_health"]["info"],
        *ENGLISH["entity"].values(),
    ):
        offered |= texts.keys()
    assert offered - written == set(), "translations/en.json: no code uses these"


def test_every_error_of_an_address_book_has_a_text() -> None:
    for _, call in calls_in_code():
        if called(call).startswith("AddressBook") and called(call).endswith("Error"):
            assert {keyword.arg for keyword in call.keywords} == placeholders(
                ENGLISH["exceptions"][literal(call.args[0])]["message"]
            )


def test_every_error_of_the_pbx_has_a_text() -> None:
    texts = {
        key: placeholders(text["message"])
        for key, text in ENGLISH["exceptions"].items()
    }
    assert {errno: texts.get(f"pbx_error_{errno}") for errno in TRANSLATED_ERRNOS} == {
        errno: set() for errno in TRANSLATED_ERRNOS
    }
    missing = []
    for path, call in calls_in_code():
        key = literal(call.args[0]) if call.args else None
        is_raised = called(call).startswith("Pbx") or (
            (key or "").startswith("pbx_")
            and "pbx" in path.relative_to(INTEGRATION).parts
        )
        if not key or not is_raised:
            continue
        if key not in texts:
            missing.append(f"{path.name}: {key}")
        elif len(call.args) > 1 and isinstance(filled := call.args[1], ast.Dict):
            assert {literal(name) for name in filled.keys} == texts[key], key
    assert missing == []


@pytest.mark.parametrize(
    ("attribute", "values"),
    [("direction", Direction), ("outcome", Outcome), ("reason", Reason)],
)
@pytest.mark.parametrize("entity", ["call", "extension_call"])
def test_every_value_of_an_attribute_of_a_call_has_a_name(
    entity: str, attribute: str, values: type[StrEnum]
) -> None:
    texts = ENGLISH["entity"]["event"][entity]["state_attributes"][attribute]["state"]
    assert set(texts) == set(values)
