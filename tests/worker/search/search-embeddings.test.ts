import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { THESAURUS } from "#domain/search/thesaurus";
import { toWallClock } from "#domain/time/wall-clock";
import { eq } from "drizzle-orm";
import { database } from "#worker/db/database";
import { event } from "#worker/db/schema";
import type { AiLike } from "#worker/search/ai-model";
import { findEvents } from "#worker/search/find-events";
import {
  EMBEDDING_TIMEOUT_MS,
  alikeTo,
  embed,
  resetEmbeddings,
  refreshEmbeddings,
} from "#worker/search/embeddings";
import { rebuildIndex } from "#worker/search/search-index";
import { aShow } from "../../build/workerd/show";
import { env } from "../../build/workerd/visit";

const db = database(env);
const MODEL = "@cf/fake/embedding";

/** A model for which texts are alike that share one of these words. */
const THEMES = ["thunder", "lullaby", "pottery", "cloud"];
const meaningOf = (text: string) => [
  ...THEMES.map((theme) => (text.toLowerCase().includes(theme) ? 1 : 0)),
  ...Array.from({ length: 12 }, () => 0.01),
];
function model(answer: (texts: string[]) => unknown = (texts) => ({ data: texts.map(meaningOf) })) {
  const asked: string[][] = [];
  const ai: AiLike = {
    run: async (_name, inputs) => {
      const texts = inputs["text"] as string[];
      asked.push(texts);
      return answer(texts);
    },
  };
  return { ai, asked };
}

async function show(title: string) {
  const { eventId, setup } = await aShow({ title });
  const clock = toWallClock(setup.startsAt, setup.timeZone);
  await db
    .update(event)
    .set({ title, localDate: clock.date, localMinute: clock.minute, updatedAt: Date.now() })
    .where(eq(event.id, eventId));
  await rebuildIndex(env.DB);
  return eventId;
}

async function alike(words: readonly string[], ai: AiLike | undefined, mayAsk = true) {
  const later: Promise<unknown>[] = [];
  const answer = await alikeTo(words, {
    db: env.DB,
    ai,
    model: MODEL,
    now: () => Date.now(),
    patienceMs: 800,
    mayAsk: async () => mayAsk,
    waitUntil: (work) => later.push(work),
  });
  await Promise.all(later);
  return answer;
}

beforeEach(async () => {
  resetEmbeddings();
  await env.DB.exec("delete from event_meaning");
  await env.DB.exec("delete from query_reading");
});

afterEach(() => {
  vi.useRealTimers();
});

describe("with a model", () => {
  test("changed events are embedded once, in batches of at most a hundred", async () => {
    await show("Thunder drums");
    const { ai, asked } = model();
    expect(await refreshEmbeddings(env.DB, ai, MODEL, Date.now())).toBeGreaterThan(0);
    expect(await refreshEmbeddings(env.DB, ai, MODEL, Date.now())).toBe(0);
    expect(asked.every((texts) => texts.length <= 100)).toBe(true);
    await expect(
      embed(
        ai,
        MODEL,
        Array.from({ length: 101 }, () => "x"),
      ),
    ).rejects.toThrow(RangeError);
  });

  test("an event saved with the same text is not embedded again", async () => {
    const id = await show("Cloud watching");
    const { ai, asked } = model();
    await refreshEmbeddings(env.DB, ai, MODEL, Date.now());
    const before = asked.length;
    await db
      .update(event)
      .set({ updatedAt: Date.now() + 1000 })
      .where(eq(event.id, id));
    expect(await refreshEmbeddings(env.DB, ai, MODEL, Date.now())).toBe(0);
    expect(asked).toHaveLength(before);
  });

  test("similar events without a matching word are found, within the filters", async () => {
    const id = await show("Thunder at noon");
    const other = await show("Lullaby hour");
    const { ai } = model((texts) => ({
      data: texts.map((text) => meaningOf(text === "gewitter" ? "thunder" : text)),
    }));
    await refreshEmbeddings(env.DB, ai, MODEL, Date.now());
    await alike(["gewitter"], ai);
    const ids = await alike(["gewitter"], ai);
    expect(ids).toContain(id);
    expect(ids).not.toContain(other);
    const ask = { thesaurus: THESAURUS, now: Date.now(), alike: ids };
    const found = await findEvents(db, { ...ask, filters: { keywords: ["gewitter"] } });
    expect(found.groups[0]?.ranked.map((each) => each.id)).toContain(id);
    const comedy = await findEvents(db, {
      ...ask,
      filters: { category: ["sports"], city: ["Nowhere"], keywords: ["gewitter"] },
    });
    expect(comedy.groups[0]?.relaxed).not.toEqual([]);
  });

  test("a rate-limited visitor gets keyword results and cached embeddings", async () => {
    await show("Pottery at dusk");
    const { ai, asked } = model();
    await refreshEmbeddings(env.DB, ai, MODEL, Date.now());
    await alike(["warm", "up"], ai);
    const before = asked.length;
    expect(await alike(["pottery"], ai, false)).toEqual([]);
    expect(asked).toHaveLength(before);
    await alike(["pottery"], ai);
    expect(await alike(["pottery"], ai, false)).not.toEqual([]);
  });

  test("the embedding of a sentence is computed once and cached", async () => {
    await show("Pottery by the river");
    const { ai, asked } = model();
    await refreshEmbeddings(env.DB, ai, MODEL, Date.now());
    await alike(["pottery"], ai);
    await alike(["pottery"], ai);
    const before = asked.length;
    expect(await alike(["pottery"], ai)).not.toEqual([]);
    expect(asked).toHaveLength(before);
  });
});

