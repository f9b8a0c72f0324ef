CREATE TABLE `job_run` (
	`name` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`took_ms` integer NOT NULL,
	`result` text,
	`problem` text
);
