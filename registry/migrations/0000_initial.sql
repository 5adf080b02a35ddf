CREATE TABLE `complaints` (
	`number` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`head` text NOT NULL,
	`journal_to` integer NOT NULL,
	`stage` text NOT NULL,
	`channel` text NOT NULL,
	`level` text,
	`category` text,
	`department` text,
	`rung` text,
	`regulatory` integer NOT NULL,
	`region` text,
	`customer` text,
	`owner` text,
	`assignee` text,
	`received_at` integer NOT NULL,
	`registered_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`ended_at` integer,
	`next_due` integer,
	`outcome` text,
	`plan_hash` text NOT NULL,
	`view` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `complaints_received` ON `complaints` ("received_at" desc,`number`);--> statement-breakpoint
CREATE INDEX `complaints_stage` ON `complaints` (`stage`,"received_at" desc,`number`);--> statement-breakpoint
CREATE INDEX `complaints_department` ON `complaints` (`department`,"received_at" desc,`number`);--> statement-breakpoint
CREATE INDEX `complaints_customer` ON `complaints` (`customer`,`received_at`);--> statement-breakpoint
CREATE INDEX `complaints_changed` ON `complaints` (`changed_at`);--> statement-breakpoint
CREATE INDEX `complaints_due` ON `complaints` (`next_due`);--> statement-breakpoint
CREATE TABLE `events` (
	`complaint` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`actor_role` text NOT NULL,
	`actor_id` text NOT NULL,
	`hash` text NOT NULL,
	`event` text NOT NULL,
	PRIMARY KEY(`complaint`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `events_at` ON `events` (`at`);--> statement-breakpoint
CREATE TABLE `hand_offs` (
	`complaint` text NOT NULL,
	`hand_off` text NOT NULL,
	`department` text NOT NULL,
	`state` text NOT NULL,
	`round` integer NOT NULL,
	`handler` text,
	`at` integer NOT NULL,
	`accept_by` integer,
	PRIMARY KEY(`complaint`, `hand_off`)
);
--> statement-breakpoint
CREATE INDEX `hand_offs_at` ON `hand_offs` (`at`,`complaint`,`hand_off`);--> statement-breakpoint
CREATE INDEX `hand_offs_department` ON `hand_offs` (`department`,`state`,`at`);