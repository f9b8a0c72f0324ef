CREATE TABLE `sale_digest` (
	`user_id` text PRIMARY KEY NOT NULL,
	`choice` text DEFAULT 'hour' NOT NULL,
	`covered_to` integer DEFAULT 0 NOT NULL,
	`claimed_to` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sale_notice` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`event_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`tickets` integer NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`sold_at` integer NOT NULL,
	`recorded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sale_notice_key_unique` ON `sale_notice` (`key`);--> statement-breakpoint
CREATE INDEX `sale_notice_event` ON `sale_notice` (`event_id`,`sold_at`);--> statement-breakpoint
CREATE INDEX `sale_notice_organization` ON `sale_notice` (`organization_id`,`seq`);--> statement-breakpoint
CREATE INDEX `sale_notice_recorded` ON `sale_notice` (`recorded_at`);