import type { DayOfPage } from "#worker/catalogue/event-day-service";

/** The page for staff: without takings and without deliveries, whose problems can name buyers. */
export function withoutMoney(page: DayOfPage): DayOfPage {
  return { ...page, dayOf: { ...page.dayOf, revenueMinor: 0, outbox: { waiting: 0, dead: [] } } };
}
