DROP INDEX `event_rating_author`;--> statement-breakpoint
CREATE UNIQUE INDEX `event_rating_buyer` ON `event_rating` (`event_id`,`buyer_key`);