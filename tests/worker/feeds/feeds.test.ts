import { createExecutionContext, env as bindings, waitOnExecutionContext } from "cloudflare:test";
import { brotliCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { aShow } from "../../build/workerd/show";
import { servicesFor } from "../../build/workerd/people";
import worker from "../../worker-entry";

type Show = Awaited<ReturnType<typeof aShow>>;
let show: Show;
let draft: Show;
const TITLE = `Tughlaq & <Sons> "${crypto.randomUUID()}"`;

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const ctx = createExecutionContext();
  const request = new Request<unknown, IncomingRequestCfProperties>(
    `https://stagedoor.test${path}`,
    init as RequestInit<IncomingRequestCfProperties>,
  );
  const response = await worker.fetch(request, { ...bindings, PUBLIC_URL: "https://stagedoor.test" }, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

beforeAll(async () => {
  vi.spyOn(console, "info").mockImplementation(() => undefined);
  show = await aShow();
  draft = await aShow();
  const write = (sql: string, ...values: unknown[]) =>
    bindings.DB.prepare(sql)
      .bind(...values)
      .run();
  await write("update event set title = ? where id = ?", TITLE, show.eventId);
  await write("update event set state = 'draft', title = 'Secret draft' where id = ?", draft.eventId);
});

const feeds = () => [
  "/feeds/cities/bengaluru",
  `/feeds/organizers/${show.organizationId}`,
  `/feeds/venues/v-${show.eventId}`,
];

describe("feeds", () => {
  test("a city, an organization and a venue have an Atom feed and a calendar of upcoming events, not of drafts", async () => {
    for (const feed of feeds()) {
      const atom = await ask(`${feed}.atom`);
      const xml = await atom.text();
      expect([atom.status, atom.headers.get("content-type")]).toEqual([
        200,
        "application/atom+xml; charset=utf-8",
      ]);
      expect(atom.headers.get("cache-control")).toBe("public, max-age=300");
      expect(xml).toContain(`<id>urn:uuid:${show.eventId}</id>`);
      expect(xml).toContain("Tughlaq &amp; &lt;Sons&gt;");
      expect(xml).toMatch(/<updated>\d{4}-\d\d-\d\dT[\d:.]+Z<\/updated>/);
      const ics = await (await ask(`${feed}.ics`)).text();
      expect(ics).toContain(`UID:${show.eventId}@stagedoor`);
      expect(ics).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]+END:VCALENDAR$/);
      for (const text of [xml, ics]) expect(text).not.toContain("Secret draft");
    }
  });

  test("an unknown name, a draft's organization and a hostile path are 404, a write is 405", async () => {
    for (const path of [
      "/feeds/cities/Atlantis.atom",
      `/feeds/organizers/${draft.organizationId}.atom`,
      `/feeds/venues/v-${draft.eventId}.ics`,
      "/feeds/cities/%E0%A4%A.atom",
      "/feeds/cities/.atom",
      "/feeds/cities/'%20or%201=1--.atom",
      "/feeds/cities/bengaluru.json",
      `/feeds/cities/${"x".repeat(300)}.atom`,
    ])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    const write = await ask(`${feeds()[0]}.atom`, {
      method: "POST",
      headers: { origin: "https://stagedoor.test" },
    });
    expect(write.status).toBe(405);
  });
});

test("the sitemap lists public pages only, and robots.txt leads to it", async () => {
  const response = await ask("/sitemap.xml");
  const xml = await response.text();
  expect(response.headers.get("content-type")).toBe("application/xml; charset=utf-8");
  for (const path of [
    "",
    "events",
    `events/${show.eventId}`,
    `organizers/${show.organizationId}`,
    `venues/v-${show.eventId}`,
  ])
    expect(xml).toContain(`<loc>https://stagedoor.test/${path}</loc>`);
  expect(xml).not.toContain(draft.eventId);
  const robots = await (await ask("/robots.txt")).text();
  expect(robots).toContain("Sitemap: https://stagedoor.test/sitemap.xml");
  for (const path of ["organizations", "admin", "api", "bookings", "wallet", "embed"])
    expect(robots).toContain(`Disallow: /${path}\n`);
});

