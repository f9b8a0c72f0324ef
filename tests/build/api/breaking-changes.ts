import { type OpenApiDocument, type Schema, endpointsOf, resolve } from "./openapi-document";

type Direction = "sent" | "answered";

/** What a client of the first document may rely on and the second one does not have; empty if it keeps working. */
export function breakingChanges(before: OpenApiDocument, after: OpenApiDocument): string[] {
  const found: string[] = [];
  for (const { method, path, operation } of endpointsOf(before)) {
    const at = `${method.toUpperCase()} ${path}`;
    const next = after.paths[path]?.[method];
    if (!next) {
      found.push(`${at}: gone`);
      continue;
    }
    for (const old of operation.parameters ?? []) {
      const parameter = next.parameters?.find((each) => each.name === old.name && each.in === old.in);
      if (parameter)
        found.push(...compare(`${at} ${old.name}`, "sent", [before, old.schema], [after, parameter.schema]));
      else found.push(`${at} ${old.name}: gone`);
    }
    for (const { name, required } of next.parameters ?? [])
      if (required && !operation.parameters?.find((each) => each.name === name)?.required)
        found.push(`${at} ${name}: required now`);
    const [oldBody, newBody] = [operation, next].map(
      (each) => each.requestBody?.content["application/json"]?.schema,
    );
    if (newBody) {
      if (oldBody) found.push(...compare(`${at} body`, "sent", [before, oldBody], [after, newBody]));
      else found.push(`${at} body: required now`);
    }
    for (const [status, response] of Object.entries(operation.responses)) {
      const answered = next.responses[status];
      if (!answered) {
        // A refusal that no longer occurs breaks no client.
        if (status.startsWith("2")) found.push(`${at} ${status}: gone`);
        continue;
      }
      for (const [type, { schema }] of Object.entries(response.content ?? {})) {
        const content = answered.content?.[type];
        if (content)
          found.push(...compare(`${at} ${status}`, "answered", [before, schema], [after, content.schema]));
        else found.push(`${at} ${status} ${type}: gone`);
      }
    }
  }
  return found;
}

function compare(
  at: string,
  direction: Direction,
  [before, oldSchema]: readonly [OpenApiDocument, Schema],
  [after, newSchema]: readonly [OpenApiDocument, Schema],
  depth = 0,
): string[] {
  if (depth > 12) return [];
  const [old, next] = [resolve(before, oldSchema), resolve(after, newSchema)];
  const found: string[] = [];
  const types = (schema: Schema) => (schema.type === undefined ? [] : [schema.type].flat());
  const [wide, narrow] = direction === "sent" ? [next, old] : [old, next];
  const extra = types(narrow).filter(
    (type) => !types(wide).includes(type) && !(type === "integer" && types(wide).includes("number")),
  );
  if (types(wide).length > 0 && (extra.length > 0 || types(narrow).length === 0))
    found.push(`${at}: type ${types(old).join("|")} → ${types(next).join("|")}`);
  if (wide.enum && (narrow.enum ?? ["any"]).some((value) => !wide.enum!.includes(value)))
    found.push(`${at}: values`);
  for (const [name, schema] of Object.entries(old.properties ?? {})) {
    const member = next.properties?.[name];
    if (member)
      found.push(...compare(`${at}.${name}`, direction, [before, schema], [after, member], depth + 1));
    else if (direction === "answered") found.push(`${at}.${name}: gone`);
  }
  if (direction === "answered")
    for (const name of old.required ?? [])
      if (next.properties?.[name] && !next.required?.includes(name))
        found.push(`${at}.${name}: optional now`);
  if (direction === "sent")
    for (const name of next.required ?? [])
      if (!old.required?.includes(name)) found.push(`${at}.${name}: required now`);
  if (old.items && next.items)
    found.push(...compare(`${at}[]`, direction, [before, old.items], [after, next.items], depth + 1));
  return found;
}
