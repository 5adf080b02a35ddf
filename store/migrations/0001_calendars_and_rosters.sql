CREATE TABLE `calendar_uploads` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`calendar` text NOT NULL,
	`hash` text NOT NULL,
	`role` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`hash`) REFERENCES `calendars`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `calendar_uploads_calendar` ON `calendar_uploads` (`calendar`,`position`);--> statement-breakpoint
CREATE TABLE `calendars` (
	`hash` text PRIMARY KEY NOT NULL,
	`calendar` text NOT NULL,
	`offset_minutes` integer NOT NULL,
	`source` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rosters` (
	`version` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`roster` text NOT NULL,
	`role` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
