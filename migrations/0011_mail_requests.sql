CREATE TABLE `mail_request` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`count` integer NOT NULL
);
