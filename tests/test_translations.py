"""The texts, the icons and the descriptions of actions keep hassfest's rules, and are those that the code uses."""

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
import re
from typing import Any

from homeassistant.helpers import config_validation as cv, selector
from homeassistant.util.yaml import load_yaml_dict
import pytest
import voluptuous as vol

from custom_components.openvox_uc.pbx.errors import TRANSLATED_ERRNOS
from custom_components.openvox_uc.pbx.models import Direction, Outcome, Reason

from .languages import leaves
from .repository import ENGLISH, ICONS, INTEGRATION, placeholders, syntax_trees, texts_of_flows

K = "[a-z0-9]+(_[a-z0-9]+)*"
URL = re.compile(r"(ftps?|https?|mqtts?|scp|socks5?)://|www\.", re.IGNORECASE)


FLOW = (
    rf"flow_title|initiate_flow\.user|(error|abort|progress|create_entry)\.{K}"
    rf"|step\.{K}\.(title|description|submit|(data|data_description|menu_options|menu_option_descriptions)\.{K})"
)
# Where a text may stand, and where one without placeholders, since those are not filled in there.
SENTENCES = (
    rf"(conditions|services|triggers)\.{K}\.(fields\.{K}\.)?(name|description)",
    rf"(config|options|config_subentries\.{K}|issues\.{K}\.fix_flow)\.({FLOW})",
    rf"config_subentries\.{K}\.entry_type",
    rf"config_panel\.{K}\.{K}",
    rf"(device|entity\.{K})\.{K}\.name",
    rf"exceptions\.{K}\.message",
    rf"issues\.{K}\.(title|description)",
    rf"selector\.{K}\.options\.{K}",
    rf"system_health\.info\.{K}",
)
LABELS = rf"entity\.{K}\.{K}\.(state\.{K}|state_attributes\.{K}\.(name|state\.{K}))"


def keyed(value: object) -> dict[Any, Any]:
    return {vol.All(str, vol.Match(rf"^{K}$")): value}


def icon(value: object) -> str:
    return vol.All(str, vol.Match(r"^mdi:[a-z0-9]+(-[a-z0-9]+)*$"))(value)


def icon_of_state(value: dict[str, Any]) -> dict[str, Any]:
    if value.get("default") in value.get("state", {}).values():
        raise vol.Invalid("a state's icon is the default icon")
    return value


ICON_FILE = vol.Schema(
    {
        vol.Optional("conditions"): keyed({vol.Required("condition"): icon}),
        vol.Optional("entity"): keyed(keyed(vol.All({vol.Required("default"): icon, vol.Optional("state"): keyed(icon)}, icon_of_state))),
        vol.Optional("services"): keyed({vol.Required("service"): icon}),
        vol.Optional("triggers"): keyed({vol.Required("trigger"): icon}),
    }
)


def test_english_is_well_formed() -> None:
    for path, text in leaves(ENGLISH):
        is_label = re.fullmatch(LABELS, path)
        assert is_label or any(re.fullmatch(place, path) for place in SENTENCES), path
        assert cv.string_with_no_html(text) == text.strip(), path
        assert not URL.search(text), f"{path}: a link belongs into a placeholder"
        assert "[%" not in text, f"{path}: references are for core"
        assert not re.search(r"'\{\w+\}'", text), f"{path}: a placeholder in single quotes is taken literally"
        assert all(name.isidentifier() and not is_label for name in placeholders(text)), path


def test_issues_and_forms_are_complete() -> None:
    assert all("title" in issue and ("description" in issue) is not ("fix_flow" in issue) for issue in ENGLISH["issues"].values())
    for flow in texts_of_flows():
        assert flow["step"]
        for step, texts in flow["step"].items():
            assert texts.get("data", {}).keys() == texts.get("data_description", {}).keys(), step


