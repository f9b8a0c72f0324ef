CREATE INDEX `event_upcoming` ON `event` (`state`,`venue_id`,`ends_at`,`starts_at`);--> statement-breakpoint
CREATE INDEX `event_updated` ON `event` (`state`,`updated_at`);--> statement-breakpoint
CREATE INDEX `venue_updated` ON `venue` (`updated_at`);