ALTER TABLE `device` ADD `override_person_id` text;--> statement-breakpoint
ALTER TABLE `device` ADD `override_person_name` text;--> statement-breakpoint
ALTER TABLE `device` ADD `override_from` integer;--> statement-breakpoint
ALTER TABLE `device` ADD `override_until` integer;