/** Returns a copy with these fields only. */
export function pick<Whole extends object, const Fields extends readonly (keyof Whole)[]>(
  whole: Whole,
  fields: Fields,
): Pick<Whole, Fields[number]> {
  return Object.fromEntries(fields.map((field) => [field, whole[field]])) as Pick<Whole, Fields[number]>;
}