@pytest.mark.parametrize("name", ["services", "triggers", "conditions"])
def test_actions_triggers_and_conditions_are_named_and_have_an_icon(name: str) -> None:
    described = {key: value for key, value in load_yaml_dict(INTEGRATION / f"{name}.yaml").items() if not key.startswith(".")}
    assert described.keys() == ENGLISH[name].keys() == ICONS[name].keys()
    for key, description in described.items():
        fields, texts = description.get("fields", {}), ENGLISH[name][key]
        assert fields.keys() == texts.get("fields", {}).keys(), key
        assert {"name", "description"} <= texts.keys(), key
        # As in core, the fields of conditions have only a name.
        named = {"name"} if name == "conditions" else {"name", "description"}
        assert all(field.keys() == named for field in texts.get("fields", {}).values()), key
        for field in fields.values():
            selector.validate_selector(field["selector"])


def test_icons_are_well_formed_and_of_entities_that_have_a_name() -> None:
    ICON_FILE(ICONS)
    for platform, icons in ICONS["entity"].items():
        assert icons.keys() <= ENGLISH["entity"][platform].keys()
        for key, states in icons.items():
            named = ENGLISH["entity"][platform][key].get("state", {}).keys()
            assert not named or states.get("state", {}).keys() <= named, key


# --- The texts that the code uses ---

# Reasons and errors that Home Assistant's own flow helpers give.
GIVEN_BY_HOME_ASSISTANT = {
    "already_configured",
    "already_in_progress",
    "reauth_successful",
    "reconfigure_successful",
    "unique_id_mismatch",
}


def literal(node: ast.AST | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""


def calls_in_code() -> Iterator[tuple[Path, ast.Call]]:
    for path, tree in syntax_trees():
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, ast.Call))


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
    assert missing == []


EXCEPTIONS = {key: text["message"] for key, text in ENGLISH["exceptions"].items()}
# The functions that take the key of a text, and which texts these are.
TEXTS_OF = {"translated": EXCEPTIONS, "invalid": EXCEPTIONS, "text": dict(leaves(ENGLISH["config_panel"]))}


def test_placeholders_of_the_code_are_those_of_the_text() -> None:
    wrong = []
    for path, call in calls_in_code():
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        key, filled = literal(given.get("translation_key")), given.get("translation_placeholders")
        if key in EXCEPTIONS and isinstance(filled, ast.Dict) and {literal(name) for name in filled.keys} != placeholders(EXCEPTIONS[key]):
            wrong.append(f"{path.name}: {key}")
        # The `text` of `pbx/` is a value that the PBX has sent.
        texts = {} if "pbx" in path.relative_to(INTEGRATION).parts else TEXTS_OF.get(called(call), {})
        keys = filter(None, map(literal, call.args if texts else ()))
        misfits = (each for each in keys if each not in texts or (None not in given and given.keys() != placeholders(texts[each])))
        wrong += [f"{path.name}: {each}" for each in misfits]
    assert wrong == []


def test_every_text_is_used_by_the_code() -> None:
    """A text whose key the code never writes is dead; steps are named by the methods that show them, selectors by actions, too."""
    written = GIVEN_BY_HOME_ASSISTANT | set(re.findall(r"translation_key: (\w+)", (INTEGRATION / "services.yaml").read_text("utf-8")))
    for _, tree in syntax_trees():
        for node in ast.walk(tree):
            if (text := literal(node)) is not None:
                written.add(text)
            elif isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef):
                written.add(node.name.removeprefix("async_step_"))
    written |= {f"pbx_error_{errno}" for errno in TRANSLATED_ERRNOS}
    offered = keys_in_flows("error") | keys_in_flows("step") | keys_in_flows("abort")
    sections = (ENGLISH[name] for name in ("exceptions", "issues", "services", "triggers", "conditions", "device", "selector"))
    for texts in (*sections, ENGLISH["system_health"]["info"], *ENGLISH["entity"].values()):
        offered |= texts.keys()
    assert offered - written == set()


def test_every_error_of_an_address_book_has_a_text() -> None:
    for _, call in calls_in_code():
        if called(call).startswith("AddressBook") and called(call).endswith("Error"):
            assert {keyword.arg for keyword in call.keywords} == placeholders(ENGLISH["exceptions"][literal(call.args[0])]["message"])


