/** A choice of ids; an empty or absent one is all. */
export type IdChoice = readonly string[] | undefined;

/** Returns the ids that are in both choices. Null: all; an empty array: no id is in both. */
export function narrowChoice(choice: IdChoice, within: IdChoice): readonly string[] | null {
  if (!choice || choice.length === 0) return within && within.length > 0 ? within : null;
  return within && within.length > 0 ? choice.filter((id) => within.includes(id)) : choice;
}
