import type { AttentionKind } from "#domain/catalogue/event-attention";
import type { ChangeStatus, EventStatus } from "#domain/catalogue/event-lifecycle";

/** The organizer's lists of events. */
export interface EventListService {
  listEvents(organizationId: string, query: EventListQuery): Promise<EventList>;
  listAttention(organizationId: string): Promise<readonly EventAttention[]>;
}

export type EventTab = "all" | "draft" | "in_review" | "published" | "past";

export type EventSort = "starts" | "title" | "sold" | "revenue" | "updated";

export interface EventListQuery {
  readonly tab: EventTab;
  readonly search: string;
  readonly sort: EventSort;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
}

export interface EventListItem {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly imageUrl: string | null;
  readonly state: EventStatus;
  readonly change: ChangeStatus;
  readonly isPaused: boolean;
  readonly venueName: string | null;
  readonly isOnline: boolean;
  readonly startsAt: number | null;
  readonly timeZone: string;
  readonly sold: number;
  readonly capacity: number;
  readonly revenueMinor: number;
  readonly currency: string;
  readonly updatedAt: number;
}

export interface EventList {
  readonly items: readonly EventListItem[];
  readonly total: number;
  readonly pages: number;
  readonly counts: Readonly<Record<EventTab, number>>;
}

export interface EventAttention {
  readonly eventId: string;
  readonly title: string;
  readonly kind: AttentionKind;
  readonly facts: { readonly reason?: string; readonly startsAt?: number; readonly timeZone: string };
}
