/** The member of the list that the text is; null for any other text. */
export function oneOf<const Choice extends string>(
  text: FormDataEntryValue | null | undefined,
  choices: readonly Choice[],
): Choice | null {
  return choices.find((choice) => choice === text) ?? null;
}
