CREATE TABLE `alarms` (
	`kind` text NOT NULL,
	`complaint` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`kind`, `complaint`, `detail`)
);
--> statement-breakpoint
CREATE INDEX `alarms_at` ON `alarms` (`at`);--> statement-breakpoint
CREATE TABLE `desk_hand_offs` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`complaint` text NOT NULL,
	`hand_off` text NOT NULL,
	`department` text NOT NULL,
	`round` integer NOT NULL,
	`category` text,
	`level` text,
	`request` text NOT NULL,
	`accept_by` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`key`) REFERENCES `effect_ledger`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `desk_hand_offs_key_unique` ON `desk_hand_offs` (`key`);--> statement-breakpoint
CREATE INDEX `desk_department` ON `desk_hand_offs` (`department`,`position`);--> statement-breakpoint
CREATE INDEX `desk_complaint` ON `desk_hand_offs` (`complaint`,`hand_off`);--> statement-breakpoint
CREATE TABLE `desk_recalls` (
	`key` text PRIMARY KEY NOT NULL,
	`complaint` text NOT NULL,
	`hand_off` text NOT NULL,
	`department` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`key`) REFERENCES `effect_ledger`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `desk_recall_complaint` ON `desk_recalls` (`complaint`,`hand_off`);--> statement-breakpoint
CREATE TABLE `effect_ledger` (
	`key` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`complaint` text NOT NULL,
	`state` text NOT NULL,
	`reference` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`complaint` text NOT NULL,
	`purpose` text NOT NULL,
	`audience` text NOT NULL,
	`to` text,
	`medium` text,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`key`) REFERENCES `effect_ledger`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_complaint` ON `outbox` (`complaint`,`position`);--> statement-breakpoint
CREATE INDEX `outbox_audience` ON `outbox` (`audience`,`position`);--> statement-breakpoint
CREATE TABLE `plans` (
	`hash` text PRIMARY KEY NOT NULL,
	`plan` text NOT NULL,
	`version` text NOT NULL,
	`source` text NOT NULL,
	`at` integer NOT NULL
);
