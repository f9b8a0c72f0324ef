import { z } from "zod";

/** Fields that conform reserves. */
const INTENT = "__intent__";
const STATE = "__state__";

const listName = z
  .string()
  .max(40)
  .regex(/^[a-z][A-Za-z]*$/)
  .refine((name) => !(name in Object.prototype));
const index = z.number().int().min(0).max(999);

const Intent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("validate"), payload: z.object({ name: z.string().max(200).optional() }) }),
  z.object({
    type: z.literal("insert"),
    payload: z.object({
      name: listName,
      index: index.optional(),
      defaultValue: z.record(z.string().max(40), z.string().max(200)).optional(),
    }),
  }),
  z.object({ type: z.literal("remove"), payload: z.object({ name: listName, index }) }),
]);

/**
 * True for a form without a conform intent, or with one that conform applies without throwing. `parseWithZod` throws for
 * malformed JSON, unknown types and lists that are not arrays, and creates arrays as long as the highest index.
 */
export function hasSafeIntent(form: FormData): boolean {
  if (form.has(STATE)) return false;
  const text = form.get(INTENT);
  if (text === null || text === "") return true;
  const intent = Intent.safeParse(readJson(text));
  if (!intent.success) return false;
  if (intent.data.type === "validate") return true;
  const { name } = intent.data.payload;
  return [...form.keys()].every((key) => key !== name && !key.startsWith(`${name}.`));
}

function readJson(text: FormDataEntryValue): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
