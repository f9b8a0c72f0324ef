import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#worker/db/database";
import { refreshToken, session } from "#worker/db/schema";
import { ApiClient, tokensOf } from "../../build/workerd/api";
import { PASSWORD, makePerson } from "../../build/workerd/people";
import { env, linkIn, mailsTo } from "../../build/workerd/visit";

test("a new person registers, confirms the mailed token and gets tokens", async () => {
  const client = new ApiClient();
  const email = "api-nila@example.com";
  const registered = await client.post("/api/v1/auth/register", { name: "Nila", email, password: PASSWORD });
  expect(registered).toMatchObject({ status: 202, body: { status: "confirmation_sent", email } });
  const early = await client.post("/api/v1/auth/login", { email, password: PASSWORD });
  expect(early).toMatchObject({ status: 403, body: { reason: "unconfirmed" } });
  const [mail] = await mailsTo(email);
  const token = linkIn(mail, "/confirm-address").searchParams.get("token");
  const confirmed = await client.post("/api/v1/auth/confirmations", { token });
  expect(confirmed).toMatchObject({ status: 200, body: { tokenType: "Bearer" } });
  const again = await client.post("/api/v1/auth/confirmations", { token });
  expect(again.status).toBe(410);
  expect(await tokensOf(email, PASSWORD)).toMatchObject({ accessToken: expect.any(String) });
});

test("a refresh token is accepted once, and its second use ends the session", async () => {
  await makePerson("api-family@example.com");
  const client = new ApiClient();
  const first = await tokensOf("api-family@example.com", PASSWORD);
  const second = await client.post<{ refreshToken: string; accessToken: string }>("/api/v1/auth/refresh", {
    refreshToken: first.refreshToken,
  });
  expect(second.status).toBe(200);
  const stolen = await client.post("/api/v1/auth/refresh", { refreshToken: first.refreshToken });
  expect(stolen).toMatchObject({ status: 401, body: { reason: "refresh_token_reused" } });
  for (const token of [first.accessToken, second.body.accessToken])
    expect(await client.as(token).post("/api/v1/auth/logout")).toMatchObject({
      status: 401,
      body: { reason: "session_ended" },
    });
  const newest = await client.post("/api/v1/auth/refresh", { refreshToken: second.body.refreshToken });
  expect(newest).toMatchObject({ status: 401, body: { reason: "refresh_token_invalid" } });
});

test("refresh tokens are stored as hashes only, and end with the session", async () => {
  const person = await makePerson("api-hash@example.com");
  const tokens = await tokensOf("api-hash@example.com", PASSWORD);
  const db = database(env);
  const [row] = await db.select().from(session).where(eq(session.userId, person.id));
  const stored = await db.select().from(refreshToken).where(eq(refreshToken.sessionId, row!.id));
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toContain(tokens.refreshToken);
  expect((await new ApiClient(tokens.accessToken).post("/api/v1/auth/logout")).status).toBe(204);
  expect(await db.select().from(refreshToken).where(eq(refreshToken.sessionId, row!.id))).toEqual([]);
});

test("a request that only has cookies is anonymous", async () => {
  await makePerson("api-cookie@example.com");
  const signedIn = await new ApiClient().post("/api/v1/auth/logout", undefined, {
    cookie: "stagedoor_session=anything",
    "sec-fetch-site": "same-origin",
  });
  expect(signedIn).toMatchObject({ status: 401, body: { reason: "credentials_missing" } });
  expect(signedIn.headers.get("www-authenticate")).toBe("Bearer");
});

test("every refusal is a problem document with a stable type, a next step and the request's id", async () => {
  const client = new ApiClient();
  const missing = await client.call("GET", "/api/v1/nothing", undefined, {
    "x-request-id": "given-by-the-client",
  });
  expect(missing.headers.get("content-type")).toBe("application/problem+json");
  expect(missing).toMatchObject({
    status: 404,
    body: {
      type: "https://stagedoor.test/api/problems/not_found",
      status: 404,
      detail: expect.any(String),
      requestId: "given-by-the-client",
    },
  });
  expect(missing.headers.get("x-request-id")).toBe("given-by-the-client");
  const wrong = await client.post("/api/v1/auth/login", { email: "no address" });
  expect(wrong).toMatchObject({
    status: 400,
    body: { reason: "invalid_request", errors: [{ at: "/email" }, { at: "/password" }] },
  });
  const method = await client.call("DELETE", "/api/v1/auth/login");
  expect(method).toMatchObject({ status: 405, body: { reason: "method_not_allowed" } });
  expect(method.headers.get("allow")).toBe("POST");
  const text = await client.fetch("/api/v1/auth/login", {
    method: "POST",
    body: "email=a",
    headers: { "content-type": "text/plain" },
  });
  expect(text.status).toBe(415);
  const broken = await client.fetch("/api/v1/auth/login", {
    method: "POST",
    body: "{",
    headers: { "content-type": "application/json" },
  });
  expect(broken.status).toBe(400);
  expect((await client.get("/api/problems/seat_taken")).body).toMatchObject({
    title: expect.any(String),
    status: 409,
  });
});

test("the document is OpenAPI 3.1 and names every operation", async () => {
  const { body } = await new ApiClient().get<{ openapi: string; paths: Record<string, object> }>(
    "/api/v1/openapi.json",
  );
  expect(body.openapi).toBe("3.1.0");
  expect(body.paths).toHaveProperty(["/auth/login", "post", "operationId"], "login");
});
