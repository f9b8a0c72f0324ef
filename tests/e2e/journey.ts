import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { type Phone, type PhoneOptions, openPhone, problemsOf } from "./browser";
import { type Server, openServer } from "./server";

export interface Stage {
  readonly server: Server;
  readonly url: string;
  /** A separate browser for one person of the journey. */
  phone(options?: PhoneOptions): Promise<Phone>;
}

/** One server per file and the browsers it opens; all are closed at the end. */
export function journey(): () => Stage {
  let stage: Stage | null = null;
  const phones: Phone[] = [];
  beforeAll(async () => {
    const server = await openServer();
    stage = {
      server,
      url: server.url,
      async phone(options) {
        const phone = await openPhone(options);
        phones.push(phone);
        return phone;
      },
    };
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await reportPages(phones);
  });
  afterAll(async () => {
    for (const phone of phones) await phone.close();
    await stage?.server.close();
  });
  return () => {
    if (!stage) throw new Error("The server has not started.");
    return stage;
  };
}

/** Reports each page of a failed journey: address, errors, and a screenshot in .local/failures. */
async function reportPages(phones: readonly Phone[]): Promise<void> {
  const folder = new URL("../../.local/failures/", import.meta.url).pathname;
  for (const [number, phone] of phones.entries())
    for (const [tab, page] of phone.context.pages().entries()) {
      const picture = `${folder}${Date.now()}-phone${number + 1}-tab${tab + 1}.png`;
      await page.screenshot({ path: picture }).catch(() => undefined);
      console.log(`  ! phone ${number + 1}: ${page.url()} ${picture}`, ...problemsOf(page));
    }
}

/** Logs a journey's step. */
export function tell(step: string): void {
  console.log(`  · ${step}`);
}

export const PASSWORD = "stagedoor-demo";

/** Signs in through the page and continues to `to`. */
export async function signIn(page: Page, url: string, email: string, to = "/"): Promise<void> {
  await page.goto(`${url}/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((now) => now.pathname === new URL(to, url).pathname);
}