def test_every_error_of_the_pbx_has_a_text() -> None:
    texts = {key: placeholders(text["message"]) for key, text in ENGLISH["exceptions"].items()}
    assert {errno: texts.get(f"pbx_error_{errno}") for errno in TRANSLATED_ERRNOS} == {errno: set() for errno in TRANSLATED_ERRNOS}
    missing = []
    for path, call in calls_in_code():
        key = literal(call.args[0]) if call.args else None
        is_raised = called(call).startswith("Pbx") or ((key or "").startswith("pbx_") and "pbx" in path.relative_to(INTEGRATION).parts)
        if not key or not is_raised:
            continue
        if key not in texts:
            missing.append(f"{path.name}: {key}")
        elif len(call.args) > 1 and isinstance(filled := call.args[1], ast.Dict):
            assert {literal(name) for name in filled.keys} == texts[key], key
    assert missing == []


@pytest.mark.parametrize(("attribute", "values"), [("direction", Direction), ("outcome", Outcome), ("reason", Reason)])
@pytest.mark.parametrize("entity", ["call", "extension_call"])
def test_every_value_of_an_attribute_of_a_call_has_a_name(entity: str, attribute: str, values: type[StrEnum]) -> None:
    assert ENGLISH["entity"]["event"][entity]["state_attributes"][attribute]["state"].keys() == set(values)


# Words in code that no person reads as a sentence of ours: by file, whose they are.
WORDS_OF_OTHERS = {
    "contacts/carddav.py": "XML",
    "contacts/csv_file.py": "the headings of columns that other programs write",
    "contacts/dav.py": "names of HTTP headers",
    "contacts/encodings.py": "codes of countries and languages",
    "doctor/report_check.py": "the text for an issue, which is in English",
    "flows/report_check.py": "Markdown around a text",
    "frontend/calls.py": "a refusal of what no page of ours sends",
    "llm.py": "what models are told",
    "media/sounds.py": "values of HTTP headers",
    "webhook/anonymizer.py": "words that the PBX sends",
}
# Names of tasks, timers and coordinators, which only logs show.
NAMES_IN_LOGS = {
    *(
        "{} heartbeat",
        "{} history",
        "{} trunk calls",
        "address books",
        "call tracker",
        "extension settings",
        "debug recording",
        "poll for the {}",
        "test of reports",
    ),
    "{}: failed to process a report",
}
SENTENCE = re.compile(r"[A-Z][a-z]+( .*)?|.*(\w\w|\}),? (?!of\b)[a-z]{2,}.*", re.DOTALL)
SQL = re.compile(r"\b(PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|SELECT|INSERT|UPDATE|DELETE|WHERE|JOIN|ORDER|CREATE|BETWEEN|NOT|UNIQUE|AND)\b")


def texts_for_people(node: ast.AST) -> Iterator[str]:
    """Return the texts below a node but docstrings, log messages, names of tasks, and errors of programming."""
    # Such a text is handed on to the log.
    if (literal(node) or "").startswith("%s: "):
        return
    if isinstance(node, ast.Expr) and literal(node.value) is not None:
        return
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and called(node.exc) == "ValueError":
        return
    if isinstance(node, ast.Call) and re.search(r"^(debug|info|warning|error|exception)$|_task$", called(node)):
        return
    if isinstance(node, ast.JoinedStr):
        yield "".join(literal(part) or "{}" for part in node.values)
    elif (text := literal(node)) is not None:
        yield text
    else:
        for child in ast.iter_child_nodes(node):
            yield from texts_for_people(child)


def test_no_sentence_is_in_the_code() -> None:
    """What people read is in the translations; `pbx/` gives keys and values."""
    found = set()
    for path, tree in syntax_trees():
        name = path.relative_to(INTEGRATION).as_posix()
        if name.startswith("pbx/"):
            continue
        texts = {text for text in texts_for_people(tree) if SENTENCE.fullmatch(text) and not SQL.search(text)}
        found |= {(name, text) for text in texts - NAMES_IN_LOGS}
    assert {each for each in found if each[0] not in WORDS_OF_OTHERS} == set()
    assert {name for name, _ in found} == WORDS_OF_OTHERS.keys()


@pytest.mark.parametrize("code", ['title = "Recordings"', 'x = f"Call {a} is ringing"', 'f(f"{a} to {b}")', '{"a": "no answer"}'])
def test_a_sentence_in_the_code_is_found(code: str) -> None:
    assert [text for text in texts_for_people(ast.parse(code)) if SENTENCE.fullmatch(text)]
