import { type Endpoint, type OpenApiDocument, type Schema, resolve } from "./openapi-document";

/** A deterministic source of numbers below 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Values that break parsers, queries and limits. */
export const HOSTILE: readonly unknown[] = [
  null,
  "",
  " ",
  "\u0000",
  "\ud800",
  "'; drop table user; --",
  "%00%ff",
  "../../etc/passwd",
  "<script>alert(1)</script>",
  "${jndi:ldap://x}",
  "__proto__",
  "constructor",
  "\u202e\u200b\ufeff",
  "a".repeat(5_000),
  "١٢٣",
  "1e400",
  "NaN",
  "9999-99-99T99:99:99Z",
  -1,
  0,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  true,
  [],
  {},
  [[[[]]]],
  { $gt: "" },
  { toString: 1, valueOf: null },
];

export interface GeneratedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

interface Generator {
  readonly document: OpenApiDocument;
  readonly random: () => number;
  /** Ids that exist, by the name of a parameter or member. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

const pick = <Item>(random: () => number, from: readonly Item[]): Item =>
  from[Math.floor(random() * from.length)]!;

/** A request to the endpoint: mostly valid, with a hostile value in about every second one. */
export function generateRequest(
  generator: Generator,
  { method, path, operation }: Endpoint,
): GeneratedRequest {
  const { document, random } = generator;
  const hostile = random() < 0.5;
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  let filled = path;
  for (const { name, in: place, schema, required } of operation.parameters ?? []) {
    const broken = hostile && random() < 0.3;
    if (place === "path") {
      const value = broken ? text(pick(random, HOSTILE)) : knownOr(generator, name, schema);
      filled = filled.replace(`{${name}}`, encodeURIComponent(wellFormed(value)) || "%20");
    } else if (place === "query") {
      if (!required && random() < 0.6) continue;
      query.append(
        name,
        wellFormed(broken ? text(pick(random, HOSTILE)) : text(value(generator, schema, name))),
      );
    } else if (name === "If-Match" && random() < 0.8)
      headers["if-match"] = pick(random, ["*", '"1"', "*", "x", '"'])!;
    else if (name === "Idempotency-Key" && random() < 0.3)
      headers["idempotency-key"] = pick(random, ["a", `k-${random()}`, "with space", "x".repeat(300)])!;
  }
  const schema = operation.requestBody?.content["application/json"]?.schema;
  let body: string | undefined;
  if (schema) {
    headers["content-type"] = hostile && random() < 0.05 ? "text/plain" : "application/json";
    const valid = value(generator, schema, "");
    body = JSON.stringify(hostile ? broken(generator, valid) : valid);
    if (hostile && random() < 0.05)
      body = pick(random, ["", "{", "[1,", "\u0000", "nul", `${"[".repeat(2_000)}`]);
  }
  if (hostile && random() < 0.03)
    headers["authorization"] = pick(random, ["Bearer", "Basic eA==", "Bearer a.b.c"])!;
  const search = query.size > 0 ? `?${query}` : "";
  return { method: method.toUpperCase(), path: `/api/v1${filled}${search}`, headers: ascii(headers), body };

  function broken(source: Generator, valid: unknown): unknown {
    if (random() < 0.15) return pick(random, HOSTILE);
    if (typeof valid !== "object" || valid === null) return pick(random, HOSTILE);
    const names = Object.keys(valid);
    if (names.length === 0) return valid;
    const name = pick(random, names);
    const member = (valid as Record<string, unknown>)[name];
    if (Array.isArray(valid))
      return valid.map((each, index) => (String(index) === name ? broken(source, each) : each));
    if (random() < 0.2) return Object.fromEntries(Object.entries(valid).filter(([other]) => other !== name));
    return { ...valid, [name]: random() < 0.5 ? broken(source, member) : pick(random, HOSTILE) };
  }

  function knownOr(source: Generator, name: string, schema: Schema): string {
    const ids = source.known[name];
    return ids && random() < 0.85 ? pick(random, ids) : text(value(source, resolve(document, schema), name));
  }
}

/** A value of the schema. */
function value(generator: Generator, sent: Schema, name: string, depth = 0): unknown {
  const { document, random, known } = generator;
  const ids = known[name];
  if (ids && random() < 0.8) return pick(random, ids);
  const schema = resolve(document, sent);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(random, schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return value(generator, pick(random, choices), name, depth + 1);
  if (schema.allOf)
    return Object.assign(
      {},
      ...schema.allOf.map((each) => value(generator, each, name, depth + 1) as object),
    );
  const type = [schema.type ?? "object"].flat();
  switch (pick(random, type)) {
    case "null":
      return null;
    case "boolean":
      return random() < 0.5;
    case "integer":
    case "number": {
      const least = schema.minimum ?? 0;
      const most = Math.min(schema.maximum ?? least + 100, least + 1_000);
      return least + Math.floor(random() * (most - least + 1));
    }
    case "array": {
      const least = schema.minItems ?? 0;
      const count = depth > 6 ? least : least + Math.floor(random() * 3);
      return Array.from({ length: count }, () => value(generator, schema.items ?? {}, name, depth + 1));
    }
    case "string":
      return stringOf(generator, schema);
    default:
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([member]) => schema.required?.includes(member) || random() < 0.6)
          .map(([member, each]) => [member, value(generator, each, member, depth + 1)]),
      );
  }
}

function stringOf({ random }: Generator, schema: Schema): string {
  switch (schema.format) {
    case "email":
      return `fuzz-${Math.floor(random() * 1e6)}@example.com`;
    case "date":
      return `2026-1${Math.floor(random() * 3)}-0${1 + Math.floor(random() * 9)}`;
    case "date-time":
      return new Date(1_796_000_000_000 + Math.floor(random() * 1e10)).toISOString();
    case "uuid":
      return crypto.randomUUID();
    default: {
      const words = ["jazz", "Bengaluru", "kal shaam", "free", "Three solos", "संगीत", "Asia/Kolkata", "INR"];
      const made = pick(random, words).padEnd(schema.minLength ?? 0, "x");
      return schema.maxLength === undefined ? made : made.slice(0, schema.maxLength);
    }
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function wellFormed(value: string): string {
  return value.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

/** Header values are bytes. */
function ascii(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, sent]) => [name, sent.replaceAll(/[^\x20-\xff]/g, "?")]),
  );
}
