/** What a person may say of an event: keep it, more like it, not interested. On screen: Save, Like, Not interested. */
export const MARKS = ["saved", "liked", "hidden"] as const;

export type Mark = (typeof MARKS)[number];

/** What one person has said of one event. */
export type Marks = Readonly<Record<Mark, boolean>>;

export const NO_MARKS: Marks = { saved: false, liked: false, hidden: false };

/** Events of one mark that are kept for a person: more than anybody reads. */
export const MOST_MARKED = 500;

export interface MarkChange {
  readonly mark: Mark;
  /** False takes it back. */
  readonly on: boolean;
}

/**
 * The last word counts: who likes or saves an event is interested in it, who is not interested does not like it. What was
 * saved stays saved until it is taken out by hand: the list is the person's own.
 */
export function changeMarks(marks: Marks, { mark, on }: MarkChange): Marks {
  const changed = { ...marks, [mark]: on };
  if (!on) return changed;
  return mark === "hidden" ? { ...changed, liked: false } : { ...changed, hidden: false };
}
