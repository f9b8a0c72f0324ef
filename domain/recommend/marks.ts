/** A person's marks on an event. On screen: Save, Like, Not interested. */
export const MARKS = ["saved", "liked", "hidden"] as const;

export type Mark = (typeof MARKS)[number];

/** One person's marks on one event. */
export type Marks = Readonly<Record<Mark, boolean>>;

export const NO_MARKS: Marks = { saved: false, liked: false, hidden: false };

/** Maximum number of events per mark and person. */
export const MOST_MARKED = 500;

export interface MarkChange {
  readonly mark: Mark;
  /** False removes the mark. */
  readonly on: boolean;
}

/**
 * Applies a change; the last one wins. Saving or liking removes "hidden"; hiding removes "liked". A saved event stays
 * saved until it is removed explicitly.
 */
export function changeMarks(marks: Marks, { mark, on }: MarkChange): Marks {
  const changed = { ...marks, [mark]: on };
  if (!on) return changed;
  return mark === "hidden" ? { ...changed, liked: false } : { ...changed, hidden: false };
}
