/** What a person is told in the app. */
export interface Notices {
  listNotifications(
    page: number,
  ): Promise<{ readonly rows: readonly NotificationView[]; readonly more: boolean }>;
  countUnread(): Promise<number>;
  /** Null: all of them. */
  markRead(notificationId: string | null): Promise<void>;
}

export interface NotificationView {
  readonly id: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly href: string;
  readonly at: number;
  readonly read: boolean;
}
