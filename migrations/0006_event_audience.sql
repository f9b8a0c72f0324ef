ALTER TABLE `event` ADD `for_whom` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `event` ADD `access` text DEFAULT '[]' NOT NULL;