import type { SaleMailChoice } from "#domain/sale/sale-digest";

/** In-app notifications of the signed-in user. */
export interface NoticeService {
  /** Newest first, 30 rows per page; `page` counts from 1. */
  listNotifications(
    page: number,
  ): Promise<{ readonly rows: readonly NotificationView[]; readonly more: boolean }>;
  countUnread(): Promise<number>;
  /** Null marks all of them. */
  markRead(notificationId: string | null): Promise<void>;
  /** How often the signed-in organizer gets mails about sales, of all their organizations. */
  getSaleMails(): Promise<SaleMailChoice>;
  chooseSaleMails(choice: SaleMailChoice): Promise<void>;
}

export interface NotificationView {
  readonly id: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly href: string;
  readonly at: number;
  readonly read: boolean;
}
