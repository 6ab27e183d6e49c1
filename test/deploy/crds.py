"""Holds custom resources against their definitions. Usage: crds.py <manifests> -- <definitions>; needs jsonschema and PyYAML."""

import sys

import jsonschema
import yaml


def strict(schema):
    """The definition's schema, in which a field that it does not name is a fault."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "x-kubernetes-preserve-unknown-fields" not in schema:
        closed.setdefault("additionalProperties", False)
    if schema.get("x-kubernetes-int-or-string"):
        closed.pop("type", None)
    return closed


def documents(paths):
    for path in paths:
        with open(path, encoding="utf-8") as file:
            yield from ((path, each) for each in yaml.safe_load_all(file) if each)


manifests, definitions = sys.argv[1 : sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1 :]
schemas = {
    (f"{crd['spec']['group']}/{version['name']}", crd["spec"]["names"]["kind"]): version["schema"]["openAPIV3Schema"]
    for _, crd in documents(definitions)
    for version in crd["spec"]["versions"]
}
groups = {version.split("/")[0] for version, _ in schemas}
faults, checked = [], 0
for path, manifest in documents(manifests):
    kind = (manifest["apiVersion"], manifest["kind"])
    if kind[0].split("/")[0] not in groups:
        continue
    if kind not in schemas:
        faults.append(f"{path}: there is no {kind[1]} in {kind[0]}")
        continue
    schema = dict(schemas[kind])
    schema["properties"] = {**schema["properties"], "metadata": {"type": "object"}}
    checked += 1
    for error in jsonschema.Draft202012Validator(strict(schema)).iter_errors(manifest):
        faults.append(f"{path}: {kind[1]} {error.json_path}: {error.message[:200]}")

print("\n".join(faults) or f"{checked} custom resources are as their definitions say")
sys.exit(1 if faults or not checked else 0)
