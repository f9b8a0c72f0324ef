CREATE TABLE `audit_log` (
	`id` text PRIMARY KEY NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`organization_id` text,
	`facts` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_log_subject` ON `audit_log` (`subject`,`at`);--> statement-breakpoint
CREATE TABLE `availability_copy` (
	`event_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`capacity` integer NOT NULL,
	`sold` integer NOT NULL,
	`held` integer NOT NULL,
	`revenue_minor` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `booking_copy` (
	`id` text PRIMARY KEY NOT NULL,
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
	`view` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `booking_copy_buyer` ON `booking_copy` (`buyer_key`,`placed_at`);--> statement-breakpoint
CREATE INDEX `booking_copy_email` ON `booking_copy` (`buyer_email`,`placed_at`);--> statement-breakpoint
CREATE INDEX `booking_copy_event` ON `booking_copy` (`event_id`,`placed_at`);--> statement-breakpoint
CREATE TABLE `booking_link` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `device` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`gate_id` text NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`paired_by` text NOT NULL,
	`paired_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `device_event` ON `device` (`event_id`);--> statement-breakpoint
CREATE TABLE `event` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`organization_id` text NOT NULL,
	`venue_id` text,
	`title` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`category` text NOT NULL,
	`language` text,
	`performer` text DEFAULT '' NOT NULL,
	`audience` text DEFAULT '[]' NOT NULL,
	`accessibility` text DEFAULT '[]' NOT NULL,
	`mode` text DEFAULT 'in-person' NOT NULL,
	`popularity` integer DEFAULT 0 NOT NULL,
	`tags` text DEFAULT '[]' NOT NULL,
	`doors_at` integer,
	`starts_at` integer,
	`ends_at` integer,
	`time_zone` text NOT NULL,
	`local_date` text,
	`local_minute` integer,
	`currency` text DEFAULT 'INR' NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`pending_change` text,
	`pending_since` integer,
	`image_key` text,
	`seats_per_buyer` integer DEFAULT 6 NOT NULL,
	`entry` text DEFAULT '{"lists":[],"gates":[]}' NOT NULL,
	`pools` text DEFAULT '[]' NOT NULL,
	`min_price_minor` integer,
	`max_price_minor` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	`submitted_at` integer,
	`published_at` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venue`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_slug` ON `event` (`slug`);--> statement-breakpoint
CREATE INDEX `event_listing` ON `event` (`state`,`starts_at`);--> statement-breakpoint
CREATE INDEX `event_category` ON `event` (`state`,`category`,`starts_at`);--> statement-breakpoint
CREATE INDEX `event_local_date` ON `event` (`state`,`local_date`);--> statement-breakpoint
CREATE INDEX `event_organization` ON `event` (`organization_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `event_venue` ON `event` (`venue_id`);--> statement-breakpoint
CREATE TABLE `event_review` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`action` text NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text,
	`snapshot` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `event_review_event` ON `event_review` (`event_id`,`at`);--> statement-breakpoint
CREATE TABLE `image` (
	`key` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `lexicon` (
	`term` text PRIMARY KEY NOT NULL,
	`also` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mail_sent` (
	`key` text PRIMARY KEY NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL,
	`sent_at` integer,
	`body` text
);
--> statement-breakpoint
CREATE TABLE `notification` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`facts` text NOT NULL,
	`href` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `notification_user` ON `notification` (`user_id`,`at`);--> statement-breakpoint
CREATE TABLE `organization_profile` (
	`organization_id` text PRIMARY KEY NOT NULL,
	`tax_name` text DEFAULT 'GST' NOT NULL,
	`tax_rate_basis_points` integer DEFAULT 1800 NOT NULL,
	`tax_inclusive` integer DEFAULT true NOT NULL,
	`tax_number` text,
	`contact_email` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `pairing` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`gate_id` text NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`device_id` text,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `query_reading` (
	`key` text PRIMARY KEY NOT NULL,
	`reading` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sandbox_payment` (
	`intent_id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`event_id` text NOT NULL,
	`booking_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`refunded_minor` integer DEFAULT 0 NOT NULL,
	`method` text,
	`return_url` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sandbox_payment_reference_unique` ON `sandbox_payment` (`reference`);--> statement-breakpoint
CREATE TABLE `sandbox_refund` (
	`refund_id` text PRIMARY KEY NOT NULL,
	`intent_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_entry` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_entry_event_id_unique` ON `search_entry` (`event_id`);--> statement-breakpoint
CREATE TABLE `ticket_copy` (
	`ticket_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`event_id` text NOT NULL,
	`booking_id` text NOT NULL,
	`serial` integer NOT NULL,
	`state` text NOT NULL,
	`attendee_name` text NOT NULL,
	`place` text NOT NULL,
	`checked_in_at` integer
);
--> statement-breakpoint
CREATE INDEX `ticket_copy_event` ON `ticket_copy` (`event_id`);--> statement-breakpoint
CREATE INDEX `ticket_copy_booking` ON `ticket_copy` (`booking_id`);--> statement-breakpoint
CREATE TABLE `ticket_type` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`code` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`price_minor` integer NOT NULL,
	`sale_starts_at` integer,
	`sale_ends_at` integer,
	`max_per_buyer` integer,
	`draws` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_type_code` ON `ticket_type` (`event_id`,`code`);--> statement-breakpoint
CREATE TABLE `venue` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`area` text NOT NULL,
	`city` text NOT NULL,
	`time_zone` text NOT NULL,
	`plan` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `venue_organization` ON `venue` (`organization_id`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_userId_idx` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`email` text NOT NULL,
	`role` text,
	`status` text DEFAULT 'pending' NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`inviter_id` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`inviter_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `invitation_organizationId_idx` ON `invitation` (`organization_id`);--> statement-breakpoint
CREATE INDEX `invitation_email_idx` ON `invitation` (`email`);--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text DEFAULT 'member' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `member_organizationId_idx` ON `member` (`organization_id`);--> statement-breakpoint
CREATE INDEX `member_userId_idx` ON `member` (`user_id`);--> statement-breakpoint
CREATE TABLE `organization` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`slug` text NOT NULL,
	`logo` text,
	`created_at` integer NOT NULL,
	`metadata` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organization_slug_unique` ON `organization` (`slug`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	`active_organization_id` text,
	`impersonated_by` text,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_userId_idx` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`role` text,
	`banned` integer DEFAULT false,
	`ban_reason` text,
	`ban_expires` integer,
	`locale` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier_idx` ON `verification` (`identifier`);