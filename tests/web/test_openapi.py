"""The description of the API: valid, and complete."""

import re
from dataclasses import fields

from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from glossary.lookup import LONGEST_QUERY
from glossary.model import LANGS, Basis, Kind, Status, TermType
from glossary.review import Order
from glossary.review.undoing import UNDO
from glossary.store import Decision
from web import arguments


def test_it_is_served_and_says_what_it_is(client: FlaskClient) -> None:
    response = client.get("/api/v1/openapi.json")
    assert response.mimetype == "application/json"
    described = response.json
    assert described["openapi"].startswith("3.1.")
    assert described["servers"] == [{"url": "/api/v1"}]


def test_every_route_of_the_api_is_in_it_and_no_other(app: Flask, client: FlaskClient) -> None:
    routes = {
        (re.sub(r"<[^>]+>", "{id}", rule.rule.removeprefix("/api/v1")), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    paths = client.get("/api/v1/openapi.json").json["paths"]
    assert {(path, method) for path, methods in paths.items() for method in methods} == routes


def test_its_schemas_are_valid_and_every_reference_leads_somewhere(client: FlaskClient) -> None:
    response = client.get("/api/v1/openapi.json")
    schemas = response.json["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    referenced = set(re.findall(r'"#/components/schemas/(\w+)"', response.text))
    assert referenced == set(schemas)


def test_every_operation_says_what_it_answers_and_how_it_refuses(client: FlaskClient) -> None:
    names = []
    for path, methods in client.get("/api/v1/openapi.json").json["paths"].items():
        for operation in methods.values():
            names.append(operation["operationId"])
            assert operation["summary"]
            assert "application/json" in operation["responses"]["200"]["content"]
            assert "default" in operation["responses"]
            placed = {p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}
            assert placed == set(re.findall(r"{(\w+)}", path))
    assert len(names) == len(set(names))


def test_its_lists_of_values_are_those_of_the_model(client: FlaskClient) -> None:
    schemas = client.get("/api/v1/openapi.json").json["components"]["schemas"]
    assert schemas["Kind"]["enum"] == list(Kind)
    assert schemas["Lang"]["enum"] == list(LANGS)
    assert schemas["Status"]["enum"] == list(Status)
    assert schemas["Basis"]["enum"] == list(Basis)
    assert schemas["Term"]["properties"]["type"]["enum"] == list(TermType)
    assert schemas["Order"]["properties"]["decision"]["enum"] == list(Decision)
    assert schemas["LogEntry"]["properties"]["action"]["enum"] == [*Decision, UNDO]
    assert set(schemas["Order"]["properties"]) == {field.name for field in fields(Order)}


def test_its_limit_of_a_query_is_that_of_the_look_up(client: FlaskClient) -> None:
    parameters = client.get("/api/v1/openapi.json").json["paths"]["/lookup"]["get"]["parameters"]
    assert parameters[0]["schema"]["maxLength"] == LONGEST_QUERY == arguments.LONGEST_QUERY
