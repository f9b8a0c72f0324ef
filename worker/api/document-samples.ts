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

/** The operation with the typed client of `npm run api:client`. */
export function typescriptOf(each: Operation, publicUrl: string): string {
  const names = [...each.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const headers = [
    ...(each.method === "post" ? [`"Idempotency-Key": crypto.randomUUID()`] : []),
    ...(each.conditional ? [`"If-Match": etag`] : []),
  ];
  const params = [
    ...(names.length > 0 ? [`path: { ${names.join(", ")} }`] : []),
    ...(headers.length > 0 ? [`header: { ${headers.join(", ")} }`] : []),
  ];
  const options = [
    ...(params.length > 0 ? [`params: { ${params.join(", ")} }`] : []),
    ...(each.body ? ["body"] : []),
  ];
  const argument = options.length > 0 ? `, { ${options.join(", ")} }` : "";
  return [
    `const client = stagedoorClient("${publicUrl}", token);`,
    `const { data, error } = await client.${each.method.toUpperCase()}("${each.path}"${argument});`,
  ].join("\n");
}

function flagOf({ method }: Operation): string {
  return method === "get" ? "" : `-X ${method.toUpperCase()} `;
}
