import { type OpenApiDocument, type Schema, resolve } from "./openapi-document";

/** Where a value does not match its schema; empty if it does. */
export function mismatches(document: OpenApiDocument, sent: Schema, value: unknown, at = "$"): string[] {
  const schema = whole(document, sent);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices && !choices.some((each) => mismatches(document, each, value, at).length === 0))
    return [`${at}: none of ${choices.length} choices`];
  if (schema.const !== undefined && value !== schema.const) return [`${at}: not ${String(schema.const)}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${JSON.stringify(value)} is not listed`];
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value)))
    return [`${at}: ${JSON.stringify(value)?.slice(0, 60)} is no ${types.join(" or ")}`];
  if (Array.isArray(value))
    return value.flatMap((each, index) =>
      schema.items ? mismatches(document, schema.items, each, `${at}[${index}]`) : [],
    );
  if (typeof value !== "object" || value === null) return [];
  const members = value as Readonly<Record<string, unknown>>;
  const missing = (schema.required ?? []).filter((name) => members[name] === undefined);
  const properties = schema.properties ?? {};
  return [
    ...missing.map((name) => `${at}.${name}: missing`),
    ...Object.entries(members).flatMap(([name, member]) => {
      const known = properties[name];
      if (known) return mismatches(document, known, member, `${at}.${name}`);
      const rest = schema.additionalProperties;
      if (typeof rest === "object") return mismatches(document, rest, member, `${at}.${name}`);
      // An answer has no members that its schema does not name.
      return schema.properties && !rest ? [`${at}.${name}: not in the schema`] : [];
    }),
  ];
}

/** The schema with the members of all its parts. */
function whole(document: OpenApiDocument, sent: Schema): Schema {
  const { allOf, ...own } = resolve(document, sent);
  if (!allOf) return own;
  const parts = allOf.map((each) => whole(document, each));
  return {
    ...own,
    type: "object",
    properties: Object.assign(
      {},
      ...parts.map(({ properties }) => properties),
      own.properties,
    ) as NonNullable<Schema["properties"]>,
    required: [...parts.flatMap(({ required }) => required ?? []), ...(own.required ?? [])],
  };
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
