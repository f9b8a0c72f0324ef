/** The value if it is in the list, else null. */
export function oneOf<const Choice extends string>(
  text: FormDataEntryValue | null | undefined,
  choices: readonly Choice[],
): Choice | null {
  return choices.find((choice) => choice === text) ?? null;
}
