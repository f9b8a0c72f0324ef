import { createExecutionContext, env as bindings, waitOnExecutionContext } from "cloudflare:test";
import { identify } from "#worker/people/identify";
import type { Env } from "#worker/platform/env";
import { makeServices } from "#worker/make-services";
import type { Services } from "#worker/services";
import type { Visitor } from "#worker/platform/visitor";

/** Local development: mails are stored. */
export const env: Env = { ...bindings, LOCAL: "1", PUBLIC_URL: "https://stagedoor.test" };

/** A browser with a cookie jar. */
export class Browser {
  readonly cookies = new Map<string, string>();
  constructor(
    readonly address = `192.0.2.${Math.floor(Math.random() * 250)}`,
    private readonly deployment: Env = env,
  ) {}

  request(path: string, init: RequestInit = {}): Request {
    const headers = new Headers(init.headers);
    if (this.cookies.size) {
      headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    }
    headers.set("cf-connecting-ip", this.address);
    return new Request(`https://stagedoor.test${path}`, { ...init, headers });
  }

  keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const name = pair.slice(0, at);
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(at + 1));
    }
  }

  /** Runs `ask` with the services of one request, including its waitUntil work. */
  async visit<Answer>(
    ask: (services: Services, visitor: Visitor) => Promise<Answer>,
    path = "/",
    init: RequestInit = {},
  ): Promise<Answer> {
    const request = this.request(path, init);
    const visitor = await identify(request, this.deployment);
    this.keep(visitor.cookies ?? []);
    const ctx = createExecutionContext();
    const services = makeServices({
      env: this.deployment,
      visitor,
      request,
      now: () => Date.now(),
      waitUntil: (work) => ctx.waitUntil(work),
    });
    const answer = await ask(services, visitor);
    await waitOnExecutionContext(ctx);
    return answer;
  }

  visitor(): Promise<Visitor> {
    return this.visit(async (_, visitor) => visitor);
  }
}

export interface ReadMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Waits for at least that many mails to the address; newest first. */
export async function mailsTo(address: string, atLeast = 1): Promise<ReadMail[]> {
  for (let tries = 0; ; tries++) {
    const { results } = await env.DB.prepare(
      "select subject, body from mail_sent where recipient = ? and sent_at is not null order by at desc, rowid desc",
    )
      .bind(address)
      .all<{ subject: string; body: string }>();
    if (results.length >= atLeast || tries > 100) {
      return results.map(({ subject, body }) => ({
        subject,
        ...(JSON.parse(body) as Omit<ReadMail, "subject">),
      }));
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function linkIn(mail: ReadMail | undefined, path: string): URL {
  const found = mail?.text
    .match(/https:\/\/stagedoor\.test\S+/g)
    ?.find((url) => new URL(url).pathname.startsWith(path));
  if (!found) throw new Error(`no link to ${path} in: ${mail?.text}`);
  return new URL(found);
}
