DROP INDEX `event_rating_author`;--> statement-breakpoint
DELETE FROM `event_rating` WHERE rowid NOT IN (SELECT max(rowid) FROM `event_rating` GROUP BY `event_id`, `buyer_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_rating_buyer` ON `event_rating` (`event_id`,`buyer_key`);