"""How the models become JSON Schema: what an editor's YAML parser sees, with every field in words.

pydantic describes what the models accept from JSON. An editor reads the same YAML in another way than this program: it
takes ``10`` for a number where the reader here keeps the text and leaves it to the model. So a text may look like a number
to an editor, and a number may stand in quotation marks.
"""

import re
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from ictcriteria.model.documentation import attribute_docs, in_words

_WORD_START = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WHOLE_NUMBER = r"^[+-]?[0-9]+$"
_NUMBER = r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$"
_LOOKS_LIKE = {"number": "1.1", "integer": "1"}
_BOUNDS = {"ge": "minimum", "le": "maximum"}


class SchemaWriter(GenerateJsonSchema):
    """pydantic's generator with the docstrings of the models, and with the short forms that validators accept."""

    def generate(self, schema: core_schema.CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        """The whole schema; keys from a closed set are named one by one, so that editors offer and explain them."""
        written = super().generate(schema, mode)
        named: JsonSchemaValue = _with_named_keys(written, written.get("$defs", {}))
        return named

    def generate_inner(self, schema: Any) -> JsonSchemaValue:
        """Any part; pydantic leaves bounds that stand behind a validator under their Python names."""
        return {_BOUNDS.get(name, name): value for name, value in super().generate_inner(schema).items()}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A model with title and description in words; the constant that tells a model apart says what the model is."""
        owner, written = schema["cls"], super().model_schema(schema)
        docs, description = attribute_docs(owner), in_words(owner.__doc__ or "")
        for name, field in written["properties"].items():
            field.setdefault("title", _words(name))
            field["description"] = description if "const" in field else docs[name]
        return {**written, "title": _words(owner.__name__), "description": description}

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """A model that is no pydantic model, in the same way."""
        owner, written = schema["cls"], super().dataclass_schema(schema)
        docs = attribute_docs(owner)
        for name, field in written["properties"].items():
            field["title"], field["description"] = _words(name), docs[name]
        return {**written, "title": _words(owner.__name__), "description": in_words(owner.__doc__ or "")}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """A closed set with a text for each value; ``enumDescriptions`` is what editors show."""
        docs = attribute_docs(schema["cls"])
        return {**super().enum_schema(schema), "enumDescriptions": [docs[member.name] for member in schema["members"]]}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text, which may look like a number where its pattern lets it."""
        written = super().str_schema(schema)
        numbers = [kind for kind, sample in _LOOKS_LIKE.items() if re.search(written.get("pattern", ""), sample)]
        return {**written, "type": ["string", numbers[0]] if numbers else "string"}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """A whole number, also in quotation marks."""
        return {**super().int_schema(schema), "type": ["integer", "string"], "pattern": _WHOLE_NUMBER}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """A number, also in quotation marks."""
        number = super().decimal_schema(schema)["anyOf"][0]
        return {**number, "type": ["number", "string"], "pattern": _NUMBER}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Keys with values; a key that does not have the right form is refused."""
        keys = {name: value for name, value in self.generate_inner(schema["keys_schema"]).items() if name != "type"}
        written = {"type": "object", "additionalProperties": self.generate_inner(schema["values_schema"])}
        self.update_with_validations(written, schema, self.ValidationsMapping.object)
        return {**written, "propertyNames": keys} if keys else written

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """What a validator prepares; before a mapping it takes one value for the whole of it."""
        inner, written = schema["schema"], super().function_before_schema(schema)
        if inner["type"] != "dict":
            return written
        return self.get_union_of_schemas([self.generate_inner(inner["values_schema"]), written])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A value that may be left empty."""
        inner = self.generate_inner(schema["schema"])
        types = inner.get("type", [])
        listed = [types] if isinstance(types, str) else types
        return {**inner, "type": [*listed, "null"]} if listed else super().nullable_schema(schema)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A value with its default, if that is a plain one."""
        written = super().default_schema(schema)
        if isinstance(written.get("default"), str | bool):
            return written
        return {name: value for name, value in written.items() if name != "default"}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """One of several models; the constant that tells them apart stands in each."""
        return {"oneOf": super().tagged_union_schema(schema)["oneOf"]}

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: titles of fields are set with the model."""
        del schema
        return False


class ReportSchemaWriter(SchemaWriter):
    """The same for what this program writes and others read: values are what they are, and fields may be added."""

    str_schema = GenerateJsonSchema.str_schema
    int_schema = GenerateJsonSchema.int_schema


def _words(name: str) -> str:
    """``LegalBasis``, ``legal_basis`` and ``legal-basis`` as ``Legal basis``."""
    return _WORD_START.sub(" ", name).replace("_", " ").replace("-", " ").capitalize()


def _with_named_keys(value: Any, definitions: JsonSchemaValue) -> Any:
    """A copy in which every mapping whose keys are a closed set has them as properties, and closed sets speak in words."""
    if isinstance(value, list):
        return [_with_named_keys(item, definitions) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {name: _with_named_keys(item, definitions) for name, item in value.items()}
    if isinstance(inner.get("enumDescriptions"), list):
        return {**inner, "title": _words(inner["title"]), "description": in_words(inner["description"])}
    keys = inner.get("propertyNames")
    if not (isinstance(keys, dict) and "$ref" in keys):
        return inner
    names = definitions[keys["$ref"].rpartition("/")[2]]
    described = zip(names["enum"], names["enumDescriptions"], strict=True)
    each = inner["additionalProperties"]
    properties = {name: {**each, "title": _words(name), "description": text} for name, text in described}
    kept = {name: item for name, item in inner.items() if name != "propertyNames"}
    return {**kept, "properties": properties, "additionalProperties": False}