describe("embedding", () => {
  test("the card may be framed by any site, runs no script, sets no cookie and shows the sale", async () => {
    const response = await ask(`/embed/events/${show.eventId}?lang=en`);
    const html = await response.text();
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors *");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("public, max-age=60");
    expect(html).not.toContain("<script");
    expect(html).toContain("Tughlaq &amp; &lt;Sons&gt;");
    expect(html).toContain(`href="https://stagedoor.test/events/${show.eventId}/seats"`);
    expect(await (await ask(`/embed/events/${show.eventId}?lang=hi`)).text()).toContain("टिकट खरीदें");
  });

  test("colours and theme of a site are taken only as such", async () => {
    const html = await (await ask(`/embed/events/${show.eventId}?accent=00ff7f&theme=dark`)).text();
    expect(html).toContain("#00ff7f");
    expect(html).toContain("color-scheme:dark");
    const hostile = await ask(
      `/embed/events/${show.eventId}?accent=${encodeURIComponent("red}</style><script>")}&theme=${encodeURIComponent("x}body{")}&lang=../`,
    );
    const text = await hostile.text();
    expect(hostile.status).toBe(200);
    expect(text).not.toContain("red}");
    expect(text).not.toContain("x}body");
  });

  test("drafts and unknown events are not embedded, and a cancelled one sells nothing", async () => {
    expect((await ask(`/embed/events/${draft.eventId}`)).status).toBe(404);
    expect((await ask("/embed/events/no-such-event")).status).toBe(404);
    const cancelled = await aShow();
    await bindings.DB.prepare("update event set state = 'cancelled' where id = ?")
      .bind(cancelled.eventId)
      .run();
    const html = await (await ask(`/embed/events/${cancelled.eventId}`)).text();
    expect(html).toContain("Cancelled");
    expect(html).not.toContain("/seats");
  });

  test("the widget's script is at most 15 KB, loads anywhere and defines one element", async () => {
    const response = await ask("/widget.js");
    const code = await response.text();
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(code.length).toBeLessThan(15_000);
    expect(brotliCompressSync(code).length).toBeLessThan(2_000);
    expect(code).toContain('customElements.define("stagedoor-tickets"');
    expect(code).not.toMatch(/cookie|localStorage|innerHTML|eval/);
  });

  test("oEmbed answers for an event's address as JSON and XML, within the client's size", async () => {
    const url = encodeURIComponent(`https://stagedoor.test/events/${show.eventId}?from=mail`);
    const json = await (await ask(`/oembed?url=${url}&maxwidth=300`)).json<Record<string, unknown>>();
    expect(json).toMatchObject({
      version: "1.0",
      type: "rich",
      title: TITLE,
      width: 300,
      provider_name: "Stagedoor",
    });
    expect(json["html"]).toContain(`src="https://stagedoor.test/embed/events/${show.eventId}"`);
    expect(json["html"]).toContain("&quot;");
    const xml = await (await ask(`/oembed?url=${url}&format=xml`)).text();
    expect(xml).toContain("<type>rich</type>");
    const refused: readonly (readonly [string, number])[] = [
      ["", 404],
      ["?url=not-a-url", 404],
      [`?url=${encodeURIComponent(`https://evil.test/events/${show.eventId}`)}`, 404],
      [`?url=${encodeURIComponent(`https://stagedoor.test/events/${draft.eventId}`)}`, 404],
      [`?url=${url}&format=yaml`, 400],
    ];
    for (const [query, status] of refused)
      expect([query, (await ask(`/oembed${query}`)).status]).toEqual([query, status]);
    expect((await ask(`/oembed?url=${url}&maxwidth=-1&maxheight=x`)).status).toBe(200);
  });
});

test("organizations and venues with public events have a page's facts; others have none", async () => {
  const { discovery } = servicesFor(null);
  const organizer = await discovery.findOrganizer(show.organizationId);
  expect(organizer).toMatchObject({ name: "Ranga Company", past: [] });
  expect(organizer?.upcoming.map(({ id }) => id)).toEqual([show.eventId]);
  const place = await discovery.findPlace(`v-${show.eventId}`);
  expect(place).toMatchObject({ city: "Bengaluru", organization: { slug: show.organizationId } });
  await bindings.DB.prepare("update event set state = 'completed', ends_at = 1, starts_at = 0 where id = ?")
    .bind(show.eventId)
    .run();
  expect((await discovery.findPlace(`v-${show.eventId}`))?.past.map(({ id }) => id)).toEqual([show.eventId]);
  expect(await discovery.findOrganizer(draft.organizationId)).toBeNull();
  expect(await discovery.findPlace(`v-${draft.eventId}`)).toBeNull();
  expect(await discovery.findOrganizer("no-such")).toBeNull();
});
