import type { Operation } from "./operation";

/** The operation as a shell command. */
export function curlOf(each: Operation, publicUrl: string): string {
  const lines = [`curl ${flagOf(each)}${publicUrl}/api/v1${each.path}`];
  if (each.guard.kind !== "public") lines.push(`-H "Authorization: Bearer $TOKEN"`);
  if (each.method === "post") lines.push(`-H "Idempotency-Key: $(uuidgen)"`);
  if (each.conditional) lines.push(`-H 'If-Match: "3"'`);
  if (each.body) lines.push(`-H "Content-Type: application/json"`, `-d @body.json`);
  return lines.join(" \\\n  ");
}

/** The operation with the typed client of `npm run api:client`, which groups them by the first part of the path. */
export function typescriptOf(each: Operation, publicUrl: string): string {
  const names = [...each.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const headers = [
    ...(each.method === "post" ? [`"Idempotency-Key": crypto.randomUUID()`] : []),
    ...(each.conditional ? [`"If-Match": etag`] : []),
  ];
  const values = [
    ...names,
    ...(each.query ? ["query"] : []),
    ...(each.body ? ["body"] : []),
    ...(headers.length > 0 ? [`{ headers: { ${headers.join(", ")} } }`] : []),
  ];
  const group = each.path.split("/")[1] ?? "";
  return [
    `const client = new Stagedoor<string>({ baseUrl: "${publicUrl}/api/v1", securityWorker });`,
    `const { data } = await client.${group}.${each.id}(${values.join(", ")});`,
  ].join("\n");
}

function flagOf({ method }: Operation): string {
  return method === "get" ? "" : `-X ${method.toUpperCase()} `;
}
