import { escapeHtml } from "#domain/core/html";

/** Looks different from Stagedoor so that testers see that they are at a provider's page. */

type SandboxPage =
  | {
      readonly kind: "choice";
      readonly amount: string;
      readonly reference: string;
      readonly declined: boolean;
      readonly returnUrl: string;
    }
  | {
      readonly kind: "message";
      readonly title: string;
      readonly text: string;
      readonly returnUrl: string | null;
    };

const STYLE = `
:root{color-scheme:light}
body{margin:0;background:#eef2f7;color:#102a43;font:16px/1.5 Arial,Helvetica,sans-serif}
header{background:#0b3d91;color:#fff;padding:14px 20px;font-weight:700}
header small{display:block;font-weight:400;font-size:14px}
main{max-width:440px;margin:24px auto;background:#fff;border:1px solid #829ab1;padding:20px}
h1{font-size:20px;margin:0 0 4px}
.sum{font-size:32px;font-weight:700;margin:8px 0 0}
.ref{font-size:13px;color:#486581;overflow-wrap:anywhere;margin:0 0 16px}
fieldset{border:1px solid #829ab1;margin:0 0 16px;padding:8px 14px}
legend{padding:0 6px;font-weight:700}
label{display:flex;gap:10px;align-items:center;min-height:44px}
input[type=radio]{width:20px;height:20px}
button,select{font:inherit;min-height:48px}
button{width:100%;border:1px solid #0b3d91;background:#fff;color:#0b3d91;font-weight:700;margin:0 0 10px;cursor:pointer}
button.go{background:#0b3d91;color:#fff}
select{width:100%;margin:0 0 8px;background:#fff;border:1px solid #829ab1}
.note{border:1px solid #b44d12;background:#fffaeb;padding:10px 12px;margin:0 0 16px}
details{border-top:1px solid #bcccdc;margin-top:12px;padding-top:12px}
summary{min-height:32px;font-weight:700;margin-bottom:8px;cursor:pointer}
a{color:#0b3d91}
:focus-visible{outline:3px solid #f0b429;outline-offset:2px}
`;

export function sandboxPage(page: SandboxPage, status = 200): Response {
  const nonce = crypto.randomUUID();
  const body = page.kind === "choice" ? choice(page) : message(page);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sandbox Bank: ${escapeHtml(page.kind === "choice" ? `pay ${page.amount}` : page.title)}</title><style nonce="${nonce}">${STYLE}</style></head><body><header>Sandbox Bank<small>Secure payments for tests. No real money moves.</small></header><main>${body}</main></body></html>`;
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex",
      "x-content-type-options": "nosniff",
      "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
    },
  });
}

function choice(page: Extract<SandboxPage, { kind: "choice" }>): string {
  return `<h1>Pay Stagedoor</h1>
<p class="sum">${escapeHtml(page.amount)}</p>
<p class="ref">Reference ${escapeHtml(page.reference)}</p>
${page.declined ? '<p class="note" role="status">The last attempt was declined. No money was taken. You can try again.</p>' : ""}
<form method="post">
<fieldset><legend>Pay with</legend>
<label><input type="radio" name="method" value="upi" checked> UPI: buyer@sandbox</label>
<label><input type="radio" name="method" value="card"> Card: 4000 0000 0000 0002</label>
<label><input type="radio" name="method" value="netbanking"> Net banking: Sandbox Bank</label>
</fieldset>
<button class="go" name="outcome" value="succeed">Pay ${escapeHtml(page.amount)}</button>
<button name="outcome" value="fail">Decline this payment</button>
<details><summary>Trouble for testers</summary>
<button name="outcome" value="twice">Pay, and tell the shop three times</button>
<label for="delay">Tell the shop only after</label>
<select id="delay" name="delaySeconds"><option value="10">10 seconds</option><option value="60">1 minute</option><option value="720" selected>12 minutes (a hold is over)</option><option value="1500">25 minutes (an extended hold is over)</option></select>
<button name="outcome" value="late">Pay, and tell the shop late</button>
</details>
</form>
<p><a href="${escapeHtml(page.returnUrl)}">Back to Stagedoor without paying</a></p>`;
}

function message(page: Extract<SandboxPage, { kind: "message" }>): string {
  const back = page.returnUrl ? `<p><a href="${escapeHtml(page.returnUrl)}">Back to Stagedoor</a></p>` : "";
  return `<h1>${escapeHtml(page.title)}</h1><p>${escapeHtml(page.text)}</p>${back}`;
}
