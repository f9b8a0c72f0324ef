import { escape } from "../mail/draw-letter";

/** An answer from in front of the router: no script, no cookie, no service behind it. */
export function plainPage(status: number, title: string, text: string, headers: HeadersInit = {}): Response {
  const answer = new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title></head><body><main><h1>${escape(title)}</h1><p>${escape(text)}</p><p><a href="/">Stagedoor</a></p></main></body></html>`,
    { status, headers },
  );
  answer.headers.set("content-type", "text/html; charset=utf-8");
  answer.headers.set("cache-control", "no-store");
  return answer;
}