describe("a harmful answer of a model changes nothing", () => {
  test.each<[string, (texts: string[]) => unknown]>([
    ["not numbers", (texts) => ({ data: texts.map(() => ["a", "b"]) })],
    ["no direction", (texts) => ({ data: texts.map(() => Array.from({ length: 16 }, () => 0)) })],
    ["NaN", (texts) => ({ data: texts.map(() => Array.from({ length: 16 }, () => NaN)) })],
    ["two dimensions", (texts) => ({ data: texts.map(() => [1, 1]) })],
    [
      "other dimensions than the events have",
      (texts) => ({ data: texts.map(() => Array.from({ length: 32 }, () => 1)) }),
    ],
    ["fewer vectors than texts", () => ({ data: [] })],
    ["prose", () => ({ response: "I cannot" })],
  ])("with %s for a sentence", async (_, answer) => {
    await show("Thunder again");
    await refreshEmbeddings(env.DB, model().ai, MODEL, Date.now());
    await alike(["thunder"], model(answer).ai);
    expect(await alike(["thunder"], model(answer).ai)).toEqual([]);
  });

  test("an event with a zero vector is stored as such and not retried until it changes", async () => {
    await show("Thunder and silence");
    const { ai } = model((texts) => ({ data: texts.map(() => Array.from({ length: 16 }, () => NaN)) }));
    await refreshEmbeddings(env.DB, ai, MODEL, Date.now());
    expect(await refreshEmbeddings(env.DB, ai, MODEL, Date.now())).toBe(0);
    expect(await alike(["thunder"], model().ai)).toEqual([]);
  });

  test("a missing model does not delay the search", async () => {
    await show("Thunder once more");
    expect(await refreshEmbeddings(env.DB, undefined, MODEL, Date.now())).toBe(0);
    await refreshEmbeddings(env.DB, model().ai, MODEL, Date.now());
    expect(await alike(["thunder"], undefined)).toEqual([]);
  });

  test("the search waits for an unresponsive model until its timeout", async () => {
    await show("Thunder and patience");
    await refreshEmbeddings(env.DB, model().ai, MODEL, Date.now());
    await alike(["warm", "up"], model().ai);
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    let answer: unknown = "pending";
    await new Promise<void>((called) => {
      const never = () => {
        called();
        return new Promise(() => undefined);
      };
      void alikeTo(["thunder"], {
        db: env.DB,
        ai: { run: never },
        model: MODEL,
        now: () => Date.now(),
        patienceMs: 800,
        mayAsk: async () => true,
        waitUntil: () => undefined,
      }).then((found) => (answer = found));
    });
    await vi.advanceTimersByTimeAsync(EMBEDDING_TIMEOUT_MS - 1);
    expect(answer).toBe("pending");
    await vi.advanceTimersByTimeAsync(1);
    await vi.waitFor(() => expect(answer).toEqual([]));
  });
});
