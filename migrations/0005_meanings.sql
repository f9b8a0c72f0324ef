CREATE TABLE `event_meaning` (
	`event_id` text PRIMARY KEY NOT NULL,
	`model` text NOT NULL,
	`dimensions` integer NOT NULL,
	`vector` blob NOT NULL,
	`text_hash` text NOT NULL,
	`version` integer NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `event_meaning_written` ON `event_meaning` (`model`,`written_at`,`event_id`);