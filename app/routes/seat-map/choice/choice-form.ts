import { z } from "zod";
import { HoldRequest } from "#domain/sale/seat-protocol";

const list = <Item extends z.ZodType>(item: Item, most: number) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item).max(most));

const index = z.coerce.number().int().min(0).max(200_000);
const holdId = HoldRequest.shape.holdId;

export const ChoiceForm = z.discriminatedUnion("intent", [
  /**
   * The list view: `shown` are the listed seats of the buyer, released when unchecked. `type-<section>` fields are
   * read by `readTypes`.
   */
  z.object({
    intent: z.literal("choose"),
    holdId,
    seat: list(index, 50),
    shown: list(index, 50),
  }),
  z.object({
    intent: z.literal("best"),
    holdId,
    quantity: z.coerce.number().int().min(1).max(50),
    tier: z.string().max(1).optional(),
    accessible: z.literal("on").optional(),
  }),
  /** `quantity-<ticket type>` fields are read by `readQuantities`. */
  z.object({ intent: z.literal("pools"), holdId }),
  /** `token` of a solved bot check. */
  z.object({ intent: z.literal("check"), token: z.string().min(1).max(2_048) }),
  z.object({ intent: z.literal("extend"), holdId }),
  z.object({ intent: z.literal("drop"), holdId, seat: index }),
  z.object({ intent: z.literal("release"), holdId }),
]);
export type ChoiceForm = z.infer<typeof ChoiceForm>;

/** Repeated fields become lists. */
export function readFields(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const key of new Set(form.keys())) {
    const values = form.getAll(key);
    fields[key] = values.length > 1 ? values : values[0];
  }
  return fields;
}

const Quantity = z.coerce.number().int().min(0).max(50);

/** Total places by ticket type; null if a field is not a number. */
export function readQuantities(form: FormData): ReadonlyMap<string, number> | null {
  const wanted = new Map<string, number>();
  for (const [name, value] of form) {
    if (!name.startsWith("quantity-")) continue;
    const quantity = Quantity.safeParse(value === "" ? 0 : value);
    if (!quantity.success || name.length > 80 || wanted.size >= 20) return null;
    wanted.set(name.slice("quantity-".length), quantity.data);
  }
  return wanted;
}

/** Ticket type by section id, for sections with several types on sale. */
export function readTypes(form: FormData): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const [name, value] of form)
    if (name.startsWith("type-") && typeof value === "string" && value.length <= 64 && types.size < 60)
      types.set(name.slice("type-".length), value);
  return types;
}
