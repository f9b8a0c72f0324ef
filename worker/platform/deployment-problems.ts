/** What works on a developer's machine and must not be deployed, each with its remedy. */
export function deploymentProblems(bindings: Readonly<Record<string, unknown>>): readonly string[] {
  const { LOCAL, DEMO, PAYMENTS, PUBLIC_URL, MAIL_FROM } = bindings;
  const url = typeof PUBLIC_URL === "string" && URL.canParse(PUBLIC_URL) ? new URL(PUBLIC_URL) : null;
  const problems: readonly (readonly [boolean, string])[] = [
    [
      Boolean(LOCAL),
      "LOCAL is set, which opens /dev to everyone and sends no mail: npx wrangler secret delete LOCAL, and remove it from wrangler.toml",
    ],
    [
      PAYMENTS === "sandbox" && DEMO !== "1",
      "PAYMENTS is sandbox, where nobody pays: set stripe or razorpay under [vars] in wrangler.toml, or deploy a demo with npm run deploy -- --demo",
    ],
    [
      PAYMENTS !== "sandbox" && Boolean(DEMO),
      "DEMO is set while PAYMENTS takes real money: deploy without --demo, and remove DEMO from wrangler.toml",
    ],
    [
      url !== null && (url.protocol !== "https:" || url.hostname === "localhost"),
      "PUBLIC_URL is not a public https address: set it under [vars] in wrangler.toml",
    ],
    [
      typeof MAIL_FROM === "string" && /\.(example|test|invalid|local)>?$/.test(MAIL_FROM),
      "MAIL_FROM is a reserved address that cannot send: set one of a domain with Email Sending under [vars] in wrangler.toml",
    ],
  ];
  return problems.filter(([applies]) => applies).map(([, problem]) => problem);
}
