CREATE TABLE `event_rating` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`booking_id` text NOT NULL,
	`buyer_key` text NOT NULL,
	`buyer_email` text NOT NULL,
	`author_name` text NOT NULL,
	`stars` integer NOT NULL,
	`comment` text NOT NULL,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	`hidden_reason` text,
	`hidden_by` text,
	`hidden_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_rating_author` ON `event_rating` (`event_id`,`buyer_email`);--> statement-breakpoint
CREATE INDEX `event_rating_latest` ON `event_rating` (`updated_at`);--> statement-breakpoint
CREATE TABLE `rating_ask` (
	`event_id` text NOT NULL,
	`buyer_email` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `buyer_email`),
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
