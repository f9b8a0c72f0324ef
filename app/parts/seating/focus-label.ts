import { m } from "#i18n/paraglide/messages";

/** The focus of the room; the default words of plans are translated. */
export function focusLabel(focus: string): string {
  switch (focus) {
    case "Stage":
    case "मंच":
      return m.seating_focus_stage();
    case "Screen":
      return m.seating_focus_screen();
    case "Pitch":
      return m.seating_focus_pitch();
    case "Court":
      return m.seating_focus_court();
    default:
      return focus;
  }
}
