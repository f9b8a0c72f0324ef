CREATE TABLE `__new_ticket_copy` (
	`ticket_id` text NOT NULL,
	`seq` integer NOT NULL,
	`event_id` text NOT NULL,
	`booking_id` text NOT NULL,
	`serial` integer NOT NULL,
	`state` text NOT NULL,
	`attendee_name` text NOT NULL,
	`place` text NOT NULL,
	`checked_in_at` integer,
	PRIMARY KEY(`event_id`, `ticket_id`)
);
--> statement-breakpoint
INSERT INTO `__new_ticket_copy`("ticket_id", "seq", "event_id", "booking_id", "serial", "state", "attendee_name", "place", "checked_in_at") SELECT "ticket_id", "seq", "event_id", "booking_id", "serial", "state", "attendee_name", "place", "checked_in_at" FROM `ticket_copy`;--> statement-breakpoint
DROP TABLE `ticket_copy`;--> statement-breakpoint
ALTER TABLE `__new_ticket_copy` RENAME TO `ticket_copy`;--> statement-breakpoint
CREATE INDEX `ticket_copy_booking` ON `ticket_copy` (`event_id`,`booking_id`);--> statement-breakpoint
CREATE TABLE `__new_booking_copy` (
	`id` text NOT NULL,
	`seq` integer NOT NULL,
	`event_id` text NOT NULL,
	`reference` text NOT NULL,
	`buyer_key` text NOT NULL,
	`buyer_name` text NOT NULL,
	`buyer_email` text NOT NULL,
	`state` text NOT NULL,
	`quantity` integer NOT NULL,
	`total_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`placed_at` integer NOT NULL,
	`confirmed_at` integer,
	`view` text NOT NULL,
	PRIMARY KEY(`event_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_booking_copy`("id", "seq", "event_id", "reference", "buyer_key", "buyer_name", "buyer_email", "state", "quantity", "total_minor", "currency", "placed_at", "confirmed_at", "view") SELECT "id", "seq", "event_id", "reference", "buyer_key", "buyer_name", "buyer_email", "state", "quantity", "total_minor", "currency", "placed_at", "confirmed_at", "view" FROM `booking_copy`;--> statement-breakpoint
DROP TABLE `booking_copy`;--> statement-breakpoint
ALTER TABLE `__new_booking_copy` RENAME TO `booking_copy`;--> statement-breakpoint
CREATE INDEX `booking_copy_id` ON `booking_copy` (`id`);--> statement-breakpoint
CREATE INDEX `booking_copy_buyer` ON `booking_copy` (`buyer_key`,`placed_at`);--> statement-breakpoint
CREATE INDEX `booking_copy_email` ON `booking_copy` (`buyer_email`,`placed_at`);--> statement-breakpoint
CREATE INDEX `booking_copy_event` ON `booking_copy` (`event_id`,`placed_at`);